import "server-only";
import { systemTx } from "@/lib/infra/db/transactions";

/** An idempotency key is remembered this long (DESIGN decision 7). */
const IDEMPOTENCY_HOURS = 24;
/** Ended runs with their steps, and refused events, are kept this long. */
const JOB_HISTORY_DAYS = 30;
/** Which tickets were deployed by one act is remembered this long; each one's deployment stays. */
const SELECTION_DAYS = 90;
/** A worker that died without a clean stop leaves its heartbeat row. */
const HEARTBEAT_HOURS = 1;
/** Rows deleted per transaction, so that no lock is held for long. */
const BATCH = 5_000;
/** A selection holds up to 500 items. */
const SELECTION_BATCH = 50;

/** Deletes idempotency records older than 24 h; returns how many. */
export function deleteExpiredIdempotencyRecords(): Promise<number> {
  return inBatches(() =>
    systemTx(
      (tx) => tx.$executeRaw`
        delete from idempotency_records where (tenant_id, scope, ordinal) in (
          select tenant_id, scope, ordinal from idempotency_records
          where created_at < now() - make_interval(hours => ${IDEMPOTENCY_HOURS}::int) order by created_at limit ${BATCH})`,
    ),
  );
}

/** Deletes runs that ended more than 30 days ago, and other leavings of the job system; returns how many runs. */
export async function deleteOldRuns(): Promise<number> {
  await systemTx(async (tx) => {
    await tx.$executeRaw`delete from job_undelivered where created_at < now() - make_interval(days => ${JOB_HISTORY_DAYS}::int)`;
    // A lane's place in the order of turns, and a throttle that has long let everything through again, mean nothing any more.
    await tx.$executeRaw`
      delete from job_lanes where served_at < now() - make_interval(hours => ${HEARTBEAT_HOURS}::int)
        and not exists (select 1 from job_waiting where job_waiting.lane = job_lanes.lane)`;
    await tx.$executeRaw`delete from job_throttles where arrival < now() - interval '1 day'`;
    await tx.$executeRaw`delete from worker_heartbeats where beat_at < now() - make_interval(hours => ${HEARTBEAT_HOURS}::int)`;
  });
  return inBatches(() =>
    systemTx(
      (tx) => tx.$executeRaw`
        delete from job_runs where id in (
          select id from job_runs where ended_at < now() - make_interval(days => ${JOB_HISTORY_DAYS}::int) order by ended_at limit ${BATCH})`,
    ),
  );
}

/** Deletes selections of tickets that were made more than 90 days ago, with their items; returns how many selections. */
export function deleteOldBulkDeployments(): Promise<number> {
  return inBatches(
    () =>
      systemTx(async (tx) => {
        const old = await tx.bulkDeployment.findMany({
          where: { createdAt: { lt: new Date(Date.now() - SELECTION_DAYS * 86_400_000) } },
          orderBy: { createdAt: "asc" },
          take: SELECTION_BATCH,
          select: { id: true, tenantId: true },
        });
        if (old.length === 0) return 0;
        await tx.bulkDeploymentItem.deleteMany({ where: { OR: old.map(({ id, tenantId }) => ({ bulkId: id, tenantId })) } });
        return (await tx.bulkDeployment.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } })).count;
      }),
    SELECTION_BATCH,
  );
}

async function inBatches(deleteBatch: () => Promise<number>, batch = BATCH): Promise<number> {
  let total = 0;
  for (;;) {
    const deleted = await deleteBatch();
    total += deleted;
    if (deleted < batch) return total;
  }
}
