import type { Db } from "@/lib/infra/outbox/connection";
import { MAX_EVENT_BYTES } from "./events";
import type { JobEvent } from "./job-event";
import { type Operation, sleepSeconds } from "./protocol";
import type { Registry } from "./registry";
import { type LockedRun, startRun } from "./runs";
import { addPending, type Course, memoise } from "./steps";
import { enqueue } from "./tasks";

/** How long a step waits for an invoked run that names no time-out: a year, as on a server. */
const LONGEST = "52w";

/**
 * `step.invoke` (inngest.com/docs/reference/functions/step-invoke, read 2026-11-21): starts a run of another function and
 * waits for its end; what it returns is the step's result, its failure or cancellation the step's error, which is not
 * tried again. After `timeout` the step fails and the invoked run goes on. The invoked run is the workspace's own too.
 * @returns true when the step is done already (it could not be started).
 */
export async function invoke(tx: Db, registry: Registry, run: LockedRun, op: Operation, course: Course): Promise<boolean> {
  const { function_id: target, payload, timeout } = op.opts ?? {};
  const functionId = String(target ?? "");
  const seconds = sleepSeconds(String(timeout ?? LONGEST), Date.now());
  const { data, v, meta } = (payload ?? {}) as { data?: Record<string, unknown>; v?: unknown; meta?: unknown };
  const event: JobEvent = {
    id: `${run.id}.${op.id}.${run.retries}`,
    name: "inngest/function.invoked",
    data: data ?? {},
    ts: Date.now(),
    v,
    meta,
  };
  const obstacle = obstacleTo(registry, functionId, event);
  if (obstacle) return memoise(tx, run, op, JSON.stringify({ error: obstacle }), course);
  if (!(await addPending(tx, run, op, seconds, functionId))) return false;
  const { rows } = await tx.query<{ tenant_id: string | null }>("select tenant_id from job_runs where id = $1", [run.id]);
  await startRun(tx, registry, functionId, event, rows[0]?.tenant_id ?? null, { run: run.id, step: op.id });
  await enqueue(tx, { task: "job_wake", run: run.id, step: op.id }, seconds);
  return false;
}

function obstacleTo(registry: Registry, functionId: string, event: JobEvent): { name: string; message: string } | null {
  if (!registry.functions.has(functionId)) return { name: "InvokeUnknown", message: `There is no function "${functionId}" to invoke` };
  const bytes = Buffer.byteLength(JSON.stringify(event));
  if (bytes > MAX_EVENT_BYTES)
    return { name: "InvokeTooLarge", message: `The data for "${functionId}" is larger than ${MAX_EVENT_BYTES} bytes` };
  return null;
}
