import { expect, it } from "vitest";
import type { QaRuleDto } from "@/lib/domain/qa-rules/qa-rules.schema";
import { filterRules } from "./rule-filter";

const rule = (id: string, changes: Partial<QaRuleDto> = {}): QaRuleDto => ({
  id,
  title: "A budget is positive",
  severity: "block",
  defaultSeverity: "block",
  enabled: true,
  locked: false,
  reason: null,
  changedBy: null,
  changedAt: null,
  platforms: null,
  requestTypes: null,
  source: { kind: "design", ref: "Deployment" },
  ruleVersion: 1,
  reads: [],
  version: 0,
  ...changes,
});

it("finds rules by every word, platform and weight", () => {
  const rules = [
    rule("budget.lawful"),
    rule("text.length", { title: "Texts fit", platforms: ["tiktok"], severity: "warn" }),
    rule("text.caps", { title: "No capitals", enabled: false }),
  ];
  const ids = (filter: Parameters<typeof filterRules>[1]) => filterRules(rules, filter).map(({ id }) => id);
  expect(ids({})).toHaveLength(3);
  expect(ids({ search: "POSITIVE budget" })).toEqual(["budget.lawful"]);
  expect(ids({ platform: "meta" })).toEqual(["budget.lawful", "text.caps"]);
  expect(ids({ severity: "warn" })).toEqual(["text.length"]);
  expect(ids({ severity: "block" })).toEqual(["budget.lawful"]);
  expect(ids({ severity: "off" })).toEqual(["text.caps"]);
});
