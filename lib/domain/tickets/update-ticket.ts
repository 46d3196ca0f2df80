import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError } from "@/lib/shared/errors";
import { instantOf } from "@/lib/shared/time";
import { checkLocked } from "./internal/check-locked";
import { resolveInterests } from "./internal/interest-names";
import { lockTicket, refuseWhileDeploying } from "./internal/lock-ticket";
import { resolveReferences } from "./internal/resolve-references";
import { withNewestCheck } from "./internal/stored-check";
import { issueTicketName, ticketSearchText } from "./internal/ticket-name";
import { findTicketRow, type TicketRow, ticketKey, toTicketDto } from "./tickets.dto";
import { lawfulMoves, mayMove, type TicketStatus } from "./tickets.rules";
import { type TicketDetailDto, type UpdateTicketInput, updateTicketInput } from "./tickets.schema";

type Changes = ReturnType<typeof updateTicketInput.parse>;

/** Fields whose change means that what was checked is no longer what would be sent. */
const CHECKED_FIELDS = ["label", "channelId", "requestType", "payloadConfig", "targetObjectId"] as const;

/**
 * Merges the given fields into a ticket (absent = unchanged, null = cleared). A change of what QA looks at brings a
 * checked ticket back to DRAFT. `status` may be DRAFT (recall) or QA_TESTING (run the checks); results never.
 *
 * @throws TICKET_003 for a result, TICKET_006 for another campaign, TICKET_002 for an unlawful move or while deploying, CONFLICT_001 for a stale version,
 *   VALIDATION_005 naming every reference that does not exist
 */
export async function updateTicket(ctx: Ctx, input: { id: string; changes: UpdateTicketInput }): Promise<TicketDetailDto> {
  authorize(ctx, "ticket:write");
  const changes = updateTicketInput.parse(input.changes);
  refuseResults(changes);
  if (changes.status === "QA_TESTING") await resolveInterests(ctx, input.id, changes.payloadConfig);
  return ctx.write(async (tx) => {
    const before = await lockTicket(tx, ctx, input.id);
    refuseOtherCampaign(before, changes);
    const touchesChecked = CHECKED_FIELDS.some(
      (field) => changes[field] !== undefined && JSON.stringify(changes[field]) !== JSON.stringify(before[field]),
    );
    if (touchesChecked || changes.status !== undefined) await refuseWhileDeploying(tx, ctx, before);
    if (touchesChecked && !mayMove(before.status as TicketStatus, "edit"))
      throw cannot(before, "be edited any more; make an UPDATE_CAMPAIGN ticket");
    if (changes.status === "DRAFT" && !mayMove(before.status as TicketStatus, "recall")) throw cannot(before, "go back to draft");

    const data = await changedColumns(tx, ctx, before, changes);
    const toDraft = (touchesChecked || changes.status === "DRAFT") && before.status !== "DRAFT";
    if (Object.keys(data).length > 0 || toDraft) {
      await tx.ticket.update({
        where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
        data: {
          ...data,
          ...(toDraft ? { status: "DRAFT", statusAt: new Date(), qaFailureReason: null, qaInputHash: null, qaRunId: null } : {}),
          version: { increment: 1 },
        },
      });
      await record(tx, ctx, before, "ticket.updated");
    }
    const checked = changes.status === "QA_TESTING" ? await checkLocked(tx, ctx, await fresh(tx, ctx, before.id)) : null;
    return withNewestCheck(tx, ctx, await fresh(tx, ctx, before.id), checked);
  });
}

async function changedColumns(tx: Tx, ctx: Ctx, before: TicketRow, changes: Changes) {
  const { campaign, channel } = await referencesOf(tx, ctx, before, changes);
  const data: Record<string, unknown> = {};
  for (const field of ["label", "channelId", "requestType", "payloadConfig", "targetObjectId", "assigneeId", "priority"] as const) {
    if (changes[field] !== undefined && JSON.stringify(changes[field]) !== JSON.stringify(before[field])) data[field] = changes[field];
  }
  if (changes.dueAt !== undefined) data.dueAt = changes.dueAt === null ? null : instantOf(changes.dueAt, campaign.timeZone, "end");
  const name = data.channelId && channel ? await issueTicketName(tx, campaign, channel.code) : before.name;
  if (name !== before.name) data.name = name;
  if (data.name !== undefined || data.label !== undefined) {
    const label = changes.label === undefined ? before.label : changes.label;
    data.searchText = ticketSearchText({ key: ticketKey(before.number), name, label, campaignName: campaign.campaignName });
  }
  return data;
}

/**
 * What the ticket refers to afterwards. Only what is referred to anew has to be there: whoever renames a ticket of a
 * campaign that was deleted since refers to nothing.
 */
async function referencesOf(tx: Tx, ctx: Ctx, before: TicketRow, changes: Changes) {
  const isNew = <Id>(given: Id | undefined, present: Id) => given !== undefined && given !== null && given !== present;
  if (
    isNew(changes.channelId, before.channelId) ||
    isNew(changes.assigneeId, before.assigneeId) ||
    isNew(changes.targetObjectId, before.targetObjectId)
  ) {
    return resolveReferences(tx, ctx, {
      campaignId: before.campaignId,
      channelId: changes.channelId ?? before.channelId,
      assigneeId: changes.assigneeId ?? null,
      targetObjectId: changes.targetObjectId ?? null,
    });
  }
  const campaign = await tx.campaign.findUniqueOrThrow({ where: { tenantId_id: { tenantId: ctx.tenantId, id: before.campaignId } } });
  return { campaign, channel: null };
}

async function fresh(tx: Tx, ctx: Ctx, id: string): Promise<TicketRow> {
  const row = await findTicketRow(tx, ctx.tenantId, id);
  if (!row) throw appError("TICKET_001", { details: { ticketId: id } });
  return row;
}

async function record(tx: Tx, ctx: Ctx, before: TicketRow, action: "ticket.updated"): Promise<void> {
  const after = await fresh(tx, ctx, before.id);
  await recordChange(tx, ctx, { type: action, noun: "ticket", before, after, dto: toTicketDto(after) });
}

function refuseResults(changes: Changes): void {
  const written = [
    ...(changes.externalPlatformId !== undefined ? ["/externalPlatformId"] : []),
    ...(changes.qaFailureReason !== undefined ? ["/qaFailureReason"] : []),
    ...(changes.status !== undefined && changes.status !== "DRAFT" && changes.status !== "QA_TESTING" ? ["/status"] : []),
  ];
  if (written.length === 0) return;
  throw appError("TICKET_003", {
    violations: written.map((pointer) => ({
      pointer,
      rule: "result",
      message: "QA and deployment write this; run POST /tickets/{id}/qa, POST /deploy or POST /tickets/{id}/retry instead",
    })),
  });
}

/** Its name, and what it made on the platform, are the campaign's. */
function refuseOtherCampaign(before: TicketRow, changes: Changes): void {
  if (changes.campaignId === undefined || changes.campaignId === before.campaignId) return;
  const message = "Make another ticket for the other campaign, and delete this one";
  throw appError("TICKET_006", { violations: [{ pointer: "/campaignId", rule: "immutable", message }] });
}

function cannot(ticket: TicketRow, what: string) {
  return appError("TICKET_002", {
    message: `A ticket in ${ticket.status} cannot ${what}`,
    details: { status: ticket.status, lawful: lawfulMoves(ticket.status as TicketStatus) },
  });
}
