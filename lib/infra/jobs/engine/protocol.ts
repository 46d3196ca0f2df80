import { z } from "zod";

/**
 * The part of Inngest's wire protocol that the engine speaks with the SDK's own `serve` handler: one request per call,
 * answered with the function's result, with operations (a step that ran, steps it found, a sleep), or with an error.
 */
export type Handler = (request: Request) => Promise<Response>;

/** Never resolved: requests to it stay in the process. */
const ADDRESS = "http://embedded.invalid/api/inngest";
/** The SDK's name of the call that asks "what next?", as opposed to the call that runs one step of several. */
export const DISCOVERY = "step";

const HEADERS = { host: "embedded.invalid", "content-type": "application/json", "x-inngest-server-kind": "dev" };

export const registrationRequest = (): Request =>
  new Request(ADDRESS, {
    method: "PUT",
    headers: { ...HEADERS, "x-inngest-sync-kind": "in_band" },
    body: JSON.stringify({ url: ADDRESS }),
  });

export type Call = {
  runId: string;
  functionId: string;
  /** `DISCOVERY` or the hashed id of one planned step. */
  step: string;
  attempt: number;
  attempts: number;
  /** Plan only: several steps are pending, none may be run on the way. */
  planOnly: boolean;
  /** The triggering event as JSON text. */
  event: string;
  /** Finished steps in the order of their completion; `result` is `{"data": …}` or `{"error": …}` as JSON text. */
  done: { id: string; result: string }[];
};

/**
 * The call as a request. Stored JSON is spliced in as it is, so a large state is never parsed on this side. `fn_id` and
 * `qi_id` are left out of `ctx`: with them the SDK would checkpoint to a server's API instead of answering.
 */
export function callRequest(call: Call): Request {
  const steps = call.done.map(({ id, result }) => `${JSON.stringify(id)}:${result}`).join(",");
  const context = JSON.stringify({
    run_id: call.runId,
    attempt: call.attempt,
    max_attempts: call.attempts,
    disable_immediate_execution: call.planOnly,
    use_api: false,
    stack: { stack: call.done.map(({ id }) => id), current: call.done.length },
  });
  return new Request(`${ADDRESS}?fnId=${encodeURIComponent(call.functionId)}&stepId=${encodeURIComponent(call.step)}`, {
    method: "POST",
    headers: HEADERS,
    body: `{"version":2,"event":${call.event},"events":[${call.event}],"steps":{${steps}},"ctx":${context}}`,
  });
}

export type JobError = { name: string; message: string; stack?: string | undefined };

/** An operation as the SDK reports it. `id` is the SHA-1 of the step's id. */
export type Operation = {
  id: string;
  op: string;
  /** Sleep: how long, or until when. */
  name?: string | undefined;
  displayName?: string | undefined;
  opts?: { parallelMode?: unknown; [option: string]: unknown } | undefined;
  data?: unknown;
  error?: unknown;
};

const operations = z.array(
  z.looseObject({
    id: z.string(),
    op: z.string(),
    name: z.string().optional(),
    displayName: z.string().optional(),
    opts: z.looseObject({ parallelMode: z.unknown().optional() }).optional().catch(undefined),
    data: z.unknown().optional(),
    error: z.unknown().optional(),
  }),
);

export type Answer =
  | { kind: "result"; data: unknown }
  | { kind: "operations"; operations: Operation[]; retry: Retry }
  | { kind: "error"; error: JobError; retry: Retry };

/** Whether a failure may be tried again, and when: after the SDK's default, after seconds, or at an instant (ms). */
export type Retry = { allowed: boolean; afterSeconds?: number; at?: number };

/** Reads what the handler answered. @throws ZodError when the SDK speaks something the engine does not know. */
export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const body: unknown = text === "" ? null : parse(text);
  const retry = readRetry(response.headers);
  if (response.status === 200) return { kind: "result", data: body };
  if (response.status === 206) return { kind: "operations", operations: operations.parse(body), retry };
  return { kind: "error", error: readError(body, text), retry };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readRetry(headers: Headers): Retry {
  const allowed = headers.get("x-inngest-no-retry") !== "true";
  const after = headers.get("retry-after");
  if (after === null) return { allowed };
  return /^\d+(\.\d+)?$/.test(after) ? { allowed, afterSeconds: Number(after) } : { allowed, at: Date.parse(after) };
}

/** A thrown error as the SDK serialises it, in a form worth storing. */
export function readError(value: unknown, fallback = "Unknown error"): JobError {
  if (typeof value !== "object" || value === null) return { name: "Error", message: String(value ?? fallback) };
  const { name, message, error, stack } = value as Record<string, unknown>;
  const words = [message, error].find((candidate) => typeof candidate === "string" && candidate !== "");
  return {
    name: typeof name === "string" && name ? name : "Error",
    message: typeof words === "string" ? words : fallback,
    stack: typeof stack === "string" ? stack : undefined,
  };
}

const UNIT_SECONDS: Record<string, number> = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 };

/** Seconds from `now` (ms) that a Sleep lasts: `"1d2h3s"`, or an ISO instant. Never negative. @throws Error otherwise. */
export function sleepSeconds(spec: string, now: number): number {
  if (/^(\d+[wdhms])+$/.test(spec)) {
    let seconds = 0;
    for (const [, amount, unit] of spec.matchAll(/(\d+)([wdhms])/g)) seconds += Number(amount) * (UNIT_SECONDS[unit ?? ""] ?? 0);
    return seconds;
  }
  const until = Date.parse(spec);
  if (Number.isNaN(until)) throw new Error(`The SDK asked for a sleep the engine does not understand: "${spec}"`);
  return Math.max(0, (until - now) / 1_000);
}
