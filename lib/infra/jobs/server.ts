import { setTimeout as pause } from "node:timers/promises";
import type { InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import type { Pool } from "pg";
import { log } from "@/lib/infra/log";
import { inngest } from "./client";
import { MAX_EVENT_BYTES } from "./engine/events";
import type { JobEvent } from "./engine/job-event";
import { type JobsMode, SERVE_PATH } from "./mode";

/** A real Inngest server's side: handing it events, and telling it our functions. */

const REGISTER_RETRY_MS = { first: 1_000, most: 60_000 };

/**
 * Sends events, in order and each under its outbox id (the server drops repeats for 24 h). One that the server refuses
 * for good is kept in `job_undelivered` and logged, so that it cannot hold up the rest; any other failure throws.
 */
export async function deliverToServer(pool: Pool, events: JobEvent[]): Promise<void> {
  for (const event of events) {
    const reason = await refusalOf(event);
    if (!reason) continue;
    log.error({ event: event.id, type: event.name, reason }, "the Inngest server refused an event");
    await pool.query("insert into job_undelivered (event_id, reason) values ($1, $2) on conflict (event_id) do nothing", [
      event.id,
      reason,
    ]);
  }
}

/** Why the server will never take this event; null when it took it. */
async function refusalOf(event: JobEvent): Promise<string | null> {
  const bytes = Buffer.byteLength(JSON.stringify(event));
  if (bytes > MAX_EVENT_BYTES) return `larger than ${MAX_EVENT_BYTES} bytes (${bytes})`;
  try {
    await inngest.send({ id: event.id, name: event.name, data: event.data, ts: event.ts });
    return null;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (/^Inngest API Error: (400|406|409|412|413) /.test(words)) return words;
    throw error;
  }
}

/**
 * Tells the server our functions, again until it listens. Done from here, in process, because the served endpoint
 * accepts signed calls only and nobody outside could sign one.
 */
export function registerWithServer(
  mode: Extract<JobsMode, { kind: "server" }>,
  functions: readonly InngestFunction.Any[],
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const handler = serve({
    client: inngest,
    functions: [...functions],
    serveOrigin: mode.origin,
    servePath: SERVE_PATH,
    enableUnauthedSync: true,
  });
  // The SDK reads the host header even where the origin is pinned.
  const request = () =>
    new Request(new URL(SERVE_PATH, mode.origin), { method: "PUT", headers: { host: new URL(mode.origin).host }, body: "{}" });
  const register = async () => {
    for (let wait = REGISTER_RETRY_MS.first; !stopping.signal.aborted; wait = Math.min(wait * 2, REGISTER_RETRY_MS.most)) {
      const response = await handler(request());
      if (response.ok) return log.info({ functions: functions.length }, "functions registered with the Inngest server");
      log.warn({ status: response.status, retryInMs: wait }, "the Inngest server did not take our functions");
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const done = register().catch((error: unknown) => log.error({ err: error }, "functions not registered"));
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
