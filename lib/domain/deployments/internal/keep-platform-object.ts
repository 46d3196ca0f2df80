import "server-only";
import type { LockedTicket } from "@/lib/domain/tickets/lock-for-deployment";
import { audit } from "@/lib/infra/audit";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { newId } from "@/lib/shared/ids";
import type { Begun } from "./begin-attempt";

/**
 * Keeps what exists on the platform because of an attempt: the object it made or found, or the state it changed. Unique
 * per connection, kind and id, so that recording the same fact twice is the same fact.
 */
export async function keepPlatformObject(
  tx: Tx,
  ctx: Ctx,
  facts: LockedTicket["facts"],
  begun: Begun,
  externalId: string | null,
  succeeded: boolean,
): Promise<void> {
  const { request, attemptId } = begun;
  const id = externalId ?? (succeeded && begun.kind === "send" ? request.targetExternalId : null);
  if (!id || !facts.connection) return;
  const { tenantId } = ctx;
  const key = { tenantId, connectionId: facts.connection.id, kind: request.kind, externalId: id };
  const sent = request.body as object;
  const state = stateAfter(facts.ticket.requestType);
  const before = await tx.platformObject.findUnique({ where: { tenantId_connectionId_kind_externalId: key } });
  const merged = { ...((before?.lastSent as object | null) ?? {}), ...sent };
  const after = before
    ? await tx.platformObject.update({
        where: { tenantId_id: { tenantId, id: before.id } },
        data: { lastSent: merged, ...(state ? { state } : {}), version: { increment: 1 } },
      })
    : await tx.platformObject.create({
        data: {
          id: newId(),
          ...key,
          name: request.name,
          campaignId: facts.campaign.id,
          channelId: facts.channel.id,
          createdByAttemptId: attemptId,
          lastSent: sent,
          state: state ?? "PAUSED",
        },
      });
  const subject = { type: "platform_object", id: after.id } as const;
  await audit(tx, ctx, before ? "platform_object.updated" : "platform_object.created", { subject, before, after });
}

/** What a request leaves the object in; null when it does not touch its state. New objects are created paused. */
function stateAfter(requestType: string): string | null {
  if (requestType === "RESUME_CAMPAIGN") return "ACTIVE";
  return requestType === "UPDATE_CAMPAIGN" ? null : "PAUSED";
}
