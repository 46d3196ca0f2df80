import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  type JobHelpers,
  Logger,
  type ParsedCronItem,
  parseCronItem,
  type Runner,
  run,
  runMigrations,
  type TaskList,
} from "graphile-worker";
import type { Pool } from "pg";
import { log } from "@/lib/infra/log";
import type { Registry } from "./registry";
import { type Watch, watchPools } from "./takeover";
import { type CallJob, type CronJob, type Held, PAYLOADS, TakenOver, type WakeJob } from "./tasks";

/** How often an idle slot looks for due jobs that no notification announced: retries, sleeps, taken-over jobs. */
const POLL_MS = 1_000;
const RESTART_MS = 500;

export type Work = {
  call(job: CallJob, held: Held): Promise<void>;
  wake(job: WakeJob, held: Held): Promise<void>;
  cron(job: CronJob): Promise<void>;
};

type QueueOptions = { databaseUrl: string; pool: Pool; registry: Registry; slots: number; work: Work };

/** Installs or updates the queue's own schema. Several workers at once are safe. */
export async function installQueue(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quietLogger });
}

/**
 * Works off the queue with `slots` jobs at a time until stopped. graphile-worker shuts its pool down when the database
 * goes away at the wrong moment: it is started again, and what the old pool held is taken over like a dead worker's.
 * @param options.pool as the owner of the queue's schema, at least `slots` + 2 connections.
 */
export function startQueue(options: QueueOptions): { stop(limitMs: number): Promise<void> } {
  const watch = watchPools(options.databaseUrl);
  let stopping = false;
  let runner: Runner | undefined;
  const supervise = async () => {
    while (!stopping) {
      try {
        runner = await startRunner(options, watch);
        if (stopping) return;
        await runner.promise;
      } catch (error) {
        if (!stopping) log.warn({ err: error }, "job queue stopped; starting it again");
      }
      if (!stopping) await pause(RESTART_MS);
    }
  };
  const supervised = supervise();
  return {
    async stop(limitMs) {
      stopping = true;
      const limit = new AbortController();
      const ended = Promise.allSettled([runner?.stop()]);
      const tooLong = pause(limitMs, "late", { signal: limit.signal }).catch(() => {});
      // Jobs still running after the limit are given back: another worker starts them again.
      if ((await Promise.race([ended, tooLong])) === "late") await runner?.kill().catch(() => {});
      limit.abort();
      await supervised;
      await watch.stop();
    },
  };
}

async function startRunner({ pool, registry, slots, work }: QueueOptions, watch: Watch): Promise<Runner> {
  let id = "";
  const runner = await run({
    pgPool: pool,
    concurrency: slots,
    taskList: taskList(work),
    parsedCronItems: cronItems(registry),
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: quietLogger,
    preset: {
      // Unbatched, a failing completion is an unhandled rejection; batched, it is an event and a restart.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [
        {
          name: "SignalboxAlive",
          version: "1",
          worker: {
            hooks: {
              // Awaited before a slot fetches its first job: no job is ever held by a pool without its lock.
              async startWorker(_context, { worker }) {
                id = worker.workerPool.id;
                await watch.declare(id);
              },
            },
          },
        },
      ],
    },
  });
  const forget = () => watch.forget(id);
  runner.promise.then(forget, forget);
  return runner;
}

function taskList(work: Work): TaskList {
  return {
    job_call: (payload, helpers) => work.call(PAYLOADS.job_call.parse(payload), heldBy(helpers)),
    job_wake: (payload, helpers) => work.wake(PAYLOADS.job_wake.parse(payload), heldBy(helpers)),
    job_cron: (payload) => work.cron(PAYLOADS.job_cron.parse(payload)),
  };
}

function heldBy({ job }: JobHelpers): Held {
  return { jobId: String(job.id), pool: job.locked_by ?? "", starts: job.attempts };
}

/** Missed times are not made up for, as with Inngest; several workers fire each time once (graphile-worker's own table). */
export function cronItems(registry: Registry): ParsedCronItem[] {
  return [...registry.functions.values()].flatMap((fn) =>
    fn.crons.map((cron) =>
      parseCronItem({
        task: "job_cron",
        match: cron,
        identifier: `c${createHash("sha256").update(`${fn.id} ${cron}`).digest("hex").slice(0, 24)}`,
        payload: { functionId: fn.id, cron },
        options: { backfillPeriod: 0 },
      }),
    ),
  );
}

/** graphile-worker reports every job; only what went wrong is worth a line, and a taken-over job is no mishap. */
const quietLogger = new Logger(() => (level, message, meta) => {
  const error = meta?.error;
  if (error instanceof TakenOver) log.warn({ err: error }, "late job result ignored");
  else if (level === "error") log.error({ err: error, queue: "graphile-worker" }, message);
});
