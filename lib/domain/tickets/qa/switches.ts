import type { RequestType } from "@/lib/platforms/payload-schema";
import type { Severity } from "./qa.schema";
import type { RuleSwitch } from "./qa.types";
import type { Rule } from "./rule";

/**
 * Rules that no workspace may switch off or lighten. Some keep the one promise of the product, that nothing is made
 * twice, under another's name or in another's account; the others speak for what the adapter needs: without them a
 * ticket would be called ready that cannot be sent.
 */
const LOCKED: ReadonlySet<string> = new Set([
  "channel.platform",
  "name.scheme",
  "name.unique",
  "subjects.alive",
  "target.live",
  "campaign.approval",
  "checklist.required",
  "flight.order",
  "account.match",
  "objective.creatable",
  "payload.required",
  "budget.lawful",
  "landing.url",
  "payload.words",
  "payload.values",
  "payload.size",
  "payload.levels",
  "plan.possible",
]);

export function isLocked(ruleId: string): boolean {
  return LOCKED.has(ruleId);
}

/** For the test that every locked rule exists. */
export const LOCKED_RULES: readonly string[] = [...LOCKED];

const WEIGHT: Record<Severity, number> = { info: 0, warn: 1, block: 2 };

/** False when the workspace switched the rule off. */
export function isOn(rule: Pick<Rule, "id">, switches: Readonly<Record<string, RuleSwitch>>): boolean {
  return isLocked(rule.id) || switches[rule.id]?.enabled !== false;
}

/**
 * How heavy a finding is in this workspace. What the rule says in its own severity takes the workspace's; nothing else
 * it says is made heavier. Nothing is ever made heavier for a pause: nothing may stand in the way of stopping.
 */
export function severityIn(
  rule: Pick<Rule, "id" | "severity">,
  said: Severity,
  requestType: RequestType,
  switches: Readonly<Record<string, RuleSwitch>>,
): Severity {
  const wanted = isLocked(rule.id) ? null : (switches[rule.id]?.severity ?? null);
  if (wanted === null) return said;
  const isHeavier = WEIGHT[wanted] > WEIGHT[said];
  if (isHeavier) return said === rule.severity && requestType !== "PAUSE_CAMPAIGN" ? wanted : said;
  return wanted;
}
