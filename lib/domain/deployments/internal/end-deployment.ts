import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import type { LockedTicket } from "@/lib/domain/tickets/lock-for-deployment";
import type { Refusal } from "@/lib/domain/tickets/refusal.rules";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { emit } from "@/lib/infra/outbox/emit";
import type { Candidate } from "@/lib/platforms/platform";
import type { Progress } from "../advance-deployment";
import type { DeploymentRow } from "../deployments.dto";
import type { DeploymentState } from "../deployments.rules";
import { giveBack } from "./call-budget";

type End = {
  deployment: DeploymentRow;
  locked: LockedTicket;
  state: Extract<DeploymentState, "succeeded" | "failed" | "cancelled" | "ambiguous">;
  externalId: string | null;
  reason: string | null;
  candidates?: readonly Candidate[];
  /** What the platform held against the request that ended it. */
  refusal?: Refusal | null;
  /** The ticket has been moved already, back to draft. */
  recalled?: boolean;
};

/** Ends a deployment and writes its result back to the ticket, in the transaction that decided it. */
export async function endDeployment(tx: Tx, ctx: Ctx, end: End): Promise<Progress> {
  const { deployment, state, externalId, reason } = end;
  const now = new Date();
  const after = await tx.deployment.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: deployment.id } },
    data: {
      state,
      externalId,
      reason,
      nextAttemptAt: null,
      slotAt: null,
      finishedAt: now,
      startedAt: deployment.startedAt ?? now,
      ...(end.candidates && end.candidates.length > 0
        ? { ambiguity: end.candidates.map(({ externalId: id, name, status, createdAt }) => ({ externalId: id, name, status, createdAt })) }
        : {}),
      ...(end.refusal ? { refusal: end.refusal as object } : {}),
      version: { increment: 1 },
    },
  });
  await writeBack(end);
  await recordChange(tx, ctx, {
    type: `deployment.${state}`,
    noun: "deployment",
    before: deployment,
    after,
    dto: { id: deployment.id, taskId: deployment.id, ticketId: deployment.ticketId, state, reason, externalPlatformId: externalId },
  });
  await giveBack(tx, ctx, deployment);
  return { next: "done" };
}

async function writeBack({ locked, state, externalId, reason, recalled }: End): Promise<void> {
  if (recalled || state === "cancelled") return;
  if (state === "succeeded") {
    await locked.succeed(externalId);
    return;
  }
  const words = reason ?? "The deployment failed";
  await locked.fail(state === "ambiguous" ? `DEPLOY_AMBIGUOUS: ${words}` : words);
}

/** Puts a deployment to sleep until an instant, saying why. `slotAt`: the instant is reserved for it in the account's budget. */
export async function waitUntil(
  tx: Tx,
  ctx: Ctx,
  deployment: DeploymentRow,
  wait: { until: Date; reason: string; slotAt?: Date },
): Promise<Progress> {
  const unchanged = deployment.state === "waiting" && deployment.nextAttemptAt?.getTime() === wait.until.getTime();
  if (!unchanged) {
    await tx.deployment.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: deployment.id } },
      data: {
        state: "waiting",
        nextAttemptAt: wait.until,
        slotAt: wait.slotAt ?? deployment.slotAt,
        reason: wait.reason,
        version: { increment: 1 },
      },
    });
    await emit(tx, ctx, {
      type: "deployment.delayed",
      version: 1,
      subject: { type: "deployment", id: deployment.id },
      data: { task_id: deployment.id, ticket_id: deployment.ticketId, next_attempt_at: wait.until.toISOString(), reason: wait.reason },
    });
  }
  return { next: "wait", until: wait.until.toISOString() };
}
