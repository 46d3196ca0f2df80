import "server-only";
import type { LockedTicket } from "@/lib/domain/tickets/lock-for-deployment";
import { audit } from "@/lib/infra/audit";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { ObjectKind, PlannedRequest, PlatformSnapshot } from "@/lib/platforms/platform";
import { newId } from "@/lib/shared/ids";

export type Kept = {
  /** What made it, found it or changed it. */
  attemptId: string;
  /** As it was sent, ids filled in. */
  request: PlannedRequest;
  externalId: string;
  /** The object it was made in, if any. */
  parentExternalId: string | null;
  /** As the platform has it, when it was read. */
  seen?: PlatformSnapshot;
};

/**
 * Keeps what exists on the platform because of an attempt: the object it made or found, or the state it changed. Unique
 * per connection, kind and id, so that recording the same fact twice is the same fact.
 */
export async function keepPlatformObject(tx: Tx, ctx: Ctx, facts: LockedTicket["facts"], kept: Kept): Promise<void> {
  if (!facts.connection) return;
  const { tenantId } = ctx;
  const { request, attemptId, seen } = kept;
  const place = { tenantId, connectionId: facts.connection.id };
  const key = { ...place, kind: request.kind, externalId: kept.externalId };
  const sent = request.body as object;
  const state = seen?.state ?? stateAfter(facts.ticket.requestType, request.kind);
  const parentId = await parentIdOf(tx, place, request.kind, kept.parentExternalId);
  const before = await tx.platformObject.findUnique({ where: { tenantId_connectionId_kind_externalId: key } });
  const merged = { ...((before?.lastSent as object | null) ?? {}), ...sent };
  const known = {
    ...(parentId ? { parentId } : {}),
    ...(seen ? { lastSeen: seen.fields as object, lastSeenAt: new Date() } : {}),
  };
  const after = before
    ? await tx.platformObject.update({
        where: { tenantId_id: { tenantId, id: before.id } },
        data: {
          lastSent: merged,
          ...(state ? { state } : {}),
          ...known,
          // One that was known and nobody's becomes the ticket's that makes or adopts it.
          ...(before.createdByAttemptId === null && request.effect === "create" ? { createdByAttemptId: attemptId } : {}),
          version: { increment: 1 },
        },
      })
    : await tx.platformObject.create({
        data: {
          id: newId(),
          ...key,
          name: request.name,
          campaignId: facts.campaign.id,
          channelId: facts.channel.id,
          // What was there before and is only changed here was made by somebody else.
          createdByAttemptId: request.effect === "create" ? attemptId : null,
          lastSent: sent,
          state: state ?? "PAUSED",
          ...known,
        },
      });
  const subject = { type: "platform_object", id: after.id } as const;
  await audit(tx, ctx, before ? "platform_object.updated" : "platform_object.created", { subject, before, after });
}

const PARENT_KIND: Readonly<Partial<Record<ObjectKind, ObjectKind>>> = { ad_group: "campaign", ad: "ad_group" };

async function parentIdOf(
  tx: Tx,
  place: { tenantId: string; connectionId: string },
  kind: ObjectKind,
  externalId: string | null,
): Promise<string | null> {
  const parentKind = PARENT_KIND[kind];
  if (externalId === null || !parentKind) return null;
  const key = { ...place, kind: parentKind, externalId };
  return (await tx.platformObject.findUnique({ where: { tenantId_connectionId_kind_externalId: key }, select: { id: true } }))?.id ?? null;
}

/** What a request leaves the object in; null when it does not touch its state. New objects are created paused, creatives have no such state. */
function stateAfter(requestType: string, kind: ObjectKind): string | null {
  if (requestType === "UPDATE_CAMPAIGN") return null;
  if (kind === "creative") return "ACTIVE";
  return requestType === "RESUME_CAMPAIGN" ? "ACTIVE" : "PAUSED";
}
