import { advanceDeployment } from "@/lib/domain/deployments/advance-deployment";
import { failDeployment } from "@/lib/domain/deployments/fail-deployment";
import { systemContext } from "@/lib/infra/context";
import { inngest, onEvent } from "@/lib/infra/jobs/client";

/** Rounds of one run: a run may have 1,000 steps, and a round takes two. A longer wait goes on in a run of its own. */
const MOST_ROUNDS = 400;

/**
 * Steps at the same time. A workspace with ten thousand deployments leaves the others their turns, and one account with
 * many leaves room for the workspace's other accounts; how fast a platform may be called is kept by its own budget. A
 * deployment that waits for its platform sleeps and takes no place.
 */
const AT_ONCE = { workspace: 8, connection: 4 };

const contextOf = (tenantId: string, requestId: string) =>
  systemContext({ tenantId, requestId, actor: { kind: "job", id: "deploy-ticket", label: "Deployment" } });

/**
 * Takes an accepted deployment to its end: one request of the platform a round, sleeping for as long as the platform or
 * the back-off asks. All decisions are the domain's and in its rows; this only calls and waits, so a run that dies is
 * taken up again where the rows say.
 */
export const deployTicket = inngest.createFunction(
  {
    id: "deploy-ticket",
    // A cancellation is carried out by a run of its own: the one that should have seen it may have been cancelled itself.
    // One whose run was lost is taken up by housekeeping.
    triggers: [
      onEvent("deployment.requested"),
      onEvent("deployment.resumed"),
      onEvent("deployment.cancel_requested"),
      onEvent("deployment.taken_up"),
    ],
    concurrency: [
      { limit: AT_ONCE.workspace, key: "event.data.tenantId" },
      { limit: AT_ONCE.connection, key: 'event.data.tenantId + ":" + event.data.data.connection_id' },
    ],
    // A step fails only when something of ours is down (the platform's failures are outcomes, not errors).
    retries: 20,
    onFailure: async ({ event, error }) => {
      const { tenantId, requestId, subject } = event.data.event.data as { tenantId: string; requestId: string; subject: { id: string } };
      await failDeployment(contextOf(tenantId, requestId), { deploymentId: subject.id, reason: `Our own worker gave up: ${error.name}` });
    },
  },
  async ({ event, step }) => {
    const { tenantId, requestId, subject } = event.data;
    const ctx = contextOf(tenantId, requestId);
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const progress = await step.run(`advance-${round}`, () => advanceDeployment(ctx, { deploymentId: subject.id }));
      if (progress.next === "done") return { rounds: round };
      if (progress.next === "wait") await step.sleepUntil(`wait-${round}`, progress.until);
    }
    await step.sendEvent("continue", { name: event.name, data: event.data });
    return { rounds: MOST_ROUNDS };
  },
);
