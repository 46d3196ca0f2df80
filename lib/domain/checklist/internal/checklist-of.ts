import "server-only";
import type { TicketRow } from "@/lib/domain/tickets/tickets.dto";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { TicketChecklistDto } from "../checklist.schema";
import { ticketChecklist } from "../ticket-checklist";

/** A ticket's checklist as the API shows it. */
export async function checklistOf(tx: Tx, ctx: Ctx, ticket: TicketRow): Promise<TicketChecklistDto> {
  const { id, requestType, channel } = ticket;
  const payload = ticket.payloadConfig as Record<string, unknown>;
  const items = await ticketChecklist(tx, ctx, { id, requestType, platform: channel.platform, payload });
  return { ticketId: id, open: items.filter((item) => item.required && item.state !== "signed").length, items };
}
