import type { Inngest, InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import type { Pool } from "pg";
import { type Db, inTransaction, openPool } from "@/lib/infra/outbox/connection";
import { startAdmission } from "./admission";
import { wake } from "./apply";
import { type Backoff, defaultBackoff } from "./backoff";
import { runCall } from "./call";
import { cronEvent } from "./events";
import type { JobEvent } from "./job-event";
import { installQueue, startQueue } from "./queue";
import { type Registry, readRegistry } from "./registry";
import { ingest, startRun } from "./runs";
import { store } from "./store";

/** Connections for short statements: slots wait for functions far longer than for the database. */
const STATE_CONNECTIONS = 6;
const QUEUE_CONNECTIONS = 5;

export type EngineOptions = {
  databaseUrl: string;
  client: Inngest.Any;
  functions: readonly InngestFunction.Any[];
  /** Calls at the same time. */
  slots: number;
  backoff?: Backoff;
};

export type RunningEngine = {
  /** Starts and cancels what the event starts and cancels, in the caller's transaction (as signalbox_system). */
  ingest(tx: Db, event: JobEvent, tenantId: string | null): Promise<void>;
  /** The same in transactions of its own, for events that functions send. */
  send(events: { event: JobEvent; tenantId: string | null }[]): Promise<void>;
  /** Takes no more jobs, lets running ones finish for up to `limitMs`, gives the others back. */
  stop(limitMs: number): Promise<void>;
};

/**
 * The embedded engine: runs Inngest functions through the SDK's own handler, in this process, on PostgreSQL. Runs,
 * steps and queue are rows, so that a killed process loses nothing and another one carries on.
 * docs/decisions/0003-jobs.md tells what it runs and what it refuses.
 * @throws Error naming every function that uses a feature the engine does not run.
 */
export async function startEngine(options: EngineOptions): Promise<RunningEngine> {
  const { databaseUrl, client, functions, slots, backoff = defaultBackoff } = options;
  const handler = serve({ client, functions: [...functions] });
  const registry = await readRegistry(handler, functions);
  const state = openPool({ databaseUrl, name: "signalbox jobs", max: STATE_CONNECTIONS });
  const owner = openPool({ databaseUrl, name: "signalbox job queue", as: "owner", max: QUEUE_CONNECTIONS });
  await installQueue(owner);
  await rememberFunctions(state, registry);
  const engine = { registry, backoff, pool: state, handler };
  const queue = startQueue({
    databaseUrl,
    pool: owner,
    registry,
    slots,
    work: {
      call: (job, held) => runCall(engine, job, held),
      wake: (job, held) => store(state, (tx) => wake(tx, job, held)),
      cron: ({ functionId, cron, _cron }) =>
        store(state, (tx) => startRun(tx, registry, functionId, cronEvent(functionId, cron, _cron.ts), null)),
    },
  });
  const admission = startAdmission(databaseUrl);
  return {
    ingest: (tx, event, tenantId) => ingest(tx, registry, event, tenantId),
    send: (events) =>
      inTransaction(state, async (tx) => {
        for (const { event, tenantId } of events) await ingest(tx, registry, event, tenantId);
      }),
    async stop(limitMs) {
      await Promise.all([admission.stop(), queue.stop(limitMs)]);
      await Promise.all([state.end(), owner.end()]);
    },
  };
}

/** For whoever looks at the jobs from another process. */
async function rememberFunctions(pool: Pool, registry: Registry): Promise<void> {
  const functions = [...registry.functions.values()].map((fn) => ({
    id: fn.id,
    config: { ...fn, handlesFailures: registry.failureHandlers.has(fn.id) },
  }));
  await store(pool, async (tx) => {
    await tx.query(
      `insert into job_functions (id, config) select id, config from json_to_recordset($1) as f (id text, config json)
       on conflict (id) do update set config = excluded.config, seen_at = now()`,
      [JSON.stringify(functions)],
    );
  });
}
