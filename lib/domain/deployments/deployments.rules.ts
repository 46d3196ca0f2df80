/** Where a deployment can be. `ambiguous`: the platform may have done it, and a person has to look. */
export const DEPLOYMENT_STATES = ["queued", "running", "waiting", "succeeded", "failed", "cancelled", "ambiguous"] as const;
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number];

/** A deployment on its way; a ticket has at most one (a partial unique index says so too). */
export const LIVE_STATES: readonly DeploymentState[] = ["queued", "running", "waiting"];

/** The words of seed 002's task status. */
export const TASK_STATUSES = ["PENDING", "STARTED", "RETRY", "SUCCESS", "FAILURE"] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

const TASK_STATUS: Record<DeploymentState, TaskStatus> = {
  queued: "PENDING",
  running: "STARTED",
  waiting: "RETRY",
  succeeded: "SUCCESS",
  failed: "FAILURE",
  cancelled: "FAILURE",
  ambiguous: "FAILURE",
};

export function taskStatusOf(state: DeploymentState): TaskStatus {
  return TASK_STATUS[state];
}
