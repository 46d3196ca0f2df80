import type { Db } from "@/lib/infra/outbox/connection";
import { newId } from "@/lib/shared/ids";
import { leaveLine, waitInLine } from "./admission";
import { deliverToWaits } from "./deliveries";
import { type Group, groupsOf, type Throttle, throttleOf } from "./flow-control";
import type { JobEvent } from "./job-event";
import type { JobError } from "./protocol";
import type { FunctionConfig, Registry } from "./registry";
import { type CallJob, enqueue } from "./tasks";

/** A step of a run that waits for another run's end. */
export type Parent = { run: string; step: string };

/** A run, locked for the rest of the transaction. */
export type LockedRun = {
  id: string;
  functionId: string;
  generation: number;
  running: boolean;
  retries: number;
  /** The concurrency groups of its calls; null: none. */
  groups: Group[] | null;
  parent: Parent | null;
};

/**
 * Cancels what `event` cancels, wakes what waits for it, then starts a run of every function it triggers. Inside the
 * caller's transaction, so that event and runs are one commit; an event id starts a function once, however often it comes.
 */
export async function ingest(tx: Db, registry: Registry, event: JobEvent, tenantId: string | null): Promise<void> {
  await deliverToWaits(tx, event);
  for (const fn of registry.functions.values()) {
    for (const rule of fn.cancelOn) if (rule.event === event.name) await cancelMatching(tx, fn, rule.path, event);
    if (fn.events.includes(event.name)) await startRun(tx, registry, fn.id, event, tenantId);
  }
}

/** Starts a run unless this event already started one of this function. */
export async function startRun(
  tx: Db,
  registry: Registry,
  functionId: string,
  event: JobEvent,
  tenantId: string | null,
  parent: Parent | null = null,
): Promise<void> {
  const id = newId();
  const flow = registry.functions.get(functionId)?.flow;
  const groups = flow ? groupsOf(functionId, flow, event) : [];
  const throttle = flow ? throttleOf(functionId, flow, event) : null;
  const limits = groups.length > 0 ? groups : null;
  const { rowCount } = await tx.query(
    `insert into job_runs (id, function_id, event_id, tenant_id, event, limits, parent_run, parent_step) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (function_id, event_id) do nothing`,
    [
      id,
      functionId,
      event.id,
      tenantId,
      JSON.stringify(event),
      limits && JSON.stringify(limits),
      parent?.run ?? null,
      parent?.step ?? null,
    ],
  );
  if (rowCount === 1) await enqueueCall(tx, { groups: limits }, { run: id, step: "step", generation: 0, attempt: 0 }, 0, throttle);
}

/** Queues a call of a run, due after `delaySeconds`: at once where nothing limits the function, else in its line. */
export async function enqueueCall(
  tx: Db,
  { groups }: Pick<LockedRun, "groups">,
  call: CallJob,
  delaySeconds = 0,
  throttle: Throttle | null = null,
): Promise<void> {
  if (groups || throttle) await waitInLine(tx, call, groups ?? [], throttle, delaySeconds);
  else await enqueue(tx, { task: "job_call", ...call }, delaySeconds);
}

async function cancelMatching(tx: Db, fn: FunctionConfig, path: string[] | null, event: JobEvent): Promise<void> {
  await tx.query(
    `with cancelled as (
       update job_runs set status = 'cancelled', ended_at = now(), next_at = null
       where function_id = $1 and status = 'running' and ($2::text[] is null or (event #> $2)::text = ($3::json #> $2)::text)
       returning id, parent_run, parent_step
     ), left_line as (delete from job_waiting where run_id in (select id from cancelled))
     select job_enqueue('job_wake', json_build_object('run', parent_run, 'step', parent_step), interval '0')
     from cancelled where parent_run is not null`,
    [fn.id, path, JSON.stringify(event)],
  );
}

/** Locks a run: whoever memoises, finishes or moves it on waits here for whoever does so already. */
export async function lockRun(tx: Db, id: string): Promise<LockedRun | null> {
  const { rows } = await tx.query<LockedRow>(
    "select function_id, generation, status, retries, limits, parent_run, parent_step from job_runs where id = $1 for update",
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const parent = row.parent_run && row.parent_step ? { run: row.parent_run, step: row.parent_step } : null;
  const { function_id: functionId, generation, retries, limits: groups } = row;
  return { id, functionId, generation, retries, running: row.status === "running", groups, parent };
}

type LockedRow = {
  function_id: string;
  generation: number;
  status: string;
  retries: number;
  limits: Group[] | null;
  parent_run: string | null;
  parent_step: string | null;
};

/** Ends a locked run well. */
export async function completeRun(tx: Db, run: LockedRun, output: string): Promise<void> {
  await tx.query(
    "update job_runs set status = 'completed', output = $2, last_error = null, next_at = null, ended_at = now() where id = $1",
    [run.id, output],
  );
  await afterEnd(tx, run);
}

/** Ends a locked run badly and calls the function's `onFailure`, if it has one. */
export async function failRun(tx: Db, registry: Registry, run: LockedRun, error: JobError): Promise<void> {
  const { rows } = await tx.query<{ event: JobEvent; tenant_id: string | null }>(
    "update job_runs set status = 'failed', last_error = $2, next_at = null, ended_at = now() where id = $1 returning event, tenant_id",
    [run.id, JSON.stringify(error)],
  );
  await afterEnd(tx, run);
  const handler = registry.failureHandlers.get(run.functionId);
  const [failed] = rows;
  if (!handler || !failed) return;
  const data = { function_id: run.functionId, run_id: run.id, error, event: failed.event };
  // A run that a person started again and that fails again calls it again.
  const id = `${run.id}.failed${run.retries > 0 ? `.${run.retries}` : ""}`;
  await startRun(tx, registry, handler, { id, name: "inngest/function.failed", data, ts: Date.now() }, failed.tenant_id);
}

async function afterEnd(tx: Db, run: LockedRun): Promise<void> {
  if (run.groups) await leaveLine(tx, run.id);
  if (run.parent) await enqueue(tx, { task: "job_wake", ...run.parent });
}

/** Asks the function what comes next. `settled`: nothing is pending any more, so it may run steps on the way again. */
export async function discover(tx: Db, run: LockedRun, settled: boolean): Promise<void> {
  const { rows } = await tx.query<{ generation: number }>(
    `update job_runs set generation = generation + 1, parallel = parallel and not $2, attempt = 0, last_error = null, next_at = null
     where id = $1 returning generation`,
    [run.id, settled],
  );
  await enqueueCall(tx, run, { run: run.id, step: "step", generation: rows[0]?.generation ?? 0, attempt: 0 });
}
