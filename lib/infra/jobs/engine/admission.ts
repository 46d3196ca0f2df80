import type { Db } from "@/lib/infra/outbox/connection";
import { keepSession } from "@/lib/infra/outbox/connection";
import type { Group, Throttle } from "./flow-control";
import type { CallJob } from "./tasks";
import { type Line, type Pick, pickTurns } from "./turns";

/** Calls whose functions limit them wait here, in `job_waiting`, and are let on the queue when their groups have room. */

/** Advisory lock key of whoever lets calls on the queue: one at a time, over all workers. */
const ADMISSION_LOCK = 4714;
const CHANNEL = "job_admission";
/** Backstop for a notification lost with its connection. */
const POLL_MS = 1_000;
/** Waiting calls looked at per lane, and let on the queue per transaction. */
const PER_LANE = 20;
const BATCH = 200;

/** Puts a call in its line, ready after `delaySeconds`. In the caller's transaction; woken by its commit. */
export async function waitInLine(
  tx: Db,
  call: CallJob,
  groups: readonly Group[],
  throttle: Throttle | null,
  delaySeconds: number,
): Promise<void> {
  const lane = laneOf(groups, throttle);
  await tx.query(
    `with waiting as (
       insert into job_waiting (run_id, step, generation, attempt, lane, limits, throttle, ready_at)
       values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + $8::float8 * interval '1 second') returning 1
     ) select pg_notify('${CHANNEL}', '') from waiting`,
    [call.run, call.step, call.generation, call.attempt, lane, JSON.stringify(groups), throttle && JSON.stringify(throttle), delaySeconds],
  );
}

/** The line of all calls that need the same groups and the same throttle. */
export const laneOf = (groups: readonly Group[], throttle: Throttle | null): string =>
  JSON.stringify([...groups.map(({ key }) => key), ...(throttle ? [`start ${throttle.key}`] : [])]);

/** Takes the calls of a run that ended out of their lines. */
export async function leaveLine(tx: Db, runId: string): Promise<void> {
  await tx.query("delete from job_waiting where run_id = $1", [runId]);
}

/** SQL that frees the places of job `$1` in its groups and says so; part of taking the job off the queue. */
export const FREE_PLACES = `freed as (delete from job_slots where job_id = $1 returning 1),
  told as (select pg_notify('${CHANNEL}', '') from freed limit 1)`;

/**
 * Lets waiting calls on the queue whenever there is room, in every worker; which of them does it makes no difference. A
 * place is taken in the transaction that queues the call and freed in the one that takes it off the queue: a worker that
 * dies leaves neither a free place taken nor a taken one free.
 */
export function startAdmission(databaseUrl: string): { stop(): Promise<void> } {
  return keepSession({ databaseUrl, name: "signalbox job admission" }, async ({ client, ended, idle }) => {
    await client.query(`listen ${CHANNEL}`);
    while (!ended.aborted) {
      await client.query("begin");
      let turn: Turn;
      try {
        turn = await admit(client);
        await client.query("commit");
      } catch (error) {
        await client.query("rollback").catch(() => {});
        throw error;
      }
      if (!turn.more) await idle(Math.min(POLL_MS, turn.nextMs));
    }
  });
}

/** `more`: there may be more to let in at once. `nextMs`: until a throttle or a delay lets the next one in. */
type Turn = { more: boolean; nextMs: number };

type LineRow = {
  lane: string;
  limits: Group[];
  throttle: Throttle | null;
  ids: string[];
  served: string | null;
  now: Date;
  arrival: Date | null;
};

/** One transaction's worth of admissions. Exported for tests. */
export async function admit(tx: Db): Promise<Turn> {
  const { rows: locks } = await tx.query<{ got: boolean }>("select pg_try_advisory_xact_lock($1) as got", [ADMISSION_LOCK]);
  // Whoever holds it hears of every commit itself.
  if (!locks[0]?.got) return { more: false, nextMs: POLL_MS };
  const { rows } = await tx.query<LineRow>(LINES, [PER_LANE]);
  if (rows.length === 0) return { more: false, nextMs: await nextReady(tx) };
  const { rows: taken } = await tx.query<{ key: string; lane: string; n: number }>(
    "select key, lane, count(*)::int as n from job_slots group by key, lane",
  );
  const { picks, nextMs } = pickTurns(rows.map(toLine), taken, rows[0]?.now.getTime() ?? 0, BATCH);
  if (picks.length > 0) await queue(tx, picks);
  const more =
    picks.length === BATCH ||
    rows.some(({ lane, ids }) => ids.length === PER_LANE && picks.filter((one) => one.lane === lane).length === PER_LANE);
  return { more, nextMs: Math.min(nextMs, await nextReady(tx)) };
}

