import type { QaRuleDto } from "@/lib/domain/qa-rules/qa-rules.schema";

export type RuleFilter = { search?: string | undefined; platform?: string | undefined; severity?: string | undefined };

/** The rules that apply to the platform, weigh so much, and have every word in their title, id or source. */
export function filterRules(rules: readonly QaRuleDto[], { search, platform, severity }: RuleFilter): QaRuleDto[] {
  const words = (search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return rules.filter((rule) => {
    const text = `${rule.title} ${rule.id} ${rule.source.ref} ${rule.reason ?? ""}`.toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (!platform || rule.platforms === null || rule.platforms.includes(platform)) &&
      (!severity || (severity === "off" ? !rule.enabled : rule.enabled && rule.severity === severity))
    );
  });
}
