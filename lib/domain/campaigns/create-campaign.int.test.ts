import { describe, expect, it } from "vitest";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { deleteBrand } from "@/lib/domain/brands/delete-brand";
import { updateBrand } from "@/lib/domain/brands/update-brand";
import { createChannel } from "@/lib/domain/channels/create-channel";
import { createMarket } from "@/lib/domain/markets/create-market";
import type { Ctx } from "@/lib/infra/context";
import { idempotencyFor } from "@/lib/infra/idempotency";
import { newId } from "@/lib/shared/ids";
import { yearIn } from "@/lib/shared/time";
import { testContext } from "@/lib/testing/context";
import type { CreateCampaignInput } from "./campaigns.schema";
import { createCampaign } from "./create-campaign";
import { deleteCampaign } from "./delete-campaign";
import { duplicateCampaign } from "./duplicate-campaign";
import { getCampaign } from "./get-campaign";
import { listCampaigns } from "./list-campaigns";
import { updateCampaign } from "./update-campaign";

async function arrange() {
  const ctx = await testContext();
  const brand = await createBrand(ctx, { name: "Distant Isles", internalCode: "DIS" });
  const market = await createMarket(ctx, { code: "DE", country: "DE", currency: "EUR", timezone: "Europe/Berlin" });
  const channel = await createChannel(ctx, { platformName: "Meta" });
  const ids = { brandId: brand.id, marketId: market.id };
  const create = (more: Partial<CreateCampaignInput> = {}) => createCampaign(ctx, { campaignName: "Moana Launch", ...ids, ...more });
  return { ctx, brand, market, channel, ids, create };
}

const issued = (ctx: Ctx) =>
  ctx.read(async (tx) =>
    (await tx.issuedCode.findMany({ where: { tenantId: ctx.tenantId } })).map((row) => `${row.kind} ${row.code}`).toSorted(),
  );

describe("createCampaign", () => {
  it("needs a name, a brand and a market; the rest has defaults", async () => {
    const { ctx, market, create } = await arrange();
    const campaign = await create();
    const year = yearIn("Europe/Berlin", new Date());
    expect(campaign).toMatchObject({
      name: `DIS_DE_MULTI_${year}_MoanaLaunch`,
      campaignName: "Moana Launch",
      channelId: null,
      year,
      type: "multi",
      budget: "0",
      currency: market.currency,
      status: "DRAFT",
      approval: "NONE",
      startDate: null,
      endAt: null,
      timeZone: "Europe/Berlin",
      tags: [],
      metadata: {},
      authorIds: [ctx.userId],
      createdById: ctx.userId,
      version: 1,
    });
    expect(await getCampaign(ctx, { id: campaign.id })).toEqual(campaign);
    expect(await issued(ctx)).toEqual(["brand DIS", "market DE"]);
  });

  it("keeps every field as it was sent", async () => {
    const { ctx, channel, create } = await arrange();
    const given = {
      description: "Opening week",
      type: "video" as const,
      objective: "awareness",
      budget: "999999999999999.999",
      currency: "KWD",
      targetPercentage: "15.25",
      audience: { segments: ["parents"], camelCase: { stays: 1 } },
      content: { headline: "Sail" },
      schedule: { frequency: "daily" },
      metadata: { ref: null, list: [1, 2.5, true] },
      tags: ["summer", "launch"],
    };
    const campaign = await create({ ...given, channelId: channel.id, year: 2027 });
    expect(campaign).toMatchObject({ ...given, name: "DIS_DE_META_2027_MoanaLaunch", channelCode: "META" });
    expect(await issued(ctx)).toEqual(["brand DIS", "channel META", "market DE"]);
  });

  it("names every reference that does not exist at once: missing, deleted or foreign", async () => {
    const { ctx, create } = await arrange();
    const stranger = await arrange();
    const dead = await createBrand(ctx, { name: "Gone", internalCode: "GONE" });
    await deleteBrand(ctx, { id: dead.id });
    await expect(create({ brandId: dead.id, marketId: stranger.market.id, channelId: newId() })).rejects.toMatchObject({
      code: "VALIDATION_005",
      status: 422,
      violations: [{ pointer: "/brandId" }, { pointer: "/marketId" }, { pointer: "/channelId" }],
    });
    expect((await listCampaigns(ctx, {})).total).toBe(0);
    expect(await issued(ctx)).toEqual([]);
  });

  it("gives a name once, deleted rows included, whoever is first", async () => {
    const { ctx, create } = await arrange();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => create()));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "CAMPAIGN_002", status: 400 });
    }
    const [first] = (await listCampaigns(ctx, {})).campaigns;
    await deleteCampaign(ctx, { id: first?.id ?? "" });
    await expect(create({ campaignName: "Moana  launch!" })).resolves.toMatchObject({ campaignName: "Moana  launch!" });
    await expect(create()).rejects.toMatchObject({
      code: "CAMPAIGN_002",
      violations: [{ pointer: "/campaignName", rule: "unique", suggestion: "Moana Launch 2" }],
    });
  });

  it("takes a bare date in the market's zone, an end through its day, an instant as it is", async () => {
    const { create } = await arrange();
    expect(await create({ startDate: "2026-12-01", endDate: "2026-12-01" })).toMatchObject({
      startDate: "2026-12-01",
      startAt: "2026-11-30T23:00:00.000Z",
      endDate: "2026-12-01",
      endAt: "2026-12-01T23:00:00.000Z",
    });
    expect(await create({ campaignName: "Two", startDate: "2026-07-01T09:30", endDate: "2026-07-02T00:00:00Z" })).toMatchObject({
      startAt: "2026-07-01T07:30:00.000Z",
      endAt: "2026-07-02T00:00:00.000Z",
    });
    expect(await create({ campaignName: "Three", endDate: "2026-10-25" })).toMatchObject({
      startAt: null,
      endAt: "2026-10-25T23:00:00.000Z",
    });
    await expect(create({ campaignName: "Four", startDate: "2026-12-02", endDate: "2026-12-01" })).rejects.toMatchObject({
      code: "DATE_001",
      status: 400,
      violations: [{ pointer: "/endDate", rule: "date.order" }],
    });
  });

  it("refuses a name that the platform or the scheme cannot take, with the dates' fault beside it", async () => {
    const { ctx, create } = await arrange();
    const microsoft = await createChannel(ctx, { platformName: "microsoft_ads" });
    await expect(
      create({ campaignName: "x".repeat(150), channelId: microsoft.id, startDate: "2026-12-02", endDate: "2026-12-01" }),
    ).rejects.toMatchObject({ code: "TAXONOMY_001", violations: [{ rule: "name.platform_length" }, { rule: "date.order" }] });
    await expect(create({ campaignName: "東京".repeat(80) })).rejects.toMatchObject({
      code: "TAXONOMY_001",
      violations: [{ rule: "name.total_length" }],
    });
  });

  it("may begin where a draft can go, and no further", async () => {
    const { create } = await arrange();
    expect(await create({ status: "active" })).toMatchObject({ status: "ACTIVE" });
    await expect(create({ campaignName: "Two", status: "COMPLETED" })).rejects.toMatchObject({
      code: "CAMPAIGN_003",
      details: { lawful: ["DRAFT", "ACTIVE", "PAUSED"] },
    });
  });

  it("one key posted 50 times at once makes one campaign and gives one answer", async () => {
    const { ctx, ids } = await arrange();
    const asked = { principal: ctx.userId, method: "POST", path: "/api/v1/campaigns", key: "k", body: "{}" };
    const contexts = await Promise.all(
      Array.from({ length: 50 }, () => testContext({ tenant: ctx.tenant, userId: ctx.userId, idempotency: idempotencyFor(asked) })),
    );
    const answers = await Promise.all(contexts.map((each) => createCampaign(each, { campaignName: "Once", ...ids, budget: 12.5 })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(contexts.filter((each) => each.idempotency?.replayed)).toHaveLength(49);
    expect((await listCampaigns(ctx, {})).total).toBe(1);
  });
});

