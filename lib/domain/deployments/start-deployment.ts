import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { lockTicket } from "@/lib/domain/tickets/lock-for-deployment";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { type PlatformKey, platformEntry } from "@/lib/platforms/catalogue";
import { appError, type ErrorCode } from "@/lib/shared/errors";
import { newId } from "@/lib/shared/ids";
import { LIVE_STATES } from "./deployments.rules";
import { type DeployDto, type DeployInput, deployInput } from "./deployments.schema";

/** `accepted` is false when the ticket was on its way already and its running task is answered. */
export type Started = DeployDto & { accepted: boolean };
type Refused = { refused: { code: ErrorCode; message: string; details: Record<string, unknown> } };

/**
 * Queues the deployment of a ticket that is READY_FOR_API. The plan is pinned now, and with it what QA looked at: every
 * send compares again. The job is started by the event, in the order of the outbox, after the commit.
 *
 * @throws TICKET_001, DEPLOY_002 (400) when it is not ready, DEPLOY_003 when the plan is another than was shown, DEPLOY_005
 *   when what was checked changed (the ticket is in DRAFT then), CAMPAIGN_005 when an approval is required and missing,
 *   CONNECTION_003, TICKET_005
 */
export async function startDeployment(ctx: Ctx, input: DeployInput): Promise<Started> {
  authorize(ctx, "ticket:deploy");
  const data = deployInput.parse(input);
  const outcome = await ctx.write(async (tx): Promise<Started | Refused> => {
    const locked = await lockTicket(tx, ctx, data.ticketId);
    const { ticket } = locked;
    const running = await tx.deployment.findFirst({
      where: { tenantId: ctx.tenantId, ticketId: ticket.id, state: { in: [...LIVE_STATES] } },
    });
    const platformName = platformEntry(ticket.channel.platform as PlatformKey).displayName;
    if (running) {
      const message = `Already being deployed to ${platformName}`;
      return { accepted: false, taskId: running.id, ticketId: ticket.id, status: running.state, message, planHash: running.planHash };
    }
    if (ticket.status !== "READY_FOR_API") {
      throw appError("DEPLOY_002", {
        message: `Only a ticket that is READY_FOR_API can be deployed; this one is ${ticket.status}`,
        details: { status: ticket.status },
      });
    }
    const obstacle = await locked.obstacle();
    if (obstacle) return { refused: obstacle };
    const { plan, hash, connection } = await locked.plan();
    if (data.planHash !== undefined && data.planHash !== hash) throw appError("DEPLOY_003", { details: { planHash: hash } });
    const id = newId();
    const deployment = await tx.deployment.create({
      data: {
        id,
        tenantId: ctx.tenantId,
        ticketId: ticket.id,
        connectionId: connection.id,
        planHash: hash,
        plan: plan as object,
        qaInputHash: ticket.qaInputHash ?? "",
        actorKind: ctx.actor.kind,
        actorId: ctx.actor.id,
        actorLabel: ctx.actor.label,
      },
    });
    const dto = {
      taskId: id,
      ticketId: ticket.id,
      status: "queued",
      message: `Deployment queued for platform: ${platformName}`,
      planHash: hash,
    };
    await recordChange(tx, ctx, {
      type: "deployment.requested",
      noun: "deployment",
      after: deployment,
      dto: {
        id,
        taskId: id,
        ticketId: ticket.id,
        connectionId: connection.id,
        planHash: hash,
        platform: connection.platform,
        state: "queued",
      },
    });
    return { accepted: true, ...dto };
  });
  // Thrown after the commit: the ticket's way back to draft must stay.
  if ("refused" in outcome) throw appError(outcome.refused.code, outcome.refused);
  return outcome;
}
