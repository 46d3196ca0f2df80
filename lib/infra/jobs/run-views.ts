import "server-only";
import { Prisma } from "@/lib/infra/db/generated/client";
import { systemTx } from "@/lib/infra/db/transactions";
import type { FlowControl } from "./engine/flow-control";

/**
 * What the jobs screen shows of the embedded engine's runs: one workspace's own, never those of the installation. A real
 * Inngest server keeps its runs to itself and has its own screen.
 */
export type RunState = "running" | "waiting" | "failed" | "done" | "cancelled";

/** Why a run makes no step at this moment. */
export type Waiting = {
  reason: "sleep" | "event" | "run" | "retry" | "concurrency" | "throttle";
  /** When it goes on at the latest; null: as soon as there is room. */
  until: Date | null;
  /** The event's name or the invoked function's id; with concurrency how many may run at once. */
  detail: string | null;
};

export type RunView = {
  id: string;
  functionId: string;
  eventId: string;
  eventName: string;
  /** The ticket that the event names, or is about. */
  ticketId: string | null;
  state: RunState;
  waiting: Waiting | null;
  /** Failed attempts of the present call. */
  attempt: number;
  lastError: { name: string; message: string } | null;
  retries: number;
  createdAt: Date;
  endedAt: Date | null;
};

export type StepView = {
  id: string;
  name: string;
  op: string;
  detail: string | null;
  /** Failed attempts before the one that counted, or so far. */
  attempt: number;
  lastError: { name: string; message: string } | null;
  nextAt: Date | null;
  startedAt: Date | null;
  createdAt: Date;
  doneAt: Date | null;
  /** `{"data": …}` or `{"error": …}`; null while it is pending. */
  result: { data?: unknown; error?: unknown } | null;
};

export type RunFilters = { functionId?: string | undefined; state?: RunState | undefined };
/** A place in the list: the run after which it goes on. */
export type RunPlace = { createdAt: Date; id: string };

type RunRow = {
  id: string;
  function_id: string;
  event_id: string;
  event_name: string | null;
  subject_type: string | null;
  subject_id: string | null;
  ticket_id: string | null;
  state: RunState;
  attempt: number;
  last_error: { name?: string; message?: string } | null;
  retries: number;
  created_at: Date;
  ended_at: Date | null;
  reason: Waiting["reason"] | null;
  until: Date | null;
  detail: string | null;
};

/** A run beside its line, and the step that says most about what it does: one at work before one that waits. */
const RUNS = Prisma.sql`
  select run.id, run.tenant_id, run.function_id, run.event_id, run.event ->> 'name' as event_name,
    run.event -> 'data' -> 'subject' ->> 'type' as subject_type, run.event -> 'data' -> 'subject' ->> 'id' as subject_id,
    run.event -> 'data' -> 'data' ->> 'ticket_id' as ticket_id, run.retries, run.created_at, run.ended_at,
    greatest(run.attempt, step.attempt) as attempt, coalesce(step.last_error, run.last_error) as last_error, why.reason, why.until, why.detail,
    case when run.status = 'completed' then 'done' when run.status <> 'running' then run.status
      when why.reason is null then 'running' else 'waiting' end as state
  from job_runs as run
  left join lateral (
    select ready_at, throttle, limits from job_waiting where run_id = run.id order by ready_at limit 1
  ) as line on run.status = 'running'
  left join lateral (
    select op, detail, next_at, attempt, last_error, op = 'StepPlanned' and coalesce(next_at <= now(), true) as at_work
    from job_steps where run_id = run.id and result is null order by 6 desc, next_at nulls last limit 1
  ) as step on run.status = 'running'
  left join job_throttles as throttle on throttle.key = line.throttle ->> 'key'
  left join lateral (
    select case
        when line.ready_at > now() then 'retry' when line.throttle is not null and throttle.arrival > now() then 'throttle'
        when line.ready_at is not null then 'concurrency'
        when run.next_at > now() then 'retry' when step.at_work then null when step.op = 'Sleep' then 'sleep'
        when step.op = 'WaitForEvent' then 'event' when step.op = 'InvokeFunction' then 'run' when step.next_at > now() then 'retry' end as reason
  ) as because on true
  left join lateral (
    select because.reason, case because.reason
        when 'concurrency' then null when 'throttle' then throttle.arrival
        else coalesce(line.ready_at, case when run.next_at > now() then run.next_at end, step.next_at) end as until,
      case because.reason when 'event' then step.detail when 'run' then step.detail
        when 'concurrency' then (select min(place ->> 'limit') from json_array_elements(line.limits) as place) end as detail
  ) as why on true`;

const ENDED_OR_ALL = Prisma.sql`(
  select tenant_id, function_id, case status when 'completed' then 'done' else status end as state from job_runs)`;

