import "server-only";
import { hostname } from "node:os";
import type { InngestFunction } from "inngest";
import { log } from "@/lib/infra/log";
import { openPool } from "@/lib/infra/outbox/connection";
import { type Delivery, startDispatcher } from "@/lib/infra/outbox/dispatcher";
import type { OutboxEnvelope } from "@/lib/infra/outbox/envelope";
import { startSequencer } from "@/lib/infra/outbox/sequencer";
import { newId } from "@/lib/shared/ids";
import { inngest, setEmbeddedSend } from "./client";
import type { Backoff } from "./engine/backoff";
import { type RunningEngine, startEngine } from "./engine/engine";
import type { JobEvent } from "./engine/job-event";
import { startHeartbeat } from "./heartbeat";
import { type JobsMode, jobsMode } from "./mode";
import { deliverToServer, registerWithServer } from "./server";

/** Jobs at the same time in one worker process. */
const SLOTS = 10;
/** How long running steps may take to finish when the worker is asked to stop. */
const STOP_LIMIT_MS = 20_000;

export type WorkerOptions = {
  functions: readonly InngestFunction.Any[];
  databaseUrl: string;
  slots?: number;
  stopLimitMs?: number;
  /** Delays after failures that name none; for tests. */
  backoff?: Backoff;
};

export type Worker = {
  readonly id: string;
  /** Finishes running steps (up to the limit), then closes every connection. */
  stop(): Promise<void>;
};

/**
 * Starts the background side of Signalbox in this process: sequencer, dispatcher, heartbeat and, unless an Inngest
 * server is configured, the embedded job engine. Any number of workers may run; each survives PostgreSQL's restarts.
 * @throws Error when a function uses a feature the embedded engine does not run, or the environment contradicts itself.
 */
export async function startWorker({
  functions,
  databaseUrl,
  slots = SLOTS,
  stopLimitMs = STOP_LIMIT_MS,
  backoff,
}: WorkerOptions): Promise<Worker> {
  const id = `${hostname()}-${process.pid}-${newId().slice(-6)}`;
  const mode = jobsMode();
  const engine = mode.kind === "embedded" ? await startEngine({ databaseUrl, client: inngest, functions, slots, backoff }) : null;
  if (engine) setEmbeddedSend(engine.send);
  const pool = openPool({ databaseUrl, name: "signalbox worker", max: 2 });
  const registration = mode.kind === "server" ? registerWithServer(mode, functions) : null;
  const parts = [
    startSequencer({ databaseUrl }),
    startDispatcher({ databaseUrl, delivery: deliveryOf(mode, engine) }),
    startHeartbeat(pool, id),
    ...(registration ? [registration] : []),
  ];
  log.info({ worker: id, jobs: mode.kind, functions: functions.length }, "worker started");
  return {
    id,
    async stop() {
      // First what brings new work, then the work itself.
      await Promise.all(parts.map((part) => part.stop()));
      await engine?.stop(stopLimitMs);
      setEmbeddedSend(undefined);
      await pool.end();
      log.info({ worker: id }, "worker stopped");
    },
  };

  function deliveryOf({ kind }: JobsMode, running: RunningEngine | null): Delivery {
    if (kind === "server" || !running) return { kind: "before", deliver: (events) => deliverToServer(pool, events.map(toJobEvent)) };
    return {
      kind: "within",
      async deliver(tx, events) {
        for (const envelope of events) await running.ingest(tx, toJobEvent(envelope), envelope.tenantId);
      },
    };
  }
}

/** A domain event as functions receive it: the outbox's id, so that a repeat is known, and the envelope as `data`. */
function toJobEvent(envelope: OutboxEnvelope): JobEvent {
  return { id: envelope.id, name: envelope.type, data: { ...envelope }, ts: Date.parse(envelope.occurredAt) };
}
