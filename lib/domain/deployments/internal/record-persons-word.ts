import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Verdict } from "@/lib/platforms/decisions/judge-look-up";
import type { PlannedRequest, PlatformSnapshot } from "@/lib/platforms/platform";
import { newId } from "@/lib/shared/ids";
import type { DeploymentRow } from "../deployments.dto";
import { THIS_WORKER } from "./worker-life";

type Decided = { decision: "adopt"; snapshot: PlatformSnapshot } | { decision: "send" };

/** Keeps what a person said of a request whose answer was lost, among the attempts and with their name. */
export function recordPersonsWord(
  tx: Tx,
  ctx: Ctx,
  { deployment, request, decided }: { deployment: DeploymentRow; request: PlannedRequest; decided: Decided },
) {
  const externalId = decided.decision === "adopt" ? decided.snapshot.externalId : null;
  const verdict: Verdict = externalId === null ? { kind: "absent" } : { kind: "found", externalId, by: "person" };
  const said = externalId === null ? "none of what is on the platform is it, send it again" : `it is ${externalId}`;
  const now = new Date();
  return tx.deploymentAttempt.create({
    data: {
      id: newId(),
      tenantId: ctx.tenantId,
      deploymentId: deployment.id,
      number: deployment.attempts.length + 1,
      worker: THIS_WORKER,
      step: request.step,
      kind: "person",
      reference: request.reference ?? "",
      request: { method: "", url: "", headers: {}, body: { decision: decided.decision, external_id: externalId } },
      outcome: "success",
      reason: `${ctx.actor.label} said: ${said}`,
      verdict: verdict as object,
      externalId,
      startedAt: now,
      finishedAt: now,
    },
  });
}
