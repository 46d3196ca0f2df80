import { describe, expect, it } from "vitest";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { planTicket } from "@/lib/domain/tickets/plan-ticket";
import { QA_RULES } from "@/lib/domain/tickets/qa/registry";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";
import { listQaRules } from "./list-qa-rules";
import { updateQaRule } from "./update-qa-rule";

const RULE = "brand.family_friendly";

describe("rules of a workspace", () => {
  it("are listed in the order of findings, each with who says so", async () => {
    const ctx = await testContext({ role: "viewer" });
    const { rules, total } = await listQaRules(ctx);
    expect(rules.map(({ id }) => id)).toEqual(QA_RULES.map(({ id }) => id));
    expect(total).toBe(QA_RULES.length);
    for (const rule of rules)
      expect(rule).toMatchObject({ enabled: true, version: 0, reason: null, source: { ref: expect.stringMatching(/./) } });
    const pausing = await listQaRules(ctx, { requestType: "PAUSE_CAMPAIGN" });
    expect(pausing.rules.map(({ id }) => id)).not.toContain("checklist.required");
  });

  it("are switched with a reason, at once and for the next check", async () => {
    const ctx = await testContext();
    const { id } = await draftTicket(ctx, await arrangeTrafficking(ctx), {}, { label: "casino" });
    expect((await checkTicket(ctx, { id })).status).toBe("QA_FAILED");
    const warned = await updateQaRule(ctx, { id: RULE, changes: { severity: "warn", reason: "The client signs off every word" } });
    expect(warned).toMatchObject({ severity: "warn", defaultSeverity: "block", version: 1, changedBy: "Test owner" });
    const ready = await checkTicket(ctx, { id });
    expect(ready.status).toBe("READY_FOR_API");
    expect(ready.findings.find((found) => found.rule === RULE)).toMatchObject({ severity: "warn", ruleSetVersion: expect.any(String) });

    await updateQaRule(ctx, { id: RULE, changes: { enabled: false, reason: "Not for this client" } });
    expect((await planTicket(ctx, { id })).changed).toEqual(["settings"]);
    expect((await checkTicket(ctx, { id })).findings.some((found) => found.rule === RULE)).toBe(false);

    await updateQaRule(ctx, { id: RULE, changes: { enabled: true, severity: null, reason: "Back to the default" } });
    expect((await checkTicket(ctx, { id })).status).toBe("QA_FAILED");
    const audited = await ctx.read((tx) => tx.auditEntry.findMany({ where: { subjectType: "qa_rule" }, orderBy: { occurredAt: "asc" } }));
    expect(audited.map(({ action }) => action)).toEqual(["qa_rule.switched", "qa_rule.switched", "qa_rule.switched"]);
    expect(audited[1]?.changes).toMatchObject({ enabled: [true, false], reason: [expect.any(String), "Not for this client"] });
  });

  it("refuse a switch without a reason, of a rule that is locked or unknown, and over another's", async () => {
    const ctx = await testContext();
    await expect(updateQaRule(ctx, { id: RULE, changes: { enabled: false, reason: " " } })).rejects.toMatchObject({
      issues: [{ path: ["reason"] }],
    });
    await expect(updateQaRule(ctx, { id: "name.unique", changes: { enabled: false, reason: "In the way" } })).rejects.toMatchObject({
      code: "QA_002",
    });
    await expect(updateQaRule(ctx, { id: "no.rule", changes: { enabled: false, reason: "In the way" } })).rejects.toMatchObject({
      code: "QA_001",
    });
    await updateQaRule(ctx, { id: RULE, changes: { enabled: false, reason: "First" } });
    const stale = await testContext({ tenant: ctx.tenant, ifMatch: 0 });
    await expect(updateQaRule(stale, { id: RULE, changes: { enabled: true, reason: "Second" } })).rejects.toMatchObject({
      code: "CONFLICT_001",
    });
    const viewer = await testContext({ tenant: ctx.tenant, role: "manager" });
    await expect(updateQaRule(viewer, { id: RULE, changes: { enabled: true, reason: "Third" } })).rejects.toMatchObject({
      code: "AUTH_003",
    });
    const stranger = await testContext();
    expect((await listQaRules(stranger)).rules.find(({ id }) => id === RULE)).toMatchObject({ enabled: true, version: 0 });
  });
});
