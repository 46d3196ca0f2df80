import "server-only";
import type { DeploymentRow } from "../deployments.dto";
import type { DeploymentState } from "../deployments.rules";
import type { StepDto } from "../deployments.schema";
import { doneSteps, knownIds, pinnedPlan } from "./history";

/** Where the step stands that the deployment is at. */
const OPEN_STEP: Record<DeploymentState, StepDto["status"]> = {
  queued: "not_yet",
  running: "running",
  waiting: "waiting",
  succeeded: "made",
  failed: "failed",
  cancelled: "not_yet",
  ambiguous: "unclear",
};

/** Level by level: what was made, which one failed or waits and why, and what was not reached. */
export function stepsOf(row: DeploymentRow): StepDto[] {
  const plan = pinnedPlan(row.plan);
  const done = doneSteps(row.attempts);
  const ids = knownIds(plan, done);
  const open = plan.requests.find((request) => !(request.step in done))?.step ?? null;
  const before = plan.done.map(
    ({ step, kind, name, meaning, externalId }): StepDto => ({
      step,
      kind,
      name,
      meaning,
      status: "made",
      externalId,
      reason: "By an earlier deployment of this ticket",
      earlier: true,
    }),
  );
  const own = plan.requests.map(({ step, kind, name, meaning }): StepDto => {
    const status = step in done ? "made" : step === open ? OPEN_STEP[row.state as DeploymentState] : "not_yet";
    const last = row.attempts.findLast((attempt) => attempt.step === step);
    const reason = status === "made" || status === "not_yet" ? null : (row.reason ?? last?.reason ?? null);
    return { step, kind, name, meaning, status, externalId: ids[step] ?? null, reason, earlier: false };
  });
  return [...before, ...own];
}
