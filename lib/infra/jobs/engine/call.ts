import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import { log } from "@/lib/infra/log";
import { abandon, applyAnswer, type Rules } from "./apply";
import { type Answer, callRequest, DISCOVERY, type Handler, readAnswer, readError } from "./protocol";
import { doneSteps, isPending } from "./steps";
import { store } from "./store";
import { type CallJob, type Held, release } from "./tasks";

export type Engine = Rules & { pool: Pool; handler: Handler };

/** A job started this often without an outcome kills its worker each time: its run ends by name instead of for ever. */
const MAX_STARTS = 10;
/** One call takes at most this long, as on a real server. Its work cannot be stopped, only no longer waited for. */
const CALL_LIMIT_MS = 2 * 60 * 60 * 1_000;

/** Does one job: asks the function what comes next or has it run one step, and stores the outcome. */
export async function runCall(engine: Engine, job: CallJob, held: Held): Promise<void> {
  const run = await readRun(engine.pool, job.run);
  if (run?.status !== "running" || !(await isDue(engine, run, job))) {
    return store(engine.pool, (tx) => release(tx, held));
  }
  if (held.starts > MAX_STARTS) {
    const error = { name: "Abandoned", message: `The job was started ${MAX_STARTS} times and never came to an end; its workers died` };
    return store(engine.pool, (tx) => abandon(tx, engine, job, held, error));
  }
  const config = engine.registry.functions.get(run.function_id);
  // Perhaps a newer worker knows it: left on the queue, which tries again ever more rarely.
  if (!config) throw new Error(`No function "${run.function_id}" in this worker`);
  const request = callRequest({
    runId: job.run,
    functionId: run.function_id,
    step: job.step,
    attempt: job.attempt,
    attempts: config.attempts,
    planOnly: job.step !== DISCOVERY || run.parallel,
    event: run.event,
    done: await doneSteps(engine.pool, job.run),
  });
  const startedAt = new Date();
  const answer = await ask(engine.handler, request);
  log.debug({ job: held.jobId, run: job.run, functionId: run.function_id, attempt: job.attempt, answer: answer.kind }, "job call");
  await store(engine.pool, (tx) => applyAnswer(tx, engine, job, held, answer, startedAt));
}

type RunRow = { function_id: string; status: string; generation: number; parallel: boolean; event: string };

async function readRun(pool: Pool, id: string): Promise<RunRow | undefined> {
  const { rows } = await pool.query<RunRow>(
    "select function_id, status, generation, parallel, event::text as event from job_runs where id = $1",
    [id],
  );
  return rows[0];
}

async function isDue(engine: Engine, run: RunRow, job: CallJob): Promise<boolean> {
  return job.step === DISCOVERY ? run.generation === job.generation : isPending(engine.pool, job.run, job.step);
}

async function ask(handler: Handler, request: Request): Promise<Answer> {
  const limit = new AbortController();
  const tooLong = pause(CALL_LIMIT_MS, undefined, { signal: limit.signal, ref: false }).then(
    () => Promise.reject(new Error(`The call took longer than ${CALL_LIMIT_MS / 60_000} minutes`)),
    () => new Promise<never>(() => {}),
  );
  try {
    return await Promise.race([handler(request).then(readAnswer), tooLong]);
  } catch (error) {
    return { kind: "error", error: readError(error), retry: { allowed: true } };
  } finally {
    limit.abort();
  }
}
