import type { Severity } from "@/lib/domain/tickets/qa/qa.schema";
import type { Rule } from "@/lib/domain/tickets/qa/rule";
import { isLocked } from "@/lib/domain/tickets/qa/switches";
import type { QaRuleDto } from "./qa-rules.schema";

export type SwitchRow = {
  enabled: boolean;
  severity: string | null;
  reason: string;
  changedByLabel: string;
  version: number;
  updatedAt: Date;
};

/** A rule as it stands in the workspace; `row` is null while nobody switched it. */
export function toQaRuleDto(rule: Rule, row: SwitchRow | null): QaRuleDto {
  const { platforms, requestTypes } = rule.appliesTo;
  const set = row && row.version > 0 && !isLocked(rule.id) ? row : null;
  return {
    id: rule.id,
    title: rule.title,
    severity: (set?.severity ?? rule.severity) as Severity,
    defaultSeverity: rule.severity,
    enabled: set?.enabled ?? true,
    locked: isLocked(rule.id),
    reason: set?.reason ?? null,
    changedBy: set?.changedByLabel ?? null,
    changedAt: set?.updatedAt.toISOString() ?? null,
    platforms: platforms === "all" ? null : [...platforms],
    requestTypes: requestTypes === "all" ? null : [...requestTypes],
    source: rule.source,
    ruleVersion: rule.version,
    reads: [...rule.reads],
    version: row?.version ?? 0,
  };
}
