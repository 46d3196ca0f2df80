import "server-only";
import { systemTx } from "@/lib/infra/db/transactions";

/**
 * Reading and cancelling runs of the embedded engine. A real Inngest server keeps its own runs: what the product shows
 * of a job must come from the domain's rows, and these are for operators, tests and the jobs screen.
 */
export type RunView = {
  id: string;
  functionId: string;
  eventId: string;
  status: "running" | "completed" | "failed" | "cancelled";
  /** Failed attempts of the present call, why the last one failed, and when the next call, retry or wake-up is due. */
  attempt: number;
  lastError: { name: string; message: string } | null;
  nextAt: Date | null;
  createdAt: Date;
  endedAt: Date | null;
};

type RunRow = {
  id: string;
  function_id: string;
  event_id: string;
  status: RunView["status"];
  attempt: number;
  last_error: { name: string; message: string } | null;
  next_at: Date | null;
  created_at: Date;
  ended_at: Date | null;
};

/** The runs that an event (for a domain event: the outbox row's id) started, oldest first. */
export async function runsOfEvent(eventId: string): Promise<RunView[]> {
  const rows = await systemTx(
    (tx) => tx.$queryRaw<RunRow[]>`
    select run.id, function_id, event_id, status, greatest(run.attempt, step.attempt) as attempt,
      coalesce(step.last_error, run.last_error) as last_error, least(run.next_at, step.next_at) as next_at, run.created_at, ended_at
    from job_runs as run
    left join lateral (
      select attempt, last_error, next_at from job_steps where run_id = run.id and result is null order by next_at nulls last limit 1
    ) as step on run.status = 'running'
    where event_id = ${eventId} order by run.created_at, run.id`,
  );
  return rows.map(toView);
}

/**
 * Cancels a run: no further call starts, and what a step running at this moment brings is dropped (the step itself is
 * not interrupted). False when it had ended already.
 */
export async function cancelRun(id: string): Promise<boolean> {
  const changed = await systemTx(
    (tx) => tx.$executeRaw`
      update job_runs set status = 'cancelled', ended_at = now(), next_at = null where id = ${id}::uuid and status = 'running'`,
  );
  return changed === 1;
}

function toView(row: RunRow): RunView {
  return {
    id: row.id,
    functionId: row.function_id,
    eventId: row.event_id,
    status: row.status,
    attempt: row.attempt,
    lastError: row.last_error && { name: row.last_error.name, message: row.last_error.message },
    nextAt: row.next_at,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}
