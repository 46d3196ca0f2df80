import { z } from "zod";
import type { Db } from "@/lib/infra/outbox/connection";
import { FREE_PLACES } from "./admission";

/** The kinds of jobs on the queue. A payload names its work; everything else is read from the run when it is done. */
const jobCall = z.object({
  run: z.uuid(),
  /** `"step"` asks what comes next; otherwise the hashed id of the one step to run. */
  step: z.string(),
  generation: z.number().int(),
  attempt: z.number().int(),
});
const jobWake = z.object({ run: z.uuid(), step: z.string() });
const jobCron = z.object({ functionId: z.string(), cron: z.string(), _cron: z.object({ ts: z.string() }) });

export const PAYLOADS = { job_call: jobCall, job_wake: jobWake, job_cron: jobCron };

export type CallJob = z.infer<typeof jobCall>;
export type WakeJob = z.infer<typeof jobWake>;
export type CronJob = z.infer<typeof jobCron>;

/** What holds a job while it runs: the fence against a late result after a takeover. */
export type Held = { jobId: string; pool: string /** How often the job was started, this time included. */; starts: number };

/** Thrown to leave a job that another worker took over alone. */
export class TakenOver extends Error {
  override readonly name = "TakenOver";

  constructor(held: Held) {
    super(`job ${held.jobId} was taken over from ${held.pool}; its late result is ignored`);
  }
}

/** Queues a job in the caller's transaction, due after `delaySeconds`. */
export async function enqueue(
  tx: Db,
  job: ({ task: "job_call" } & CallJob) | ({ task: "job_wake" } & WakeJob),
  delaySeconds = 0,
): Promise<void> {
  const { task, ...payload } = job;
  await tx.query("select job_enqueue($1, $2, $3::float8 * interval '1 second')", [task, JSON.stringify(payload), delaySeconds]);
}

/**
 * Takes the job off the queue in the transaction that stores what it did, its places in concurrency groups with it: all
 * happens or nothing.
 * @throws TakenOver when this worker no longer holds it.
 */
export async function release(tx: Db, held: Held): Promise<void> {
  const { rows } = await tx.query<{ held: boolean }>(
    `with ${FREE_PLACES} select job_release($1, $2) as held, (select count(*) from told)`,
    [held.jobId, held.pool],
  );
  if (!rows[0]?.held) throw new TakenOver(held);
}
