import { beforeAll, describe, expect, it } from "vitest";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { createChannel } from "@/lib/domain/channels/create-channel";
import { createMarket } from "@/lib/domain/markets/create-market";
import { testContext } from "@/lib/testing/context";
import { archiveCampaign } from "./archive-campaign";
import { createCampaign } from "./create-campaign";
import { deleteCampaign } from "./delete-campaign";
import { listCampaigns } from "./list-campaigns";
import type { ListCampaignsInput } from "./list-campaigns.schema";
import { submitCampaign } from "./submit-campaign";

describe("listCampaigns", () => {
  let ctx: Awaited<ReturnType<typeof testContext>>;
  let other: Awaited<ReturnType<typeof testContext>>;
  let ids: { dis: string; owl: string; de: string; jp: string; meta: string };

  beforeAll(async () => {
    ctx = await testContext();
    other = await testContext({ tenant: ctx.tenant, role: "marketer" });
    const dis = (await createBrand(ctx, { name: "Distant Isles", internalCode: "DIS" })).id;
    const owl = (await createBrand(ctx, { name: "Owl", internalCode: "OWL" })).id;
    const de = (await createMarket(ctx, { code: "DE" })).id;
    const jp = (await createMarket(ctx, { code: "JP" })).id;
    const meta = (await createChannel(ctx, { platformName: "Meta" })).id;
    ids = { dis, owl, de, jp, meta };
    await createCampaign(ctx, {
      campaignName: "Alpha Winter",
      brandId: dis,
      marketId: de,
      budget: 100,
      tags: ["winter"],
      startDate: "2026-01-01",
      endDate: "2026-01-31",
    });
    await createCampaign(ctx, { campaignName: "Beta", brandId: dis, marketId: jp, budget: "20.5", type: "email", startDate: "2026-02-01" });
    const gamma = await createCampaign(ctx, {
      campaignName: "Gamma",
      brandId: owl,
      marketId: jp,
      channelId: meta,
      budget: 3,
      endDate: "2026-03-31",
      status: "ACTIVE",
    });
    await createCampaign(other, { campaignName: "Delta", brandId: owl, marketId: de, status: "PAUSED", tags: ["winter", "q4"] });
    await submitCampaign(ctx, { id: gamma.id });
    const archived = await createCampaign(ctx, { campaignName: "Old", brandId: owl, marketId: de });
    await archiveCampaign(ctx, { id: archived.id });
    const deleted = await createCampaign(ctx, { campaignName: "Zap", brandId: owl, marketId: de });
    await deleteCampaign(ctx, { id: deleted.id });
  });

  const names = async (query: ListCampaignsInput) =>
    (await listCampaigns(ctx, { sort: "campaign_name", ...query })).campaigns.map((c) => c.campaignName);

  it("leaves out what is archived or deleted, unless asked", async () => {
    expect(await names({})).toEqual(["Alpha Winter", "Beta", "Delta", "Gamma"]);
    expect(await names({ archived: "true" })).toEqual(["Old"]);
    expect(await names({ archived: "any", includeDeleted: true })).toEqual(["Alpha Winter", "Beta", "Delta", "Gamma", "Old", "Zap"]);
  });

  it.each<[string, () => ListCampaignsInput, string[]]>([
    ["status", () => ({ status: ["draft"] }), ["Alpha Winter", "Beta"]],
    ["several statuses", () => ({ status: ["ACTIVE", "PAUSED"] }), ["Delta", "Gamma"]],
    ["approval", () => ({ approval: ["REQUESTED"] }), ["Gamma"]],
    ["type", () => ({ type: ["email"] }), ["Beta"]],
    ["brand", () => ({ brandId: ids.owl }), ["Delta", "Gamma"]],
    ["market and brand", () => ({ marketId: ids.de, brandId: ids.dis }), ["Alpha Winter"]],
    ["channel", () => ({ channelId: ids.meta }), ["Gamma"]],
    ["tag", () => ({ tag: "winter" }), ["Alpha Winter", "Delta"]],
    ["least budget", () => ({ budgetMin: "20.5" }), ["Alpha Winter", "Beta"]],
    ["budget range", () => ({ budgetMin: 1, budgetMax: 50 }), ["Beta", "Gamma"]],
    ["its creator", () => ({ userId: other.userId }), ["Delta"]],
    ["its creator by the other name", () => ({ createdById: ctx.userId }), ["Alpha Winter", "Beta", "Gamma"]],
    ["a word", () => ({ search: "winter" }), ["Alpha Winter", "Delta"]],
    ["words of name and code, in any case", () => ({ search: "dis_ ALPHA" }), ["Alpha Winter"]],
    ["words that are nowhere together", () => ({ search: "alpha beta" }), []],
  ])("finds by %s", async (_what, query, wanted) => {
    expect(await names(query())).toEqual(wanted);
  });

  it("finds flights that overlap, open ends included, half-open at the edges", async () => {
    expect(await names({ from: "2026-01-30", to: "2026-01-30" })).toEqual(["Alpha Winter", "Gamma"]);
    // The first of February has begun in Tokyo while it is still January in the workspace's Berlin.
    expect(await names({ from: "2026-01-31", to: "2026-01-31" })).toEqual(["Alpha Winter", "Beta", "Gamma"]);
    expect(await names({ from: "2026-02-01" })).toEqual(["Beta", "Gamma"]);
    expect(await names({ from: "2026-04-01" })).toEqual(["Beta"]);
    expect(await names({ to: "2025-12-31" })).toEqual(["Gamma"]);
    expect(await names({ from: "2026-01-31T23:00:00Z", to: "2026-01-31T23:00:00.001Z" })).toEqual(["Beta", "Gamma"]);
  });

  it.each(["created_at", "updated_at", "campaign_name", "name", "start_at", "end_at", "budget"])(
    "walks every row once by cursor, sorted by %s",
    async (sort) => {
      for (const direction of ["", "-"]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listCampaigns(ctx, { limit: 1, sort: `${direction}${sort}`, ...(cursor ? { cursor } : {}) });
          expect(page.total).toBe(4);
          seen.push(...page.campaigns.map((campaign) => campaign.campaignName));
          cursor = page.nextCursor ?? undefined;
        } while (cursor && seen.length < 10);
        expect(new Set(seen)).toEqual(new Set(["Alpha Winter", "Beta", "Delta", "Gamma"]));
        expect(seen).toHaveLength(4);
        const whole = await listCampaigns(ctx, { sort: `${direction}${sort}` });
        expect(seen).toEqual(whole.campaigns.map((campaign) => campaign.campaignName));
      }
    },
  );

  it("sorts money as money, and pages by offset", async () => {
    expect((await listCampaigns(ctx, { sort: "-budget" })).campaigns.map((c) => c.budget)).toEqual(["100", "20.5", "3", "0"]);
    const page = await listCampaigns(ctx, { sort: "budget", limit: 2, offset: 2 });
    expect(page).toMatchObject({ total: 4, limit: 2, offset: 2, nextCursor: null });
    expect(page.campaigns.map((c) => c.budget)).toEqual(["20.5", "100"]);
  });

  it("refuses a cursor of another sort", async () => {
    const { nextCursor } = await listCampaigns(ctx, { limit: 1, sort: "budget" });
    await expect(listCampaigns(ctx, { sort: "name", cursor: nextCursor ?? "" })).rejects.toMatchObject({ code: "VALIDATION_001" });
  });

  it("shows another workspace nothing", async () => {
    const stranger = await testContext();
    expect(await listCampaigns(stranger, { archived: "any", includeDeleted: true })).toMatchObject({ campaigns: [], total: 0 });
    expect(await listCampaigns(stranger, { search: "alpha" })).toMatchObject({ total: 0 });
  });
});
