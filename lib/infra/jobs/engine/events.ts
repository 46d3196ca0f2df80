import { z } from "zod";
import { newId } from "@/lib/shared/ids";
import type { JobEvent } from "./job-event";

/** Limit of a real Inngest server, kept here too. */
export const MAX_EVENT_BYTES = 512 * 1024;

/** The event of a scheduled run; its id makes the run unique for this function, pattern and minute. */
export function cronEvent(functionId: string, cron: string, at: string): JobEvent {
  return { id: `cron ${functionId} ${cron} ${at}`, name: "inngest/scheduled.timer", data: { cron }, ts: Date.parse(at) };
}

const sent = z.array(
  z.object({
    id: z.string().min(1).optional(),
    name: z.string().min(1),
    data: z.record(z.string(), z.unknown()).default({}),
    ts: z.number().int().optional(),
    user: z.unknown().optional(),
    v: z.unknown().optional(),
    meta: z.unknown().optional(),
  }),
);

type SentEvent = { event: JobEvent; tenantId: string | null };
export type Send = (events: SentEvent[]) => Promise<void>;

/**
 * `fetch` for the Inngest client when no server is configured: events that functions send go to `send`, anything else
 * is refused. Nothing leaves the process.
 */
export function embeddedFetch(send: () => Send | undefined): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (init?.method !== "POST" || !url.pathname.startsWith("/e/")) {
      return refusal(501, `${init?.method ?? "GET"} ${url.pathname} needs an Inngest server`);
    }
    const deliver = send();
    if (!deliver) return refusal(501, "Jobs run in the worker process; elsewhere emit an outbox event instead of sending one");
    const text = String(init.body);
    const parsed = sent.safeParse(JSON.parse(text));
    if (!parsed.success) return refusal(400, z.prettifyError(parsed.error));
    const events = parsed.data.map((event) => ({ ...event, id: event.id ?? newId(), ts: event.ts ?? Date.now() }));
    const large = events.find((event) => Buffer.byteLength(JSON.stringify(event)) > MAX_EVENT_BYTES);
    if (large) return refusal(413, `The event "${large.name}" is larger than ${MAX_EVENT_BYTES} bytes`);
    await deliver(events.map((event) => ({ event, tenantId: tenantOf(event) })));
    return Response.json({ ids: events.map(({ id }) => id), status: 200 });
  };
}

const refusal = (status: number, error: string) => Response.json({ error, status }, { status });

function tenantOf(event: JobEvent): string | null {
  const tenant = z.uuid().safeParse(event.data.tenantId);
  return tenant.success ? tenant.data : null;
}
