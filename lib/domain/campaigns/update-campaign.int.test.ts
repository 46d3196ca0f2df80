import { describe, expect, it } from "vitest";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { deleteBrand } from "@/lib/domain/brands/delete-brand";
import { createMarket } from "@/lib/domain/markets/create-market";
import { updateMarket } from "@/lib/domain/markets/update-market";
import type { Ctx } from "@/lib/infra/context";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { archiveCampaign } from "./archive-campaign";
import type { CreateCampaignInput, UpdateCampaignInput } from "./campaigns.schema";
import { completeCampaign } from "./complete-campaign";
import { createCampaign } from "./create-campaign";
import { deleteCampaign } from "./delete-campaign";
import { getCampaign } from "./get-campaign";
import { listCampaignHistory } from "./list-campaign-history";
import { listCampaigns } from "./list-campaigns";
import { pauseCampaign } from "./pause-campaign";
import { restoreCampaign } from "./restore-campaign";
import { resumeCampaign } from "./resume-campaign";
import { startCampaign } from "./start-campaign";
import { stopCampaign } from "./stop-campaign";
import { updateCampaign } from "./update-campaign";

async function arrange(more: Partial<CreateCampaignInput> = {}) {
  const ctx = await testContext({ role: "owner" });
  const brand = await createBrand(ctx, { name: "Distant Isles", internalCode: "DIS" });
  const market = await createMarket(ctx, { code: "US", timezone: "America/New_York", currency: "USD" });
  const campaign = await createCampaign(ctx, { campaignName: "Moana", brandId: brand.id, marketId: market.id, year: 2026, ...more });
  const edit = (changes: UpdateCampaignInput, as: Ctx = ctx) => updateCampaign(as, { id: campaign.id, changes });
  return { ctx, brand, market, campaign, id: campaign.id, edit };
}

const seeing = (ctx: Ctx, version: number): Ctx => ({ ...ctx, ifMatch: version });

