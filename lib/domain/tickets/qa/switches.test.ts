import { describe, expect, it } from "vitest";
import { runRules } from "./engine";
import { inputWith, payloadWith } from "./lawful-input.fixture";
import type { RuleSwitch } from "./qa.types";
import { QA_RULES } from "./registry";
import { isOn, LOCKED_RULES, severityIn } from "./switches";

const RULE = "brand.family_friendly";
const rude = (rules: Record<string, RuleSwitch>) =>
  runRules(payloadWith({ creative: { message: "Casino night", link: "https://example.com" } }, { settings: { rules } })).filter(
    (found) => found.rule === RULE,
  );

describe("switches", () => {
  it("name rules that exist", () => {
    const ids = QA_RULES.map((rule) => rule.id);
    expect(LOCKED_RULES.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id) => !LOCKED_RULES.includes(id)).length).toBeGreaterThan(0);
  });

  it("silence a rule, or change what its findings weigh", () => {
    expect(rude({}).map((found) => found.severity)).toEqual(["block"]);
    expect(rude({ [RULE]: { enabled: true, severity: "warn" } }).map((found) => found.severity)).toEqual(["warn"]);
    expect(rude({ [RULE]: { enabled: false, severity: null } })).toEqual([]);
  });

  it("change nothing about a rule that is locked", () => {
    const off = inputWith({ brand: { deleted: true }, settings: { rules: { "subjects.alive": { enabled: false, severity: "info" } } } });
    expect(runRules(off).find((found) => found.rule === "subjects.alive")?.severity).toBe("block");
    expect(isOn({ id: "name.unique" }, { "name.unique": { enabled: false, severity: null } })).toBe(true);
  });

  it("raise only what a rule says in its own severity, and never for a pause", () => {
    const rule = { id: "some.rule", severity: "warn" } as const;
    const raised = { "some.rule": { enabled: true, severity: "block" } } as const;
    expect(severityIn(rule, "warn", "CREATE_CAMPAIGN", raised)).toBe("block");
    expect(severityIn(rule, "info", "CREATE_CAMPAIGN", raised)).toBe("info");
    expect(severityIn(rule, "warn", "PAUSE_CAMPAIGN", raised)).toBe("warn");
    const lowered = { "some.rule": { enabled: true, severity: "info" } } as const;
    expect(severityIn(rule, "block", "PAUSE_CAMPAIGN", lowered)).toBe("info");
  });
});
