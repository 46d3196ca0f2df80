import "server-only";
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { ChecklistEntry } from "./checklist.schema";

/** What decides which items apply to a ticket, and whether their signatures still count. */
export type ChecklistTicket = { id: string; requestType: string; platform: string; payload: Readonly<Record<string, unknown>> };

/** SHA-256, hex, over the canonical JSON (RFC 8785) of what is signed. */
export function signedHash(payload: Readonly<Record<string, unknown>>): string {
  return createHash("sha256")
    .update(canonicalize(payload) ?? "null")
    .digest("hex");
}

/**
 * The workspace's checklist as far as it applies to a ticket, with its signatures, in its order. For use cases that are
 * deciding something, in their own transaction.
 */
export async function ticketChecklist(tx: Tx, ctx: Ctx, ticket: ChecklistTicket): Promise<ChecklistEntry[]> {
  const items = await tx.checklistItem.findMany({
    where: {
      tenantId: ctx.tenantId,
      deletedAt: null,
      AND: [
        { OR: [{ platforms: { isEmpty: true } }, { platforms: { has: ticket.platform } }] },
        { OR: [{ requestTypes: { isEmpty: true } }, { requestTypes: { has: ticket.requestType } }] },
      ],
    },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  if (items.length === 0) return [];
  const signatures = await tx.checklistSignature.findMany({ where: { tenantId: ctx.tenantId, ticketId: ticket.id } });
  const present = signatures.length > 0 ? signedHash(ticket.payload) : "";
  return items.map(({ id, text, required, resignAfterChange }) => {
    const signature = signatures.find((each) => each.itemId === id) ?? null;
    const changedSince = signature !== null && signature.payloadHash !== present;
    return {
      itemId: id,
      text,
      required,
      resignAfterChange,
      state: signature === null ? "unsigned" : changedSince && resignAfterChange ? "stale" : "signed",
      changedSince,
      signedBy: signature?.signedByLabel ?? null,
      signedAt: signature?.signedAt.toISOString() ?? null,
      note: signature?.note ?? null,
      evidenceUrl: signature?.evidenceUrl ?? null,
    };
  });
}
