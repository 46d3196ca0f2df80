import type { Db } from "@/lib/infra/outbox/connection";
import { newId } from "@/lib/shared/ids";
import type { JobError } from "./protocol";
import type { FunctionConfig, Registry } from "./registry";
import { enqueue } from "./tasks";

/** An event as functions receive it. */
export type JobEvent = {
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** Epoch milliseconds. */
  ts: number;
  user?: unknown;
  v?: unknown;
  meta?: unknown;
};

/** A run, locked for the rest of the transaction. */
export type LockedRun = { id: string; functionId: string; generation: number; running: boolean };

/**
 * Cancels what `event` cancels, then starts a run of every function it triggers. Inside the caller's transaction, so
 * that event and runs are one commit; an event id starts a function once, however often it comes.
 */
export async function ingest(tx: Db, registry: Registry, event: JobEvent, tenantId: string | null): Promise<void> {
  for (const fn of registry.functions.values()) {
    for (const rule of fn.cancelOn) if (rule.event === event.name) await cancelMatching(tx, fn, rule.path, event);
    if (fn.events.includes(event.name)) await startRun(tx, fn.id, event, tenantId);
  }
}

/** Starts a run unless this event already started one of this function. */
export async function startRun(tx: Db, functionId: string, event: JobEvent, tenantId: string | null): Promise<void> {
  const id = newId();
  const { rowCount } = await tx.query(
    `insert into job_runs (id, function_id, event_id, tenant_id, event) values ($1, $2, $3, $4, $5)
     on conflict (function_id, event_id) do nothing`,
    [id, functionId, event.id, tenantId, JSON.stringify(event)],
  );
  if (rowCount === 1) await enqueue(tx, { task: "job_call", run: id, step: "step", generation: 0, attempt: 0 });
}

async function cancelMatching(tx: Db, fn: FunctionConfig, path: string[] | null, event: JobEvent): Promise<void> {
  await tx.query(
    `update job_runs set status = 'cancelled', ended_at = now(), next_at = null
     where function_id = $1 and status = 'running' and ($2::text[] is null or (event #> $2)::text = ($3::json #> $2)::text)`,
    [fn.id, path, JSON.stringify(event)],
  );
}

/** Locks a run: whoever memoises, finishes or moves it on waits here for whoever does so already. */
export async function lockRun(tx: Db, id: string): Promise<LockedRun | null> {
  const { rows } = await tx.query<{ function_id: string; generation: number; status: string }>(
    "select function_id, generation, status from job_runs where id = $1 for update",
    [id],
  );
  const [row] = rows;
  return row ? { id, functionId: row.function_id, generation: row.generation, running: row.status === "running" } : null;
}

/** Ends a locked run well. */
export async function completeRun(tx: Db, run: LockedRun, output: string): Promise<void> {
  await tx.query(
    "update job_runs set status = 'completed', output = $2, last_error = null, next_at = null, ended_at = now() where id = $1",
    [run.id, output],
  );
}

/** Ends a locked run badly and calls the function's `onFailure`, if it has one. */
export async function failRun(tx: Db, registry: Registry, run: LockedRun, error: JobError): Promise<void> {
  const { rows } = await tx.query<{ event: JobEvent; tenant_id: string | null }>(
    "update job_runs set status = 'failed', last_error = $2, next_at = null, ended_at = now() where id = $1 returning event, tenant_id",
    [run.id, JSON.stringify(error)],
  );
  const handler = registry.failureHandlers.get(run.functionId);
  const [failed] = rows;
  if (!handler || !failed) return;
  const data = { function_id: run.functionId, run_id: run.id, error, event: failed.event };
  await startRun(tx, handler, { id: `${run.id}.failed`, name: "inngest/function.failed", data, ts: Date.now() }, failed.tenant_id);
}

/** Asks the function what comes next. `settled`: nothing is pending any more, so it may run steps on the way again. */
export async function discover(tx: Db, run: LockedRun, settled: boolean): Promise<void> {
  const { rows } = await tx.query<{ generation: number }>(
    `update job_runs set generation = generation + 1, parallel = parallel and not $2, attempt = 0, last_error = null, next_at = null
     where id = $1 returning generation`,
    [run.id, settled],
  );
  await enqueue(tx, { task: "job_call", run: run.id, step: "step", generation: rows[0]?.generation ?? 0, attempt: 0 });
}
