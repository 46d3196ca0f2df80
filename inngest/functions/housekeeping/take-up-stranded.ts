import { takeUpBulkDeployment } from "@/lib/domain/bulk-deployments/take-up-bulk-deployment";
import { takeUpDeployment } from "@/lib/domain/deployments/take-up-deployment";
import { systemContext } from "@/lib/infra/context";
import { inngest } from "@/lib/infra/jobs/client";
import { findStranded } from "@/lib/infra/jobs/stranded";
import { log } from "@/lib/infra/log";

const contextOf = (tenantId: string) => systemContext({ tenantId, actor: { kind: "job", id: "take-up-stranded", label: "Housekeeping" } });

/** Starts a run for every deployment and every selection that is on its way without one; returns how many. */
export async function takeUpAll(): Promise<number> {
  const { quietSince, deployments, selections } = await findStranded();
  const acts = [
    ...deployments.map(
      ({ tenantId, id }) =>
        () =>
          takeUpDeployment(contextOf(tenantId), { deploymentId: id, quietSince }),
    ),
    ...selections.map(
      ({ tenantId, id }) =>
        () =>
          takeUpBulkDeployment(contextOf(tenantId), { bulkId: id, quietSince }),
    ),
  ];
  let taken = 0;
  for (const act of acts) {
    // One that trips over a fault of ours must not keep the others; it is found again a minute later.
    const done = await act().catch((error: unknown) => {
      log.error({ err: error }, "what has no run could not be taken up");
      return false;
    });
    if (done) taken += 1;
  }
  return taken;
}

/** Every minute: what is on its way and has no run, because that was cancelled or gave up, is given one. */
export const takeUpStranded = inngest.createFunction(
  { id: "housekeeping-take-up-stranded", triggers: [{ cron: "* * * * *" }] },
  async ({ step }) => ({ taken: await step.run("take-up", takeUpAll) }),
);
