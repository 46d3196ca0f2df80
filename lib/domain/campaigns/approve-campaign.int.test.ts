import { describe, expect, it } from "vitest";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { createMarket } from "@/lib/domain/markets/create-market";
import { putSetting } from "@/lib/domain/settings/put-setting";
import { type Ctx, createContext } from "@/lib/infra/context";
import { newId } from "@/lib/shared/ids";
import { permissionsOf } from "@/lib/shared/permissions";
import { testContext } from "@/lib/testing/context";
import { approveCampaign } from "./approve-campaign";
import type { UpdateCampaignInput } from "./campaigns.schema";
import { createCampaign } from "./create-campaign";
import { getCampaign } from "./get-campaign";
import { listCampaignApprovals } from "./list-campaign-approvals";
import { listCampaignHistory } from "./list-campaign-history";
import { rejectCampaign } from "./reject-campaign";
import { submitCampaign } from "./submit-campaign";
import { updateCampaign } from "./update-campaign";

/** An author, an approver, and the author's campaign. */
async function arrange() {
  const author = await testContext({ role: "owner" });
  const approver = await testContext({ tenant: author.tenant, role: "manager" });
  const brand = await createBrand(author, { name: "Distant Isles", internalCode: "DIS" });
  const market = await createMarket(author, { code: "US" });
  const { id } = await createCampaign(author, { campaignName: "Moana", brandId: brand.id, marketId: market.id, budget: 10 });
  const edit = (changes: UpdateCampaignInput, as: Ctx = author) => updateCampaign(as, { id, changes });
  const steps = async () => (await listCampaignApprovals(author, { id })).approvals;
  return { author, approver, id, edit, steps };
}

/** The same person by an API key of theirs. */
function byKey(ctx: Ctx): Ctx {
  return createContext({
    tenantId: ctx.tenantId,
    actor: { kind: "key", id: newId(), label: "A key" },
    userId: ctx.userId,
    role: null,
    permissions: permissionsOf("owner"),
  });
}

describe("an approval", () => {
  it("is asked for and given, bound to the content's hash, each step kept with its words", async () => {
    const { author, approver, id, steps } = await arrange();
    const asked = await submitCampaign(author, { id, decision: { comment: "Please" } });
    expect(asked).toMatchObject({ approval: "REQUESTED", approvalHash: expect.stringMatching(/^[0-9a-f]{64}$/), version: 2 });
    const given = await approveCampaign(approver, { id });
    expect(given).toMatchObject({ approval: "APPROVED", approvalHash: asked.approvalHash, authorIds: [], version: 3 });
    expect(await steps()).toMatchObject([
      { state: "APPROVED", hash: asked.approvalHash, comment: null, actor: { id: approver.userId } },
      { state: "REQUESTED", hash: asked.approvalHash, comment: "Please", actor: { id: author.userId } },
    ]);
  });

  it("may be refused, and asked for again", async () => {
    const { author, approver, id } = await arrange();
    await submitCampaign(author, { id });
    expect(await rejectCampaign(approver, { id, decision: { comment: "Too dear" } })).toMatchObject({ approval: "REJECTED" });
    expect(await submitCampaign(author, { id })).toMatchObject({ approval: "REQUESTED" });
  });

  it("goes no other way, and says which ways there are", async () => {
    const { author, approver, id } = await arrange();
    await expect(approveCampaign(approver, { id })).rejects.toMatchObject({
      code: "CAMPAIGN_005",
      status: 409,
      details: { approval: "NONE", lawful: ["submit", "start", "pause", "archive"] },
    });
    await expect(rejectCampaign(approver, { id })).rejects.toMatchObject({ code: "CAMPAIGN_005" });
    await submitCampaign(author, { id });
    await expect(submitCampaign(author, { id })).rejects.toMatchObject({ code: "CAMPAIGN_005", details: { approval: "REQUESTED" } });
    await approveCampaign(approver, { id });
    await expect(approveCampaign(approver, { id })).rejects.toMatchObject({ code: "CAMPAIGN_005" });
  });

  it("needs campaign:approve to give or refuse, campaign:write to ask", async () => {
    const { author, id } = await arrange();
    const marketer = await testContext({ tenant: author.tenant, role: "marketer" });
    const viewer = await testContext({ tenant: author.tenant, role: "viewer" });
    await expect(submitCampaign(viewer, { id })).rejects.toMatchObject({ code: "AUTH_003" });
    await submitCampaign(marketer, { id });
    await expect(approveCampaign(marketer, { id })).rejects.toMatchObject({ code: "AUTH_003" });
    await expect(rejectCampaign(marketer, { id })).rejects.toMatchObject({ code: "AUTH_003" });
  });

  it("is given to one of two approvers at once", async () => {
    const { author, approver, id, steps } = await arrange();
    const second = await testContext({ tenant: author.tenant, role: "manager" });
    await submitCampaign(author, { id });
    const outcomes = await Promise.allSettled([approveCampaign(approver, { id }), rejectCampaign(second, { id })]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await steps()).toHaveLength(2);
  });
});

