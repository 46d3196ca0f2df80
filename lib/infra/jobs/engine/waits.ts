import type { Db } from "@/lib/infra/outbox/connection";
import { demandsOf, parseCondition } from "./expressions";
import type { JobEvent } from "./job-event";
import { type Operation, readError, sleepSeconds } from "./protocol";
import type { LockedRun } from "./runs";
import { addPending, type StepResult } from "./steps";
import { enqueue } from "./tasks";

/**
 * Steps that wait for something outside their run. An event, or the end of an invoked run, never touches the waiting run
 * itself: it leaves its mark and queues a wake-up, so that no transaction locks two runs.
 */

/**
 * `step.waitForEvent` (inngest.com/docs/reference/functions/step-wait-for-event, read 2026-11-21): the first event of
 * that name that arrives after the step was reached and meets `match` or `if`; null after `timeout`.
 * @returns null, or why the run must end: an expression the engine does not understand.
 */
export async function addWait(tx: Db, run: LockedRun, op: Operation): Promise<string | null> {
  const { if: text, timeout } = op.opts ?? {};
  const comparisons = typeof text === "string" ? parseCondition(text) : [];
  if (!comparisons || op.name === undefined) return `The expression "${text}" of step.waitForEvent ("${op.displayName ?? op.id}")`;
  const seconds = sleepSeconds(String(timeout ?? ""), Date.now());
  if (!(await addPending(tx, run, op, seconds, op.name))) return null;
  await tx.query("insert into job_waits (run_id, step_id, event_name, conditions) values ($1, $2, $3, $4)", [
    run.id,
    op.id,
    op.name,
    JSON.stringify(demandsOf(comparisons, await eventOf(tx, run.id))),
  ]);
  await enqueue(tx, { task: "job_wake", run: run.id, step: op.id }, seconds);
  return null;
}

async function eventOf(tx: Db, runId: string): Promise<JobEvent> {
  const { rows } = await tx.query<{ event: JobEvent }>("select event from job_runs where id = $1", [runId]);
  if (!rows[0]) throw new Error(`No run ${runId}`);
  return rows[0].event;
}

type WaitingRow = {
  op: string;
  due: boolean;
  detail: string | null;
  received: string | null;
  child_status: string | null;
  child_output: string | null;
  child_error: unknown;
};

/** What a pending step that waits has come to; null: it waits on. */
export async function outcomeOf(tx: Db, runId: string, stepId: string): Promise<{ op: string; result: StepResult } | null> {
  const { rows } = await tx.query<WaitingRow>(
    `select step.op, step.detail, coalesce(step.next_at <= clock_timestamp(), false) as due, received::text as received,
       child.status as child_status, child.output::text as child_output, child.last_error as child_error
     from job_steps as step
     left join job_waits as wait on wait.run_id = step.run_id and wait.step_id = step.id
     left join job_runs as child on child.parent_run = step.run_id and child.parent_step = step.id
     where step.run_id = $1 and step.id = $2 and step.result is null`,
    [runId, stepId],
  );
  const [row] = rows;
  const result = row && resultOf(row);
  return row && result ? { op: row.op, result } : null;
}

function resultOf(row: WaitingRow): StepResult | null {
  switch (row.op) {
    case "Sleep":
      // Its wake-up is queued for its end and for nothing else.
      return '{"data":null}';
    case "WaitForEvent":
      if (row.received !== null) return `{"data":${row.received}}`;
      return row.due ? '{"data":null}' : null;
    case "InvokeFunction":
      return invoked(row);
    default:
      return null;
  }
}

function invoked({ child_status: status, child_output: output, child_error: error, detail, due }: WaitingRow): StepResult | null {
  if (status === "completed") return `{"data":${output ?? "null"}}`;
  if (status === "failed") return JSON.stringify({ error: readError(error) });
  if (status === "cancelled")
    return JSON.stringify({ error: { name: "InvokeCancelled", message: `The invoked run of ${detail} was cancelled` } });
  return due ? JSON.stringify({ error: { name: "InvokeTimeout", message: `The invoked run of ${detail} took too long` } }) : null;
}
