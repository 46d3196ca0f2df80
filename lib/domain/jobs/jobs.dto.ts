import type { FunctionView, RunView, StepView } from "@/lib/infra/jobs/run-views";
import type { JobFunctionDto, JobRunDetailDto, JobRunDto, JobStepDto } from "./jobs.schema";

/** An output is shown to this length: enough to see what a step returned, whatever it returned. */
const LONGEST_OUTPUT = 2_000;
const HIDDEN = "[redacted]";
const SECRET_NAME = /token|secret|passw|authorization|credential|cookie|signature|api[_-]?key|private[_-]?key|proof/i;
/** The SDK prefixes ids with the application's. */
const APPLICATION = /^signalbox-/;

export const functionName = (id: string): string => id.replace(APPLICATION, "");
export const functionId = (name: string): string => `signalbox-${functionName(name)}`;

export function toJobRunDto(run: RunView): JobRunDto {
  const { waiting } = run;
  return {
    id: run.id,
    function: functionName(run.functionId),
    event: { id: run.eventId, name: run.eventName },
    ticketId: run.ticketId,
    state: run.state,
    waiting: waiting && {
      reason: waiting.reason,
      until: waiting.until?.toISOString() ?? null,
      detail: waiting.detail && functionName(waiting.detail),
    },
    failedAttempts: run.attempt,
    error: run.lastError && plainError(run.lastError),
    retries: run.retries,
    createdAt: run.createdAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
  };
}

export function toJobRunDetailDto({ run, output, steps }: { run: RunView; output: unknown; steps: StepView[] }): JobRunDetailDto {
  return { ...toJobRunDto(run), ...shownOutput(output), steps: steps.map((step) => toJobStepDto(step, run.state)) };
}

const KINDS: Readonly<Record<string, JobStepDto["kind"]>> = { Sleep: "sleep", WaitForEvent: "event", InvokeFunction: "run" };

function toJobStepDto(step: StepView, runState: RunView["state"]): JobStepDto {
  const kind = KINDS[step.op] ?? "step";
  const failed = step.result !== null && step.result.error !== undefined;
  const waits = step.nextAt !== null && (runState === "running" || runState === "waiting");
  // A wait lasts from when it was reached, an attempt from when it was begun.
  const from = kind === "step" ? step.startedAt : step.createdAt;
  return {
    name: step.name,
    kind,
    state: failed ? "failed" : step.result ? "done" : waits ? "waiting" : "pending",
    detail: step.detail && functionName(step.detail),
    attempts: step.attempt + (step.result ? 1 : 0),
    nextAt: waits ? (step.nextAt?.toISOString() ?? null) : null,
    startedAt: from?.toISOString() ?? null,
    doneAt: step.doneAt?.toISOString() ?? null,
    durationMs: step.doneAt && from ? Math.max(0, step.doneAt.getTime() - from.getTime()) : null,
    ...shownOutput(failed ? undefined : step.result?.data),
    error: failed ? plainError(step.result?.error) : step.result ? null : step.lastError && plainError(step.lastError),
  };
}

function plainError(error: unknown): { name: string; message: string } {
  const { name, message } = (error ?? {}) as { name?: unknown; message?: unknown };
  return { name: String(name ?? "Error"), message: cut(String(message ?? "")) };
}

/** What may be shown of an output: values under names that promise a secret are hidden, and only the beginning is kept. */
export function shownOutput(value: unknown): { output: string | null; outputBytes: number } {
  if (value === undefined || value === null) return { output: null, outputBytes: 0 };
  return { output: cut(JSON.stringify(hideSecrets(value), null, 2)), outputBytes: Buffer.byteLength(JSON.stringify(value)) };
}

function hideSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideSecrets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, SECRET_NAME.test(name) ? HIDDEN : hideSecrets(inner)]));
}

const cut = (text: string): string => (text.length <= LONGEST_OUTPUT ? text : `${text.slice(0, LONGEST_OUTPUT).toWellFormed()}…`);

export function toJobFunctionDto({ id, events, crons, attempts, flow, handlesFailures, counts }: FunctionView): JobFunctionDto {
  return {
    id: functionName(id),
    triggers: [...events, ...crons.map((cron) => `cron ${cron}`)],
    attempts,
    concurrency: flow.concurrency.map(({ limit, key, scope }) => ({ limit, key: key?.text ?? null, scope })),
    throttle: flow.throttle && { intervalMs: flow.throttle.intervalMs, burst: flow.throttle.burst, key: flow.throttle.key?.text ?? null },
    handlesFailures,
    runs: counts,
  };
}
