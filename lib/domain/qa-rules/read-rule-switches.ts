import "server-only";
import type { Severity } from "@/lib/domain/tickets/qa/qa.schema";
import type { RuleSwitch } from "@/lib/domain/tickets/qa/qa.types";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";

/**
 * What the workspace decided about rules, by rule id, for a use case that is judging a ticket. What amounts to the
 * rule's own default is left out, so that going back to it is the same as never having left it.
 */
export async function readRuleSwitches(tx: Tx, ctx: Ctx): Promise<Record<string, RuleSwitch>> {
  const rows = await tx.qaRuleSwitch.findMany({ where: { tenantId: ctx.tenantId }, orderBy: { rule: "asc" } });
  return Object.fromEntries(
    rows
      .filter((row) => !row.enabled || row.severity !== null)
      .map((row) => [row.rule, { enabled: row.enabled, severity: row.severity as Severity | null }]),
  );
}