describe("updateCampaign", () => {
  it("merges: absent is unchanged, null is cleared", async () => {
    const { ctx, id, campaign, edit } = await arrange({ description: "One", budget: 10, tags: ["a"], targetPercentage: 15 });
    const changed = await edit({ budget: "20.50", objective: "sales" });
    expect(changed).toEqual({ ...campaign, budget: "20.5", objective: "sales", version: 2, updatedAt: changed.updatedAt });
    expect(await edit({ description: null, targetPercentage: null, tags: [] })).toMatchObject({
      description: null,
      targetPercentage: null,
      tags: [],
    });
    expect(await getCampaign(ctx, { id })).toMatchObject({ version: 3, budget: "20.5" });
  });

  it("of two clients with the same version, one gets 409 with the present one", async () => {
    const { ctx, id, edit } = await arrange();
    const outcomes = await Promise.allSettled([edit({ budget: 1 }, seeing(ctx, 1)), edit({ budget: 2 }, seeing(ctx, 1))]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: "CONFLICT_001", status: 409, details: { currentVersion: 2 } });
    const kept = await getCampaign(ctx, { id });
    expect(kept.version).toBe(2);
    // Without If-Match the last write wins.
    expect(await edit({ budget: 9 })).toMatchObject({ budget: "9", version: 3 });
    await expect(startCampaign(seeing(ctx, 2), { id })).rejects.toMatchObject({ code: "CONFLICT_001", details: { currentVersion: 3 } });
    await expect(deleteCampaign(seeing(ctx, 2), { id })).rejects.toMatchObject({ code: "CONFLICT_001" });
  });

  it("loses no edit of twenty at once", async () => {
    const { ctx, id, edit } = await arrange();
    await Promise.all(Array.from({ length: 20 }, (_, n) => edit({ metadata: { n } })));
    expect((await getCampaign(ctx, { id })).version).toBe(21);
    const { history } = await listCampaignHistory(ctx, { id, page: { limit: 200 } });
    const edits = history.filter((entry) => entry.action === "campaign.updated").map((entry) => entry.changes.metadata);
    // Each edit saw what the one before it left.
    for (const [n, pair] of edits.entries()) expect(pair?.[0]).toEqual(edits[n + 1]?.[1] ?? {});
  });

  it("makes no version of a write that changes nothing, whatever its spelling", async () => {
    const { ctx, id, campaign, edit } = await arrange({ budget: 10.5, content: { a: 1, b: { c: 2 } }, startDate: "2026-12-01" });
    const { name, campaignName, brandId, marketId, channelId, year } = campaign;
    const same = { budget: "10.50", content: { b: { c: 2 }, a: 1 }, startDate: "2026-12-01", status: "draft" as unknown };
    expect(await edit({ name, campaignName, brandId, marketId, channelId, year, ...same })).toEqual(campaign);
    expect((await listCampaignHistory(ctx, { id })).total).toBe(1);
  });

  it("refuses every part of the name with the way out", async () => {
    const { edit, id } = await arrange();
    await expect(
      edit({ name: "X", campaignName: "Other", brandId: newId(), marketId: newId(), channelId: newId(), year: 2027, budget: 3 }),
    ).rejects.toMatchObject({
      code: "CAMPAIGN_004",
      status: 409,
      details: { duplicate: `POST /api/v1/campaigns/${id}/duplicate` },
      violations: ["/name", "/campaignName", "/brandId", "/marketId", "/channelId", "/year"].map((pointer) => ({
        pointer,
        rule: "immutable",
      })),
    });
  });

  it("moves one end of the flight, in the campaign's own zone, whatever became of the market's", async () => {
    const { ctx, market, edit } = await arrange({ startDate: "2026-12-01", endDate: "2026-12-31" });
    await updateMarket(ctx, { id: market.id, changes: { timezone: "Asia/Tokyo" } });
    expect(await edit({ endDate: "2027-01-15" })).toMatchObject({
      startDate: "2026-12-01",
      startAt: "2026-12-01T05:00:00.000Z",
      endDate: "2027-01-15",
      endAt: "2027-01-16T05:00:00.000Z",
      timeZone: "America/New_York",
    });
    await expect(edit({ startDate: "2027-02-01" })).rejects.toMatchObject({ code: "DATE_001" });
    await expect(edit({ endDate: "2026-11-30" })).rejects.toMatchObject({ code: "DATE_001", violations: [{ pointer: "/endDate" }] });
    expect(await edit({ endDate: null, startDate: "2027-02-01" })).toMatchObject({ startDate: "2027-02-01", endDate: null, endAt: null });
  });

  it("moves the status as the named endpoints do", async () => {
    const { ctx, id, edit } = await arrange();
    await expect(edit({ status: "COMPLETED" })).rejects.toMatchObject({
      code: "CAMPAIGN_003",
      status: 409,
      details: { status: "DRAFT", lawful: ["ACTIVE", "PAUSED"] },
    });
    expect(await edit({ status: "active", budget: 5 })).toMatchObject({ status: "ACTIVE", budget: "5", version: 2 });
    expect(await edit({ status: "paused" })).toMatchObject({ status: "PAUSED" });
    const { history } = await listCampaignHistory(ctx, { id });
    expect(history.map((entry) => [entry.action, entry.changes])).toEqual([
      ["campaign.paused", { status: ["ACTIVE", "PAUSED"] }],
      ["campaign.started", { status: ["DRAFT", "ACTIVE"] }],
      ["campaign.updated", { budget: ["0", "5"] }],
      ["campaign.created", expect.objectContaining({ campaign_name: [null, "Moana"] })],
    ]);
  });

  it("finds a campaign by its new tags", async () => {
    const { ctx, edit } = await arrange({ tags: ["before"] });
    await edit({ tags: ["afterwards"] });
    expect((await listCampaigns(ctx, { search: "afterwards" })).total).toBe(1);
    expect((await listCampaigns(ctx, { search: "before" })).total).toBe(0);
  });
});

