import "server-only";
import { lockRow, requireVersion } from "@/lib/domain/changes/lock-row";
import { recordChange } from "@/lib/domain/changes/record-change";
import { findTicketRow } from "@/lib/domain/tickets/tickets.dto";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError } from "@/lib/shared/errors";
import { newId } from "@/lib/shared/ids";
import { type SignChecklistInput, signChecklistInput, type TicketChecklistDto } from "./checklist.schema";
import { checklistOf } from "./internal/checklist-of";
import { signedHash } from "./ticket-checklist";

/**
 * Signs an item of the checklist for a ticket as its payload is now, or takes the signature back. Signing again replaces
 * the earlier signature. `If-Match` is the ticket's version: nobody signs a payload they have not seen.
 *
 * @throws CHECKLIST_001 when ticket or item is not there, or the item does not apply to the ticket; CONFLICT_001
 */
export async function signChecklistItem(
  ctx: Ctx,
  input: { ticketId: string; itemId: string } & SignChecklistInput,
): Promise<TicketChecklistDto> {
  authorize(ctx, "ticket:write");
  const { ticketId, itemId, ...rest } = input;
  const { signed, note, evidenceUrl } = signChecklistInput.parse(rest);
  return ctx.write(async (tx) => {
    const found = await findTicketRow(tx, ctx.tenantId, ticketId);
    if (!found) throw appError("CHECKLIST_001");
    // Its row lock keeps the payload as it is while it is being signed.
    await lockRow(tx, ctx, "tickets", found.id);
    const ticket = await findTicketRow(tx, ctx.tenantId, found.id);
    if (!ticket) throw appError("CHECKLIST_001");
    requireVersion(ctx, ticket);
    const { items } = await checklistOf(tx, ctx, ticket);
    if (!items.some((item) => item.itemId === itemId)) throw appError("CHECKLIST_001");
    const before = await takeBack(tx, ctx, ticket.id, itemId);
    const after = signed
      ? await tx.checklistSignature.create({
          data: {
            id: newId(),
            tenantId: ctx.tenantId,
            ticketId: ticket.id,
            itemId,
            signedByKind: ctx.actor.kind,
            signedById: ctx.actor.id,
            signedByLabel: ctx.actor.label,
            note: note || null,
            evidenceUrl: evidenceUrl ?? null,
            payloadHash: signedHash(ticket.payloadConfig as Record<string, unknown>),
          },
        })
      : null;
    const present = after ?? before;
    if (present) {
      const dto = { id: present.id, ticketId: ticket.id, itemId, signed, signedBy: after?.signedByLabel ?? null };
      const type = signed ? "checklist_signature.signed" : "checklist_signature.withdrawn";
      await recordChange(tx, ctx, { type, noun: "checklist_signature", before, after, dto });
    }
    return checklistOf(tx, ctx, ticket);
  });
}

/** Removes the present signature, if there is one. */
async function takeBack(tx: Tx, ctx: Ctx, ticketId: string, itemId: string) {
  const where = { tenantId_ticketId_itemId: { tenantId: ctx.tenantId, ticketId, itemId } };
  const present = await tx.checklistSignature.findUnique({ where });
  if (present) await tx.checklistSignature.delete({ where });
  return present;
}
