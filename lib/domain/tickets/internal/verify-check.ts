import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { loadCheckInput } from "./check-input";

/**
 * Names the parts of what QA looked at that have changed since the check the ticket rests on; empty when the check still
 * holds. Plan, deploy and every send ask this, so that nothing is sent that was not checked.
 */
export async function changedSinceCheck(tx: Tx, ctx: Ctx, ticket: { id: string; qaRunId: string | null }): Promise<string[]> {
  const run = ticket.qaRunId ? await tx.qaRun.findUnique({ where: { tenantId_id: { tenantId: ctx.tenantId, id: ticket.qaRunId } } }) : null;
  if (!run) return ["check"];
  const now = await loadCheckInput(tx, ctx, ticket);
  if (now.hash === run.inputHash) return [];
  const before = run.inputParts as Record<string, string>;
  const changed = Object.keys(now.parts).filter((part) => now.parts[part] !== before[part]);
  return changed.length > 0 ? changed : ["check"];
}

/** The sentence that names what changed. */
export function changedSentence(changed: readonly string[]): string {
  return `Changed since the last check: ${changed.join(", ")}. The ticket went back to draft; run QA again.`;
}
