import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { newId } from "@/lib/shared/ids";
import { instantOf } from "@/lib/shared/time";
import { resolveReferences } from "./internal/resolve-references";
import { issueTicketName, ticketSearchText } from "./internal/ticket-name";
import { findTicketRow, ticketKey, toTicketDto } from "./tickets.dto";
import { type CreateTicketInput, createTicketInput, type TicketDto } from "./tickets.schema";

/**
 * Creates a trafficking ticket in DRAFT, numbered in its workspace and named after its campaign with its own channel.
 *
 * @throws VALIDATION_005 (422) naming every reference that does not exist
 */
export async function createTicket(ctx: Ctx, input: CreateTicketInput): Promise<TicketDto> {
  authorize(ctx, "ticket:write");
  const data = createTicketInput.parse(input);
  return ctx.write(async (tx) => {
    const { campaign, channel } = await resolveReferences(tx, ctx, data);
    const number = await nextNumber(tx, ctx.tenantId);
    const name = await issueTicketName(tx, campaign, channel.code);
    const id = newId();
    const label = data.label ?? null;
    const created = await tx.ticket.create({
      data: {
        id,
        tenantId: ctx.tenantId,
        number,
        name,
        label,
        campaignId: campaign.id,
        channelId: channel.id,
        requestType: data.requestType,
        payloadConfig: data.payloadConfig as object,
        targetObjectId: data.targetObjectId ?? null,
        assigneeId: data.assigneeId ?? null,
        dueAt: data.dueAt ? instantOf(data.dueAt, campaign.timeZone, "end") : null,
        priority: data.priority,
        createdById: ctx.userId ?? ctx.actor.id,
        createdByKind: ctx.actor.kind,
        searchText: ticketSearchText({ key: ticketKey(number), name, label, campaignName: campaign.campaignName }),
      },
    });
    const row = await findTicketRow(tx, ctx.tenantId, id);
    if (!row) throw new Error("the ticket just created is not there");
    const dto = toTicketDto(row);
    await recordChange(tx, ctx, { type: "ticket.created", noun: "ticket", after: created, dto });
    return dto;
  });
}

/** The next number of the workspace's tickets. The counter's row lock orders concurrent creations, so none is skipped or twice. */
async function nextNumber(tx: Tx, tenantId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into tenant_counters (tenant_id, name, last) values (${tenantId}::uuid, 'ticket', 1)
    on conflict (tenant_id, name) do update set last = tenant_counters.last + 1 returning last`;
  if (!row) throw new Error("the ticket counter gave no number");
  return row.last;
}