/**
 * The head of every lane with a call that is ready, the oldest run first (ids are in the order of their making): what was
 * begun is finished before more is begun. A walk over the index: lanes are few, waiting calls may be many.
 */
const LINES = `
  with recursive lanes (lane) as (
    (select lane from job_waiting order by lane limit 1)
    union all
    select (select lane from job_waiting where lane > lanes.lane order by lane limit 1) from lanes where lanes.lane is not null
  )
  select lanes.lane, (head.limits[1])::json as limits, (head.throttle[1])::json as throttle, head.ids, job_lanes.served, clock_timestamp() as now, arrival
  from lanes
  cross join lateral (
    select array_agg(id::text order by run_id, id) as ids, array_agg(limits::text order by run_id desc) as limits,
      array_agg(throttle::text order by run_id desc) as throttle
    from (select id, run_id, limits, throttle from job_waiting where job_waiting.lane = lanes.lane and ready_at <= clock_timestamp()
          order by run_id, id limit $1) as first
  ) as head
  left join job_lanes on job_lanes.lane = lanes.lane
  left join job_throttles on job_throttles.key = (head.throttle[1])::json ->> 'key'
  where head.ids is not null`;

const toLine = ({ lane, limits, throttle, ids, served, arrival }: LineRow): Line => ({
  lane,
  groups: limits,
  throttle: throttle && { ...throttle, arrivalMs: arrival?.getTime() ?? null },
  ids,
  served: Number(served ?? 0),
});

async function queue(tx: Db, picks: readonly Pick[]): Promise<void> {
  await tx.query(
    `with picked as (select * from json_to_recordset($1) as p (id bigint, place int, lane text, keys json)),
     moved as (delete from job_waiting using picked where job_waiting.id = picked.id
       returning place, picked.lane, keys, run_id, step, generation, attempt),
     queued as materialized (
       select job_admit('job_call', json_build_object('run', run_id, 'step', step, 'generation', generation, 'attempt', attempt)) as job, lane, keys
       from (select * from moved order by place) as in_order)
     insert into job_slots (job_id, key, lane) select distinct job, key, lane from queued, json_array_elements_text(keys) as key`,
    [JSON.stringify(picks.map(({ id, lane, keys }, place) => ({ id, place, lane, keys })))],
  );
  await tx.query(
    `insert into job_lanes (lane, served) select lane, served from json_to_recordset($1) as l (lane text, served bigint)
     on conflict (lane) do update set served = excluded.served, served_at = now()`,
    [JSON.stringify(last(picks, ({ lane }) => lane))],
  );
  const throttled = picks.flatMap(({ throttle }) => (throttle ? [throttle] : []));
  if (throttled.length === 0) return;
  await tx.query(
    `insert into job_throttles (key, arrival) select key, to_timestamp(ms / 1000.0) from json_to_recordset($1) as t (key text, ms float8)
     on conflict (key) do update set arrival = excluded.arrival`,
    [JSON.stringify(last(throttled, ({ key }) => key).map(({ key, arrivalMs }) => ({ key, ms: arrivalMs })))],
  );
}

const last = <T>(list: readonly T[], keyOf: (one: T) => string): T[] => [...new Map(list.map((one) => [keyOf(one), one])).values()];

async function nextReady(tx: Db): Promise<number> {
  const { rows } = await tx.query<{ ms: number | null }>(
    `select extract(epoch from min(ready_at) - clock_timestamp())::float8 * 1000 as ms from (
       select ready_at from job_waiting where ready_at > clock_timestamp() order by ready_at limit 1) as next`,
  );
  return Math.max(1, Math.ceil(rows[0]?.ms ?? POLL_MS));
}