/** A page of a workspace's runs, newest first, and how many there are in all. */
export async function listRuns(
  tenantId: string,
  { functionId, state }: RunFilters,
  page: { limit: number; offset: number; after: RunPlace | null },
): Promise<{ runs: RunView[]; total: number }> {
  const wanted = Prisma.sql`
    tenant_id = ${tenantId}::uuid and ${functionId === undefined ? Prisma.sql`true` : Prisma.sql`function_id = ${functionId}`}
    and ${state === undefined ? Prisma.sql`true` : Prisma.sql`state = ${state}`}`;
  const later = page.after
    ? Prisma.sql`and (created_at, id) < (${page.after.createdAt}::timestamptz, ${page.after.id}::uuid)`
    : Prisma.empty;
  return systemTx(async (tx) => {
    const rows = await tx.$queryRaw<RunRow[]>`
      select * from (${RUNS}) as runs where ${wanted} ${later} order by created_at desc, id desc limit ${page.limit} offset ${page.offset}`;
    // Only running runs differ by more than their row.
    const mayWait = state === "running" || state === "waiting";
    const [count] = await tx.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from ${mayWait ? Prisma.sql`(${RUNS})` : ENDED_OR_ALL} as runs where ${wanted}`;
    return { runs: rows.map(toRun), total: count?.n ?? 0 };
  });
}

/** One of a workspace's runs with its steps, in the order in which they were done, pending ones last. Null: there is none. */
export async function findRun(tenantId: string, id: string): Promise<{ run: RunView; output: unknown; steps: StepView[] } | null> {
  return systemTx(async (tx) => {
    const [row] = await tx.$queryRaw<RunRow[]>`
      select * from (${RUNS}) as runs where tenant_id = ${tenantId}::uuid and id = ${id}::uuid`;
    if (!row) return null;
    const [ended] = await tx.$queryRaw<{ output: unknown }[]>`select output from job_runs where id = ${id}::uuid`;
    const steps = await tx.$queryRaw<StepRow[]>`
      select id, name, op, detail, attempt, last_error, next_at, started_at, created_at, done_at, result
      from job_steps where run_id = ${id}::uuid order by done_no nulls last, created_at, id`;
    return { run: toRun(row), output: ended?.output ?? null, steps: steps.map(toStep) };
  });
}

export type FunctionView = {
  id: string;
  events: string[];
  crons: string[];
  attempts: number;
  flow: FlowControl;
  handlesFailures: boolean;
  counts: Record<"running" | "done" | "failed" | "cancelled", number>;
};

/** The functions as the workers registered them last, with a workspace's runs of each. */
export async function listFunctions(tenantId: string): Promise<FunctionView[]> {
  type Row = { id: string; config: Omit<FunctionView, "id" | "counts">; running: number; done: number; failed: number; cancelled: number };
  const rows = await systemTx(
    (tx) => tx.$queryRaw<Row[]>`
      select id, config, coalesce(running, 0)::int as running, coalesce(done, 0)::int as done, coalesce(failed, 0)::int as failed,
        coalesce(cancelled, 0)::int as cancelled
      from job_functions
      left join (
        select function_id, count(*) filter (where status = 'running') as running, count(*) filter (where status = 'completed') as done,
          count(*) filter (where status = 'failed') as failed, count(*) filter (where status = 'cancelled') as cancelled
        from job_runs where tenant_id = ${tenantId}::uuid group by function_id
      ) as runs on runs.function_id = id
      where seen_at > now() - interval '30 days' order by id`,
  );
  return rows.map(({ id, config, running, done, failed, cancelled }) => ({ ...config, id, counts: { running, done, failed, cancelled } }));
}

type StepRow = {
  id: string;
  name: string;
  op: string;
  detail: string | null;
  attempt: number;
  last_error: { name?: string; message?: string } | null;
  next_at: Date | null;
  started_at: Date | null;
  created_at: Date;
  done_at: Date | null;
  result: StepView["result"];
};

const toError = (error: { name?: string; message?: string } | null) =>
  error && { name: String(error.name ?? "Error"), message: String(error.message ?? "") };

function toRun(row: RunRow): RunView {
  return {
    id: row.id,
    functionId: row.function_id,
    eventId: row.event_id,
    eventName: row.event_name ?? "",
    ticketId: row.ticket_id ?? (row.subject_type === "ticket" ? row.subject_id : null),
    state: row.state,
    waiting: row.reason && { reason: row.reason, until: row.until, detail: row.detail },
    attempt: row.attempt,
    lastError: toError(row.last_error),
    retries: row.retries,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}

function toStep(row: StepRow): StepView {
  return {
    id: row.id,
    name: row.name,
    op: row.op,
    detail: row.detail,
    attempt: row.attempt,
    lastError: toError(row.last_error),
    nextAt: row.next_at,
    startedAt: row.started_at,
    createdAt: row.created_at,
    doneAt: row.done_at,
    result: row.result,
  };
}