describe("duplicateCampaign", () => {
  it("copies the content into a draft with a name of its own", async () => {
    const { ctx, create } = await arrange();
    const source = await create({
      budget: "10.5",
      tags: ["a"],
      content: { x: 1 },
      startDate: "2026-12-01",
      endDate: "2026-12-24",
      status: "ACTIVE",
    });
    const first = await duplicateCampaign(ctx, { id: source.id });
    const { budget, currency, tags, content, startDate, endAt } = source;
    expect(first).toMatchObject({ budget, currency, tags, content, startDate, endAt, status: "DRAFT", approval: "NONE", version: 1 });
    expect(first.campaignName).toBe("Moana Launch copy");
    expect((await duplicateCampaign(ctx, { id: source.id })).campaignName).toBe("Moana Launch copy 2");
    expect((await duplicateCampaign(ctx, { id: source.id, overrides: { campaignName: "Sequel", budget: 7 } })).name).toMatch(/_Sequel$/);
  });

  it("keeps the typed name where another year or brand makes the name its own", async () => {
    const { ctx, create } = await arrange();
    const source = await create({ year: 2026 });
    expect(await duplicateCampaign(ctx, { id: source.id, overrides: { year: 2027 } })).toMatchObject({
      name: "DIS_DE_MULTI_2027_MoanaLaunch",
    });
    await expect(duplicateCampaign(ctx, { id: source.id, overrides: { campaignName: "Moana Launch" } })).rejects.toMatchObject({
      code: "CAMPAIGN_002",
    });
  });

  it("takes the codes of today, and leaves the source's name alone", async () => {
    const { ctx, brand, create } = await arrange();
    const source = await create({ year: 2026 });
    await updateBrand(ctx, { id: brand.id, changes: { internalCode: "DSN" } });
    expect(await duplicateCampaign(ctx, { id: source.id })).toMatchObject({ name: "DSN_DE_MULTI_2026_MoanaLaunchcopy" });
    expect((await getCampaign(ctx, { id: source.id })).name).toBe("DIS_DE_MULTI_2026_MoanaLaunch");
  });

  it("hands on who wrote what was never approved", async () => {
    const { ctx, create } = await arrange();
    const source = await create();
    const other = await testContext({ tenant: ctx.tenant, role: "manager" });
    await updateCampaign(other, { id: source.id, changes: { budget: 5 } });
    const third = await testContext({ tenant: ctx.tenant, role: "marketer" });
    const copy = await duplicateCampaign(third, { id: source.id });
    expect(copy.authorIds).toEqual([ctx.userId, other.userId, third.userId]);
  });
});