describe("separation", () => {
  it("keeps every author from approving, by any credential of theirs", async () => {
    const { author, approver, id, edit } = await arrange();
    await edit({ budget: 11 }, approver);
    await submitCampaign(author, { id });
    for (const ctx of [author, byKey(author), approver, byKey(approver)]) {
      await expect(approveCampaign(ctx, { id })).rejects.toMatchObject({ code: "CAMPAIGN_006", status: 403 });
    }
    const third = await testContext({ tenant: author.tenant, role: "manager" });
    expect((await approveCampaign(byKey(third), { id })).approval).toBe("APPROVED");
  });

  it("knows a person behind a key as an author too", async () => {
    const { author, approver, id, edit } = await arrange();
    await edit({ content: { by: "key" } }, byKey(approver));
    await submitCampaign(author, { id });
    await expect(approveCampaign(approver, { id })).rejects.toMatchObject({ code: "CAMPAIGN_006" });
  });

  it("counts anew from an approval on, and only edits of approved content", async () => {
    const { author, approver, id, edit } = await arrange();
    await submitCampaign(author, { id });
    await approveCampaign(approver, { id });
    await edit({ budget: 12 }, approver);
    await edit({ description: "A word", tags: ["x"] }, author);
    expect((await submitCampaign(approver, { id })).authorIds).toEqual([approver.userId]);
    await expect(approveCampaign(approver, { id })).rejects.toMatchObject({ code: "CAMPAIGN_006" });
    expect((await approveCampaign(author, { id })).approval).toBe("APPROVED");
  });

  it("is a setting", async () => {
    const { author, id } = await arrange();
    await submitCampaign(author, { id });
    await expect(approveCampaign(author, { id })).rejects.toMatchObject({ code: "CAMPAIGN_006" });
    await putSetting(author, { key: "approval.separation", value: false });
    expect((await approveCampaign(author, { id })).approval).toBe("APPROVED");
  });
});

describe("an edit of approved content", () => {
  it.each<[string, UpdateCampaignInput, string[]]>([
    ["money", { budget: 99, currency: "EUR" }, ["budget", "currency"]],
    ["the flight", { startDate: "2026-12-01", endDate: "2026-12-24" }, ["start_date", "end_date"]],
    ["audience, content and schedule", { audience: { a: 1 }, content: { b: 1 }, schedule: { c: 1 } }, ["audience", "content", "schedule"]],
  ])("voids it and says what was changed: %s", async (_what, changes, fields) => {
    const { author, approver, id, edit, steps } = await arrange();
    const { approvalHash } = await submitCampaign(author, { id });
    await approveCampaign(approver, { id });
    expect(await edit(changes)).toMatchObject({ approval: "NONE", approvalHash: null, authorIds: [author.userId] });
    expect((await steps())[0]).toMatchObject({ state: "VOIDED", hash: approvalHash, changedFields: fields, actor: { id: author.userId } });
    const { history } = await listCampaignHistory(author, { id });
    expect(history.slice(0, 2).map((entry) => entry.action)).toEqual(["campaign.approval_voided", "campaign.updated"]);
    expect(history[0]?.changes).toEqual({ approval: ["APPROVED", "NONE"], approval_hash: [approvalHash, null] });
  });

  it("voids a request as well, and leaves a refusal", async () => {
    const { author, approver, id, edit } = await arrange();
    await submitCampaign(author, { id });
    expect((await edit({ budget: 20 })).approval).toBe("NONE");
    await submitCampaign(author, { id });
    await rejectCampaign(approver, { id });
    expect((await edit({ budget: 30 })).approval).toBe("REJECTED");
  });

  it("is not a new tag, a move, or the same content written another way", async () => {
    const { author, approver, id, edit } = await arrange();
    await edit({ content: { a: 1, b: 2 } });
    await submitCampaign(author, { id });
    await approveCampaign(approver, { id });
    await edit({ tags: ["x"], description: "y", objective: "z", metadata: { m: 1 }, targetPercentage: 5 });
    await edit({ status: "ACTIVE", budget: "10.00", content: { b: 2, a: 1 } });
    expect(await getCampaign(author, { id })).toMatchObject({ approval: "APPROVED", status: "ACTIVE", authorIds: [] });
  });
});
