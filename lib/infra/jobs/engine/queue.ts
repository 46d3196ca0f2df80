import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import {
  type JobHelpers,
  Logger,
  type ParsedCronItem,
  parseCronItem,
  run,
  runMigrations,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from "graphile-worker";
import type { Pool } from "pg";
import { log } from "@/lib/infra/log";
import type { Registry } from "./registry";
import { type Watch, watchPools } from "./takeover";
import { type CallJob, type CronJob, type Held, PAYLOADS, TakenOver, type WakeJob } from "./tasks";

/** How often an idle slot looks for due jobs that no notification announced: retries, sleeps, taken-over jobs. */
const POLL_MS = 1_000;
const RESTART_MS = 500;

type Work = {
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
 * goes away at the wrong moment: another pool is started beside it at once, while its running jobs come to their end.
 * @param options.pool as the owner of the queue's schema.
 */
export function startQueue(options: QueueOptions): { stop(limitMs: number): Promise<void> } {
  const watch = watchPools(options.databaseUrl);
  const pools = new Set<RunningPool>();
  const stopping = new AbortController();
  const supervise = async () => {
    while (!stopping.signal.aborted) {
      try {
        const pool = await startRunner(options, watch);
        pools.add(pool);
        void pool.ended.then(() => pools.delete(pool));
        await Promise.race([pool.goingDown, aborted(stopping.signal)]);
      } catch (error) {
        log.warn({ err: error }, "job queue could not start");
      }
      if (!stopping.signal.aborted) log.warn("job queue lost its database; starting it again");
      await pause(RESTART_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const supervised = supervise();
  return {
    async stop(limitMs) {
      stopping.abort();
      await supervised;
      const all = [...pools];
      const limit = new AbortController();
      const ended = Promise.all(all.map((pool) => pool.stop()));
      const late = pause(limitMs, "late", { signal: limit.signal }).catch(() => {});
      // Jobs still running after the limit are given back: another worker starts them again.
      if ((await Promise.race([ended, late])) === "late") await Promise.all(all.map((pool) => pool.giveUp()));
      limit.abort();
      await watch.stop();
    },
  };
}

type RunningPool = {
  /** Resolves when it takes no more jobs: stopped, or the database went away. */
  goingDown: Promise<void>;
  /** Resolves when its last job has ended, too. Never rejects. */
  ended: Promise<void>;
  stop(): Promise<void>;
  giveUp(): Promise<void>;
};

const aborted = (signal: AbortSignal) => new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));

async function startRunner({ pool: pgPool, registry, slots, work }: QueueOptions, watch: Watch): Promise<RunningPool> {
  const events: WorkerEvents = new EventEmitter();
  const down = Promise.withResolvers<void>();
  const pools: WorkerPool[] = [];
  events.on("pool:create", ({ workerPool }) => pools.push(workerPool));
  events.on("pool:gracefulShutdown", () => down.resolve());
  const alive: GraphileConfig.Plugin = {
    name: "SignalboxAlive",
    version: "1.0.0",
    // Awaited before a slot fetches its first job: no job is ever held by a pool without its lock.
    worker: { hooks: { startWorker: (_context, { worker }) => watch.declare(worker.workerPool.id) } },
  };
  const runner = await run({
    pgPool,
    events,
    concurrency: slots,
    taskList: taskList(work),
    parsedCronItems: cronItems(registry),
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: quietLogger,
    // Unbatched, a failing completion is an unhandled rejection; batched, it is an event and a restart.
    preset: { plugins: [alive], worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  const end = () => {
    for (const { id } of pools) watch.forget(id);
    down.resolve();
  };
  const ended = runner.promise.then(end, end);
  return {
    goingDown: down.promise,
    ended,
    async stop() {
      await Promise.allSettled([runner.stop()]);
      await ended;
    },
    async giveUp() {
      await Promise.allSettled(pools.map((pool) => pool.forcefulShutdown("stopping")));
    },
  };
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
