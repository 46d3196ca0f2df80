import { parseCronItem } from "graphile-worker";
import type { InngestFunction } from "inngest";
import { z } from "zod";
import { type FlowControl, readFlowControl } from "./flow-control";
import { type Handler, registrationRequest } from "./protocol";

/** What the engine knows of one function, from the SDK's own registration. */
export type FunctionConfig = {
  id: string;
  events: string[];
  crons: string[];
  /** Calls of one step (or of the function between steps) before it has failed for good: retries + 1. */
  attempts: number;
  cancelOn: CancelRule[];
  flow: FlowControl;
};

/** Ends running runs when `event` arrives and, if named, the value at `path` is the same in both events. */
type CancelRule = { event: string; path: string[] | null };

export type Registry = {
  functions: ReadonlyMap<string, FunctionConfig>;
  /** Function id → the id under which its `onFailure` is called. */
  failureHandlers: ReadonlyMap<string, string>;
};

/** The SDK's default when a function says nothing: four attempts. */
const DEFAULT_RETRIES = 3;

/** Registration fields the engine understands; any other one that is present is a feature it does not run. */
const KNOWN_FIELDS = new Set(["id", "name", "triggers", "steps", "cancel", "concurrency", "throttle"]);

/** Options of a function that the SDK itself takes care of and never registers. */
const SDK_OPTIONS = [
  "description",
  "onFailure",
  "middleware",
  "optimizeParallelism",
  "checkpointing",
  "experimentalCheckpointing",
] as const;
/** Options that reach the registration under these names or another. */
const RUN_OPTIONS = ["id", "name", "triggers", "retries", "cancelOn", "concurrency", "throttle"] as const;
const REFUSED_OPTIONS = ["batchEvents", "debounce", "idempotency", "priority", "rateLimit", "singleton", "timeouts"] as const;

/** Every option of a function the engine knows of, and what becomes of it. An option in neither list is refused, too. */
export const OPTIONS = { run: [...RUN_OPTIONS, ...SDK_OPTIONS] as readonly string[], refused: REFUSED_OPTIONS as readonly string[] };

const registration = z.object({
  functions: z.array(
    z.looseObject({
      id: z.string(),
      triggers: z.array(z.looseObject({ event: z.string().optional(), cron: z.string().optional(), expression: z.string().optional() })),
      steps: z.object({ step: z.looseObject({ retries: z.object({ attempts: z.number().int().min(0).optional() }).optional() }) }),
      concurrency: z.unknown().optional(),
      throttle: z.unknown().optional(),
      cancel: z.array(z.looseObject({ event: z.string(), if: z.string().optional() })).optional(),
    }),
  ),
});

type Registered = z.infer<typeof registration>["functions"][number];

/** `onFailure` as the SDK registers it: one more function with this trigger. */
const FAILURE_TRIGGER = /^event\.data\.function_id == '([^']+)'$/;
/** `cancelOn.match` as the SDK registers it. */
const MATCH = /^event\.([\w.]+) == async\.\1$/;

/**
 * Asks the SDK's handler for its functions and refuses, all at once and by name, everything the engine would have to
 * ignore: batching, debounce, rate limits, priorities, singletons, time-outs, idempotency and trigger expressions, cron
 * zones, expressions beyond the simple forms.
 * @param functions the same functions themselves, for options that are not registered.
 * @throws Error naming each function and feature.
 */
export async function readRegistry(handler: Handler, functions: readonly InngestFunction.Any[] = []): Promise<Registry> {
  const response = await handler(registrationRequest());
  const text = await response.text();
  if (response.status !== 200) throw new Error(`The Inngest functions could not be registered: ${text}`);
  const { functions: registered } = registration.parse(JSON.parse(text));
  const read = new Map<string, FunctionConfig>();
  const failureHandlers = new Map<string, string>();
  const refused: string[] = [];
  // What the SDK does not register it might still act on: an option unknown here is refused as well.
  for (const fn of functions) {
    for (const [option, value] of Object.entries(fn.opts)) {
      const known = OPTIONS.run.includes(option) || OPTIONS.refused.includes(option);
      if (!known && value !== undefined) refused.push(`${fn.id()}: ${option}`);
    }
  }
  for (const fn of registered) {
    const refuse = (feature: string) => refused.push(`${fn.id}: ${feature}`);
    for (const field of Object.keys(fn)) if (!KNOWN_FIELDS.has(field)) refuse(field);
    const failureOf = failureTarget(fn);
    if (failureOf) failureHandlers.set(failureOf, fn.id);
    const triggers = failureOf ? { events: [], crons: [] } : readTriggers(fn, refuse);
    const attempts = (fn.steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1;
    read.set(fn.id, { id: fn.id, ...triggers, attempts, cancelOn: readCancelRules(fn, refuse), flow: readFlowControl(fn, refuse) });
  }
  if (refused.length > 0) {
    throw new Error(
      `The embedded job engine does not run: ${refused.join("; ")}. Remove the feature, or set INNGEST_BASE_URL, INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY to use an Inngest server.`,
    );
  }
  return { functions: read, failureHandlers };
}

function failureTarget(fn: Registered): string | null {
  const [trigger] = fn.triggers;
  if (fn.triggers.length !== 1 || trigger?.event !== "inngest/function.failed") return null;
  return FAILURE_TRIGGER.exec(trigger.expression ?? "")?.[1] ?? null;
}

function readTriggers(fn: Registered, refuse: (feature: string) => void): Pick<FunctionConfig, "events" | "crons"> {
  const events: string[] = [];
  const crons: string[] = [];
  for (const trigger of fn.triggers) {
    for (const field of Object.keys(trigger)) {
      if (field === "expression") refuse(`trigger if "${trigger.expression}"`);
      else if (field !== "event" && field !== "cron") refuse(`trigger ${field}`);
    }
    if (trigger.event?.startsWith("inngest/")) refuse(`trigger "${trigger.event}"`);
    else if (trigger.event) events.push(trigger.event);
    if (trigger.cron === undefined) continue;
    if (isCron(trigger.cron)) crons.push(trigger.cron);
    else refuse(`cron "${trigger.cron}" (five numeric fields in UTC are understood)`);
  }
  return { events, crons };
}

function isCron(pattern: string): boolean {
  try {
    parseCronItem({ task: "probe", match: pattern });
    return true;
  } catch {
    return false;
  }
}

function readCancelRules(fn: Registered, refuse: (feature: string) => void): CancelRule[] {
  const rules: CancelRule[] = [];
  for (const rule of fn.cancel ?? []) {
    for (const field of Object.keys(rule)) if (field !== "event" && field !== "if") refuse(`cancelOn ${field}`);
    const path = rule.if === undefined ? null : MATCH.exec(rule.if)?.[1];
    if (path === undefined) refuse(`cancelOn if "${rule.if}"`);
    else rules.push({ event: rule.event, path: path?.split(".") ?? null });
  }
  return rules;
}
