import type { Db } from "@/lib/infra/outbox/connection";
import type { Operation } from "./protocol";
import { discover, type LockedRun } from "./runs";

/** Limits of a real Inngest server, kept here too, so that moving to one changes nothing. */
export const MAX_STEPS = 1_000;
export const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;

/** A step's result as it is stored and given back: JSON text of `{"data": …}` or `{"error": …}`. */
export type StepResult = string;

/**
 * Notes a step that will be done by a job of its own, due at once or after `delaySeconds`. False: it was known already.
 * @param detail what it waits for: an event's name or a function's id.
 */
export async function addPending(
  tx: Db,
  run: LockedRun,
  step: Operation,
  delaySeconds: number | null,
  detail: string | null = null,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into job_steps (run_id, id, name, op, next_at, detail)
     values ($1, $2, $3, $4, clock_timestamp() + $5::float8 * interval '1 second', $6)
     on conflict (run_id, id) do nothing`,
    [run.id, step.id, step.displayName ?? step.id, step.op, delaySeconds, detail],
  );
  return rowCount === 1;
}

/** How a step came to its end, for whoever looks at the run: failed attempts before this one, and when this one began. */
export type Course = { attempt: number; startedAt: Date };

/** Remembers a finished step, once: a result that comes second is dropped. The run must be locked. */
export async function memoise(tx: Db, run: LockedRun, step: Operation, result: StepResult, course: Course | null = null): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into job_steps (run_id, id, name, op, result, done_at, done_no, attempt, started_at)
     values ($1, $2, $3, $4, $5, clock_timestamp(), (select coalesce(max(done_no), 0) + 1 from job_steps where run_id = $1), $6, $7)
     on conflict (run_id, id) do update set result = excluded.result, done_at = excluded.done_at, done_no = excluded.done_no, next_at = null,
       attempt = excluded.attempt, started_at = excluded.started_at
     where job_steps.result is null`,
    [run.id, step.id, step.displayName ?? step.id, step.op, result, course?.attempt ?? 0, course?.startedAt ?? null],
  );
  return rowCount === 1;
}

/** Goes on after memoised steps: at once when none is pending; while some are only if `eager` (a race has a winner). */
export async function proceed(tx: Db, run: LockedRun, eager: boolean): Promise<void> {
  const { rows } = await tx.query<{ pending: boolean }>(
    "select exists (select 1 from job_steps where run_id = $1 and result is null) as pending",
    [run.id],
  );
  const settled = !rows[0]?.pending;
  if (settled || eager) await discover(tx, run, settled);
}

/** Whether the step still waits for its result. */
export async function isPending(tx: Db, runId: string, stepId: string): Promise<boolean> {
  const { rowCount } = await tx.query("select 1 from job_steps where run_id = $1 and id = $2 and result is null", [runId, stepId]);
  return rowCount === 1;
}

/** How many steps the run has found so far. */
export async function countSteps(tx: Db, runId: string): Promise<number> {
  const { rows } = await tx.query<{ n: number }>("select count(*)::int as n from job_steps where run_id = $1", [runId]);
  return rows[0]?.n ?? 0;
}

/** Finished steps in the order of their completion, results as JSON text. */
export async function doneSteps(db: Db, runId: string): Promise<{ id: string; result: StepResult }[]> {
  const { rows } = await db.query<{ id: string; result: string }>(
    "select id, result::text as result from job_steps where run_id = $1 and done_no is not null order by done_no",
    [runId],
  );
  return rows;
}
