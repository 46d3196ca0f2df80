import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError, type Violation } from "@/lib/shared/errors";

export type References = { campaignId: string; channelId: string; assigneeId?: string | null; targetObjectId?: string | null };

/**
 * Reads what a ticket refers to. Campaign and channel are kept as they are until the transaction ends: a channel that is
 * being deleted, or whose code is being renamed and given to another, must not get into a name that is being issued.
 *
 * @throws VALIDATION_005 (422) naming every reference that does not exist at once
 */
export async function resolveReferences(tx: Tx, ctx: Ctx, refs: References) {
  await tx.$queryRaw`select id from campaigns where tenant_id = ${ctx.tenantId}::uuid and id = ${refs.campaignId}::uuid for share`;
  await tx.$queryRaw`select id from channels where tenant_id = ${ctx.tenantId}::uuid and id = ${refs.channelId}::uuid for share`;
  // One after another: a transaction is one connection, and queries at once only queue in its driver.
  const campaign = await tx.campaign.findFirst({ where: { tenantId: ctx.tenantId, id: refs.campaignId, deletedAt: null } });
  const channel = await tx.channel.findFirst({ where: { tenantId: ctx.tenantId, id: refs.channelId, deletedAt: null } });
  const assignee = refs.assigneeId
    ? await tx.membership.findFirst({
        where: { tenantId: ctx.tenantId, userId: refs.assigneeId, removedAt: null },
        select: { userId: true },
      })
    : null;
  const target = refs.targetObjectId
    ? await tx.platformObject.findFirst({ where: { tenantId: ctx.tenantId, id: refs.targetObjectId }, select: { id: true } })
    : null;
  const violations: Violation[] = [];
  const missing = (pointer: string, noun: string) =>
    violations.push({ pointer, rule: "exists", message: `There is no ${noun} with this id in the workspace` });
  if (!campaign) missing("/campaignId", "campaign");
  if (!channel) missing("/channelId", "channel");
  if (refs.assigneeId && !assignee) missing("/assigneeId", "member");
  if (refs.targetObjectId && !target) missing("/targetObjectId", "platform object");
  if (!campaign || !channel || violations.length > 0) throw appError("VALIDATION_005", { violations });
  return { campaign, channel };
}
