import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/infra/context";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { type Arranged, arrangeTrafficking, draftTicket } from "@/lib/testing/factories";
import { applyTicketFixes } from "./apply-ticket-fixes";
import { checkTicket } from "./check-ticket";
import { getTicket } from "./get-ticket";
import { updateTicket } from "./update-ticket";

describe("applyTicketFixes", () => {
  let ctx: Ctx & { tenant: { id: string; slug: string } };
  let arranged: Arranged;
  beforeEach(async () => {
    ctx = await testContext();
    arranged = await arrangeTrafficking(ctx);
  });

  const broken = { status: "ACTIVE", daily_budget: "1,800.50", ad_account_id: "act 123 456 789", access_token: "x" };

  it("applies all certain fixes and checks again, in one step", async () => {
    const { id } = await draftTicket(ctx, arranged, broken);
    const checked = await checkTicket(ctx, { id });
    expect(checked.status).toBe("QA_FAILED");
    const after = await applyTicketFixes(ctx, { id, findings: "all" });
    expect(after.payloadConfig).toMatchObject({ ad_account_id: "123456789", daily_budget: "1800.50" });
    expect(Object.keys(after.payloadConfig)).not.toEqual(expect.arrayContaining(["status"]));
    expect(after.findings.filter((found) => found.suggestion !== null)).toEqual([]);
    expect(after).toMatchObject({ status: "READY_FOR_API", check: { current: true }, fixes: { skipped: [] } });
    expect(after.fixes.applied.map(({ rule }) => rule)).toContain("payload.words");
    expect(await getTicket(ctx, { id })).toMatchObject({ payloadConfig: after.payloadConfig, version: after.version });
  });

  it("applies those that were chosen by id or place, and names what is not there any more", async () => {
    const { id, key } = await draftTicket(ctx, arranged, broken);
    const checked = await checkTicket(ctx, { id });
    const state = checked.findings.find((found) => found.pointer === "/payload_config/status");
    const nobody = "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3d";
    const after = await applyTicketFixes(ctx, {
      id: key,
      findings: [state?.id ?? "", nobody, { rule: "payload.words", pointer: "/payload_config/access_token" }],
    });
    expect(after.payloadConfig).not.toHaveProperty("status");
    expect(after.payloadConfig).not.toHaveProperty("access_token");
    expect(after.payloadConfig).toMatchObject({ daily_budget: "1,800.50" });
    expect(after.fixes.applied).toHaveLength(2);
    expect(after.fixes.skipped).toEqual([{ id: nobody, rule: "", pointer: "", reason: expect.stringContaining("any more") }]);
    expect(after.status).toBe("QA_FAILED");
  });

  it("never applies a fix to a payload it was not written for", async () => {
    const { id } = await draftTicket(ctx, arranged, broken);
    const checked = await checkTicket(ctx, { id });
    const ids = checked.findings.filter((found) => found.suggestion !== null).map((found) => found.id);
    const payloadConfig = { ...checked.payloadConfig, daily_budget: "20.00" };
    await updateTicket(ctx, { id, changes: { payloadConfig } });
    const after = await applyTicketFixes(ctx, { id, findings: ids });
    expect(after.payloadConfig).toMatchObject({ daily_budget: "20.00", ad_account_id: "123456789" });
    expect(after.fixes.skipped.map(({ pointer }) => pointer)).toEqual(["/payload_config/daily_budget"]);
  });

  it("leaves a ticket alone when nothing applies, and refuses one that cannot be edited", async () => {
    const { id, version } = await draftTicket(ctx, arranged);
    expect(await applyTicketFixes(ctx, { id, findings: "all" })).toMatchObject({ version, status: "DRAFT", fixes: { applied: [] } });
    await ctx.write((tx) => tx.ticket.updateMany({ where: { id }, data: { status: "TRAFFICKED_SUCCESS" } }));
    await expect(applyTicketFixes(ctx, { id, findings: "all" })).rejects.toMatchObject({ code: "TICKET_002" });
  });

  it("honours the version the caller saw", async () => {
    const { id, version } = await draftTicket(ctx, arranged, broken);
    const stale = await testContext({ tenant: ctx.tenant, ifMatch: version + 1 });
    await expect(applyTicketFixes(stale, { id, findings: "all" })).rejects.toMatchObject({ code: "CONFLICT_001" });
    expect((await getTicket(ctx, { id })).version).toBe(version);
  });

  it("mends what the platform refused, too", async () => {
    const { id, payloadConfig } = await draftTicket(ctx, arranged);
    await checkTicket(ctx, { id });
    const complaint = {
      pointer: "/payload_config/daily_budget",
      message: "The budget is too low",
      code: "1885272",
      value: "150.00",
      suggestion: [{ op: "replace", path: "/daily_budget", value: "200.00" }],
    };
    const refusal = {
      at: "2026-11-21T10:00:00.000Z",
      platform: "meta",
      step: "campaign",
      requestHash: "r",
      payloadHash: "p",
      httpStatus: 400,
    };
    await ctx.write(async (tx) => {
      await tx.deployment.create({
        data: {
          id: newId(),
          tenantId: ctx.tenantId,
          ticketId: id,
          connectionId: arranged.connection.id,
          planHash: "h",
          plan: {},
          qaInputHash: "h",
          state: "failed",
          finishedAt: new Date(),
          actorKind: "user",
          actorId: "u",
          actorLabel: "U",
          refusal: { ...refusal, code: "100", words: "Invalid parameter", complaints: [complaint] },
        },
      });
      await tx.ticket.updateMany({ where: { id }, data: { status: "FAILED" } });
    });
    const failed = await getTicket(ctx, { id });
    const [refused] = failed.findings;
    expect(refused).toMatchObject({ pointer: complaint.pointer, severity: "block", suggestion: complaint.suggestion });
    const stale = await applyTicketFixes(ctx, { id, findings: [{ rule: "budget.lawful", pointer: complaint.pointer }] });
    expect(stale.fixes.applied).toEqual([]);
    const after = await applyTicketFixes(ctx, { id, findings: "all" });
    expect(after.payloadConfig).toEqual({ ...payloadConfig, daily_budget: "200.00" });
    expect(after.status).toBe("READY_FOR_API");
    expect(after.findings.some((found) => found.rule === refused?.rule)).toBe(false);
  });
});