describe("the lifecycle", () => {
  it("starts, pauses, resumes, completes, and names what is lawful when a move is not", async () => {
    const { ctx, id } = await arrange();
    expect((await startCampaign(ctx, { id })).status).toBe("ACTIVE");
    await expect(startCampaign(ctx, { id })).rejects.toMatchObject({
      code: "CAMPAIGN_003",
      status: 409,
      details: { status: "ACTIVE", move: "start", lawful: ["submit", "pause", "stop", "complete"] },
    });
    expect((await pauseCampaign(ctx, { id })).status).toBe("PAUSED");
    expect((await resumeCampaign(ctx, { id })).status).toBe("ACTIVE");
    expect(await completeCampaign(ctx, { id })).toMatchObject({ status: "COMPLETED", version: 5 });
    await expect(resumeCampaign(ctx, { id })).rejects.toMatchObject({ details: { lawful: ["submit", "archive"] } });
  });

  it("stops before the end as paused, after it as completed", async () => {
    const future = await arrange({ startDate: "2020-01-01", endDate: "2190-01-01", status: "ACTIVE" });
    expect((await stopCampaign(future.ctx, { id: future.id })).status).toBe("PAUSED");
    await expect(stopCampaign(future.ctx, { id: future.id })).rejects.toMatchObject({ code: "CAMPAIGN_003" });
    const past = await arrange({ startDate: "2020-01-01", endDate: "2020-02-01", status: "ACTIVE" });
    expect((await stopCampaign(past.ctx, { id: past.id })).status).toBe("COMPLETED");
    const endless = await arrange({ status: "ACTIVE" });
    expect((await stopCampaign(endless.ctx, { id: endless.id })).status).toBe("PAUSED");
  });

  it("takes a campaign out of sight and back; meanwhile it answers 409", async () => {
    const { ctx, id, edit } = await arrange();
    expect((await archiveCampaign(ctx, { id })).archivedAt).not.toBeNull();
    const refusal = { code: "CAMPAIGN_007", status: 409, details: { lawful: ["restore"] } };
    await expect(edit({ budget: 1 })).rejects.toMatchObject(refusal);
    await expect(startCampaign(ctx, { id })).rejects.toMatchObject(refusal);
    expect(await restoreCampaign(ctx, { id })).toMatchObject({ archivedAt: null, status: "DRAFT" });
    await expect(restoreCampaign(ctx, { id })).rejects.toMatchObject({ code: "CAMPAIGN_003" });
    await startCampaign(ctx, { id });
    await expect(archiveCampaign(ctx, { id })).rejects.toMatchObject({ code: "CAMPAIGN_003", details: { status: "ACTIVE" } });
  });

  it("deletes softly and brings back, unless what it refers to is gone", async () => {
    const { ctx, id, brand } = await arrange();
    await deleteCampaign(ctx, { id });
    const missing = { code: "CAMPAIGN_001", status: 404 };
    await expect(getCampaign(ctx, { id })).rejects.toMatchObject(missing);
    await expect(startCampaign(ctx, { id })).rejects.toMatchObject(missing);
    await expect(deleteCampaign(ctx, { id })).rejects.toMatchObject(missing);
    expect((await getCampaign(ctx, { id, includeDeleted: true })).deletedAt).not.toBeNull();
    expect((await restoreCampaign(ctx, { id })).deletedAt).toBeNull();
    await deleteCampaign(ctx, { id });
    await deleteBrand(ctx, { id: brand.id });
    await expect(restoreCampaign(ctx, { id })).rejects.toMatchObject({ code: "VALIDATION_005", violations: [{ pointer: "/brandId" }] });
    expect((await listCampaignHistory(ctx, { id })).history.map((entry) => entry.action)).toEqual([
      "campaign.deleted",
      "campaign.restored",
      "campaign.deleted",
      "campaign.created",
    ]);
  });

  it("needs campaign:write, and shows another workspace nothing", async () => {
    const { ctx, id, edit } = await arrange();
    const viewer = await testContext({ tenant: ctx.tenant, role: "viewer" });
    for (const move of [startCampaign, pauseCampaign, resumeCampaign, stopCampaign, completeCampaign, archiveCampaign, restoreCampaign]) {
      await expect(move(viewer, { id })).rejects.toMatchObject({ code: "AUTH_003" });
    }
    const stranger = await testContext();
    await expect(edit({ budget: 1 }, stranger)).rejects.toMatchObject({ code: "CAMPAIGN_001" });
    await expect(startCampaign(stranger, { id })).rejects.toMatchObject({ code: "CAMPAIGN_001" });
    await expect(listCampaignHistory(stranger, { id })).rejects.toMatchObject({ code: "CAMPAIGN_001" });
    expect((await listCampaignHistory(viewer, { id })).total).toBe(1);
  });
});

describe("listCampaignHistory", () => {
  it("goes back page by page, the newest first", async () => {
    const { ctx, id, edit } = await arrange();
    for (let n = 1; n <= 5; n += 1) await edit({ startDate: `2026-01-0${n}` });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCampaignHistory(ctx, { id, page: { limit: 2, ...(cursor ? { cursor } : {}) } });
      expect(page.total).toBe(6);
      seen.push(...page.history.map((entry) => String(entry.changes.start_date?.[1])));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(["2026-01-05", "2026-01-04", "2026-01-03", "2026-01-02", "2026-01-01", "undefined"]);
    expect((await listCampaignHistory(ctx, { id, page: { limit: 2, offset: 5 } })).history).toHaveLength(1);
  });

  it("names who did it, by which credential", async () => {
    const { ctx, id } = await arrange();
    const { history } = await listCampaignHistory(ctx, { id });
    expect(history[0]).toMatchObject({ actor: { kind: "user", id: ctx.userId }, requestId: ctx.requestId });
  });
});
