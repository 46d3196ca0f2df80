import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { newId } from "@/lib/shared/ids";

/**
 * What the audit may show, noun by noun: an allow-list, so that no hash, secret or ciphertext can slip in with a new
 * column. A noun that is not listed cannot be audited.
 */
const AUDITED = {
  market: ["code", "name", "country", "region", "currency", "timeZone", "deletedAt"],
  brand: ["internalCode", "name", "familyFriendly", "deletedAt"],
  channel: ["platform", "code", "name", "apiIdentifier", "deletedAt"],
  campaign: [
    "name",
    "campaignName",
    "brandId",
    "marketId",
    "channelId",
    "year",
    "description",
    "type",
    "objective",
    "budget",
    "currency",
    "targetPercentage",
    "startTyped",
    "endTyped",
    "startAt",
    "endAt",
    "timeZone",
    "audience",
    "content",
    "schedule",
    "metadata",
    "tags",
    "status",
    "approval",
    "approvalHash",
    "archivedAt",
    "deletedAt",
  ],
  ticket: [
    "number",
    "label",
    "campaignId",
    "channelId",
    "requestType",
    "payloadConfig",
    "name",
    "status",
    "externalPlatformId",
    "qaFailureReason",
    "targetObjectId",
    "assigneeId",
    "dueAt",
    "priority",
    "deletedAt",
  ],
  comment: ["ticketId", "body", "deletedAt"],
  connection: ["platform", "name", "accountId", "currency", "timeZone", "environment", "credentialsChanged", "deletedAt"],
  deployment: ["ticketId", "connectionId", "planHash", "state", "reason", "externalId"],
  platform_object: ["kind", "externalId", "name", "state"],
  api_key: ["name", "prefix", "kind", "role", "scopes", "expiresAt", "revokedAt"],
  session: ["userId", "address", "revokedAt"],
  setting: ["key", "value"],
  qa_rule: ["enabled", "severity", "reason"],
  checklist_item: ["text", "platforms", "requestTypes", "required", "resignAfterChange", "position", "deletedAt"],
  checklist_signature: ["ticketId", "itemId", "signedByLabel", "note", "evidenceUrl", "payloadHash"],
  job_run: ["functionId", "status"],
  tenant: ["slug", "name", "timeZone", "currency"],
  membership: ["userId", "role", "removedAt"],
} as const satisfies Record<string, readonly string[]>;

export type AuditedNoun = keyof typeof AUDITED;

export type AuditInput = {
  subject: { type: AuditedNoun; id: string };
  before?: object | null;
  after?: object | null;
};

/**
 * Writes an audit row in the change's own transaction: who, what, and `[before, after]` of each allowed field that
 * differs. Rows are numbered and chained later by the sequencer, so that writers never wait for each other.
 */
export async function audit(tx: Tx, ctx: Ctx, action: `${string}.${string}`, input: AuditInput): Promise<void> {
  await tx.auditEntry.createMany({ data: [auditEntry(ctx, action, input)] });
}

/** The row that {@link audit} writes. */
export function auditEntry(ctx: Ctx, action: `${string}.${string}`, input: AuditInput) {
  return {
    id: newId(),
    tenantId: ctx.tenantId,
    action,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorLabel: ctx.actor.label,
    subjectType: input.subject.type,
    subjectId: input.subject.id,
    changes: changesOf(input.subject.type, input.before ?? null, input.after ?? null) as object,
    requestId: ctx.requestId,
  };
}

/** `{field: [before, after]}` of the noun's allowed fields that differ. */
export function changesOf(noun: AuditedNoun, before: object | null, after: object | null): Record<string, [unknown, unknown]> {
  const changes: Record<string, [unknown, unknown]> = {};
  for (const field of AUDITED[noun]) {
    const old = plainValue((before as Record<string, unknown> | null)?.[field]);
    const fresh = plainValue((after as Record<string, unknown> | null)?.[field]);
    if (JSON.stringify(old) !== JSON.stringify(fresh)) changes[field] = [old, fresh];
  }
  return changes;
}

function plainValue(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return JSON.parse(JSON.stringify(value));
}
