import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { loadCheckInput } from "./check-input";

type CheckedTicket = { id: string; name: string; qaRunId: string | null };

/**
 * Names the parts of what QA looked at that have changed since the check the ticket rests on; empty when the check still
 * holds. Plan, deploy, retry, restore and every send ask this, so that nothing is sent that was not checked. Rivals are
 * no part of the hash, because they come and go by the ticket's own success; one that is there now is named all the same.
 */
export async function changesSinceCheck(tx: Tx, ctx: Ctx, ticket: CheckedTicket): Promise<string[]> {
  const run = ticket.qaRunId ? await tx.qaRun.findUnique({ where: { tenantId_id: { tenantId: ctx.tenantId, id: ticket.qaRunId } } }) : null;
  if (!run) return ["check"];
  const now = await loadCheckInput(tx, ctx, ticket);
  const { rivals } = now.input;
  if (rivals.tickets.length + rivals.objects.length > 0) return ["who bears the name"];
  if (now.hash === run.inputHash) return [];
  const before = run.inputParts as Record<string, string>;
  const changed = Object.keys(now.parts).filter((part) => now.parts[part] !== before[part]);
  return changed.length > 0 ? changed : ["check"];
}

/** The same, for whoever decides on the answer: nobody else makes a ticket of this name ready until the transaction ends. */
export async function changedSinceCheck(tx: Tx, ctx: Ctx, ticket: CheckedTicket): Promise<string[]> {
  await lockName(tx, ctx, ticket);
  return changesSinceCheck(tx, ctx, ticket);
}

/**
 * Held to the end of the transaction by whoever makes a ticket ready or sends it: two creations of one name checked at
 * once would not see each other, and both become ready. Always taken after the ticket's row.
 */
export async function lockName(tx: Tx, ctx: Ctx, ticket: { name: string }): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenantId}:${ticket.name}`}, 11))`;
}

/** The sentence that names what changed. */
export function changedSentence(changed: readonly string[]): string {
  return `Changed since the last check: ${changed.join(", ")}. The ticket went back to draft; run QA again.`;
}
