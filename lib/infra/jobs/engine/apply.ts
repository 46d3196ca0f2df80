import type { Db } from "@/lib/infra/outbox/connection";
import { type Backoff, retryDelay } from "./backoff";
import { invoke } from "./invoke";
import { type Answer, DISCOVERY, type JobError, type Operation, type Retry, readError, sleepSeconds } from "./protocol";
import type { Registry } from "./registry";
import { completeRun, enqueueCall, failRun, type LockedRun, lockRun } from "./runs";
import { addPending, type Course, countSteps, isPending, MAX_OUTPUT_BYTES, MAX_STEPS, memoise, proceed } from "./steps";
import { type CallJob, enqueue, type Held, release } from "./tasks";
import { addWait, outcomeOf } from "./waits";

export type Rules = { registry: Registry; backoff: Backoff };

/** Operations that need a server. Named, so that a function using one fails with a clear word. */
const STEP_NAMES: Record<string, string> = {
  WaitForSignal: "step.waitForSignal",
  AIGateway: "step.ai",
  Gateway: "step.fetch",
  DeferAdd: "defer",
  DeferAbort: "defer",
};

/**
 * Stores what a call brought, in one transaction with taking its job off the queue. Anything late is dropped: a job
 * taken over by another worker (throws TakenOver), a run that ended, a generation or a step that is done already.
 */
export async function applyAnswer(tx: Db, rules: Rules, job: CallJob, held: Held, answer: Answer, startedAt: Date): Promise<void> {
  await release(tx, held);
  const run = await lockRun(tx, job.run);
  if (!run?.running || !(await isCurrent(tx, run, job))) return;
  switch (answer.kind) {
    case "result":
      return finish(tx, rules, run, answer.data);
    case "error":
      return retryOrFail(tx, rules, run, job, answer.retry, answer.error);
    case "operations":
      return applyOperations(tx, rules, run, job, answer.operations, answer.retry, { attempt: job.attempt, startedAt });
  }
}

/** Ends a run whose job is given up. */
export async function abandon(tx: Db, rules: Rules, job: CallJob, held: Held, error: JobError): Promise<void> {
  await release(tx, held);
  const run = await lockRun(tx, job.run);
  if (run?.running && (await isCurrent(tx, run, job))) await failRun(tx, rules.registry, run, error);
}

/** Ends a sleep, or a wait whose event, invoked run or time-out has come. */
export async function wake(tx: Db, job: { run: string; step: string }, held: Held): Promise<void> {
  await release(tx, held);
  const run = await lockRun(tx, job.run);
  if (!run?.running) return;
  const outcome = await outcomeOf(tx, run.id, job.step);
  if (!outcome || !(await memoise(tx, run, { id: job.step, op: outcome.op }, outcome.result))) return;
  await proceed(tx, run, false);
}

async function isCurrent(tx: Db, run: LockedRun, job: CallJob): Promise<boolean> {
  return job.step === DISCOVERY ? run.generation === job.generation : isPending(tx, run.id, job.step);
}

async function finish(tx: Db, rules: Rules, run: LockedRun, data: unknown): Promise<void> {
  const output = JSON.stringify(data ?? null);
  if (tooLarge(output)) return failRun(tx, rules.registry, run, outputError("The function", output));
  await completeRun(tx, run, output);
}

async function retryOrFail(tx: Db, rules: Rules, run: LockedRun, job: CallJob, retry: Retry, error: JobError): Promise<void> {
  const attempts = rules.registry.functions.get(run.functionId)?.attempts ?? 1;
  if (!retry.allowed || job.attempt + 1 >= attempts) return failRun(tx, rules.registry, run, error);
  await again(tx, rules, run, job, retry, error);
}

async function again(tx: Db, rules: Rules, run: LockedRun, job: CallJob, retry: Retry, error: JobError): Promise<void> {
  const delay = retryDelay(retry, job.attempt, rules.backoff, Date.now());
  const failure = [run.id, job.attempt + 1, JSON.stringify(error), delay];
  const due = "attempt = $2, last_error = $3, next_at = clock_timestamp() + $4::float8 * interval '1 second'";
  if (job.step === DISCOVERY) await tx.query(`update job_runs set ${due} where id = $1`, failure);
  else await tx.query(`update job_steps set ${due} where run_id = $1 and id = $5`, [...failure, job.step]);
  await enqueueCall(tx, run, { ...job, attempt: job.attempt + 1 }, delay);
}

async function applyOperations(
  tx: Db,
  rules: Rules,
  run: LockedRun,
  job: CallJob,
  ops: Operation[],
  retry: Retry,
  course: Course,
): Promise<void> {
  if (ops.length > 1) await tx.query("update job_runs set parallel = true where id = $1", [run.id]);
  let done = 0;
  let eager = false;
  for (const op of ops) {
    switch (op.op) {
      case "StepRun":
      case "Step": {
        const result = JSON.stringify({ data: op.data ?? null });
        if (tooLarge(result)) return failRun(tx, rules.registry, run, outputError(`The step "${op.displayName ?? op.id}"`, result));
        if (await memoise(tx, run, op, result, course)) done += 1;
        eager ||= op.opts?.parallelMode === "race";
        break;
      }
      case "StepError":
        // The SDK itself says StepFailed at the last attempt.
        await again(tx, rules, run, job, retry, readError(op.error));
        break;
      case "StepFailed":
        if (await memoise(tx, run, op, JSON.stringify({ error: op.error ?? readError(null) }), course)) done += 1;
        eager ||= op.opts?.parallelMode === "race";
        break;
      case "StepPlanned":
        // A step reported again while it is pending has its job already.
        if (await addPending(tx, run, op, null)) await enqueueCall(tx, run, { run: run.id, step: op.id, generation: 0, attempt: 0 });
        break;
      case "Sleep": {
        const delay = sleepSeconds(op.name ?? "", Date.now());
        if (await addPending(tx, run, op, delay)) await enqueue(tx, { task: "job_wake", run: run.id, step: op.id }, delay);
        break;
      }
      case "WaitForEvent": {
        const obstacle = await addWait(tx, run, op);
        if (obstacle) return failRun(tx, rules.registry, run, unsupported(obstacle));
        break;
      }
      case "InvokeFunction":
        if (await invoke(tx, rules.registry, run, op, course)) done += 1;
        break;
      case "RunComplete":
        return finish(tx, rules, run, op.data);
      default:
        return failRun(tx, rules.registry, run, unsupported(`${STEP_NAMES[op.op] ?? op.op} ("${op.displayName ?? op.id}")`));
    }
  }
  if ((await countSteps(tx, run.id)) > MAX_STEPS) {
    return failRun(tx, rules.registry, run, { name: "TooManySteps", message: `A run may have at most ${MAX_STEPS} steps` });
  }
  if (done > 0) await proceed(tx, run, eager);
}

const unsupported = (what: string): JobError => ({
  name: "UnsupportedStep",
  message: `${what} needs an Inngest server; the embedded job engine does not run it`,
});

const tooLarge = (text: string): boolean => Buffer.byteLength(text) > MAX_OUTPUT_BYTES;

const outputError = (what: string, text: string): JobError => ({
  name: "OutputTooLarge",
  message: `${what} returned ${Buffer.byteLength(text)} bytes, more than ${MAX_OUTPUT_BYTES}: put it into storage and return its key`,
});
