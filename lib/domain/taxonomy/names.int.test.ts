import { describe, expect, it } from "vitest";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { deleteBrand } from "@/lib/domain/brands/delete-brand";
import { createCampaign } from "@/lib/domain/campaigns/create-campaign";
import { deleteCampaign } from "@/lib/domain/campaigns/delete-campaign";
import { createChannel } from "@/lib/domain/channels/create-channel";
import { createMarket } from "@/lib/domain/markets/create-market";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { getScheme } from "./get-scheme";
import { parseName } from "./parse-name";
import { previewName } from "./preview-name";

async function arrange() {
  const ctx = await testContext({ role: "owner" });
  const brand = await createBrand(ctx, { name: "Distant Isles", internalCode: "DIS" });
  const market = await createMarket(ctx, { code: "US", timezone: "America/New_York" });
  const channel = await createChannel(ctx, { platformName: "Meta" });
  return { ctx, brand, market, channel, ids: { brandId: brand.id, marketId: market.id } };
}

describe("previewName", () => {
  it("spells the name as it is typed", async () => {
    const { ctx, ids, channel } = await arrange();
    const preview = await previewName(ctx, { ...ids, channelId: channel.id, year: 2026, campaignName: "Été à Paris" });
    expect(preview).toMatchObject({ name: "DIS_US_META_2026_EteaParis", violations: [], nearNames: [] });
    expect(preview.segments.map((segment) => segment.text)).toEqual(["DIS", "US", "META", "2026", "EteaParis"]);
  });

  it("takes the market's present year and MULTI where nothing is chosen", async () => {
    const { ctx, ids } = await arrange();
    const { name } = await previewName(ctx, { ...ids, campaignName: "Moana" });
    expect(name).toMatch(/^DIS_US_MULTI_20\d\d_Moana$/);
  });

  it("answers everything that is wrong, in wire names, and never throws", async () => {
    const { ctx, brand } = await arrange();
    await deleteBrand(ctx, { id: brand.id });
    const preview = await previewName(ctx, { brandId: brand.id, channelId: newId(), year: 26, campaignName: "!!!" });
    expect(preview.name).toBeNull();
    expect(preview.violations.map((violation) => `${violation.pointer} ${violation.rule}`).toSorted()).toEqual([
      "/brand_id reference",
      "/campaign_name name.empty",
      "/channel_id reference",
      "/market_id name.required",
      "/year name.year",
    ]);
  });

  it("tells of a clash with a name that is or was given, and of near ones", async () => {
    const { ctx, ids } = await arrange();
    const campaign = await createCampaign(ctx, { ...ids, campaignName: "Moana Launch", year: 2026 });
    const taken = await previewName(ctx, { ...ids, campaignName: "Moana-Launch", year: 2026 });
    expect(taken).toMatchObject({ name: campaign.name, violations: [{ pointer: "/campaign_name", rule: "name.taken" }] });
    const near = await previewName(ctx, { ...ids, campaignName: "Moana Lanch", year: 2026 });
    expect(near).toMatchObject({ violations: [], nearNames: [{ id: campaign.id, name: campaign.name }] });
    await deleteCampaign(ctx, { id: campaign.id });
    const gone = await previewName(ctx, { ...ids, campaignName: "Moana Launch", year: 2026 });
    expect(gone).toMatchObject({ violations: [{ rule: "name.taken", message: expect.stringContaining("deleted") }], nearNames: [] });
  });

  it("is not for those who may not read campaigns, and shows nothing of another workspace", async () => {
    const { ids } = await arrange();
    const stranger = await testContext({ role: "viewer" });
    const preview = await previewName(stranger, { ...ids, campaignName: "Moana" });
    expect(preview.violations.map((violation) => violation.rule)).toEqual(["reference", "reference"]);
    await expect(previewName({ ...stranger, permissions: new Set() }, { campaignName: "Moana" })).rejects.toMatchObject({
      code: "AUTH_003",
    });
  });
});

describe("parseName", () => {
  it("gives back what a name was built from, issued or not", async () => {
    const { ctx, ids, channel } = await arrange();
    const campaign = await createCampaign(ctx, { ...ids, channelId: channel.id, campaignName: "東京 2020!", year: 2026 });
    const tuple = { brandCode: "DIS", marketCode: "US", channelCode: "META", year: 2026, campaignName: campaign.name.split("_").at(-1) };
    expect(await parseName(ctx, { name: campaign.name })).toEqual({ ...tuple, schemeVersion: 1, campaignId: campaign.id });
    expect(await parseName(ctx, { name: "DIS_US_MULTI_2031_Later" })).toMatchObject({ channelCode: "MULTI", year: 2031, campaignId: null });
  });

  it.each(["", "DIS_US_META_26_Moana", "XXX_US_META_2026_Moana", "dis_US_META_2026_Moana"])("refuses %j", async (name) => {
    const { ctx } = await arrange();
    await expect(parseName(ctx, { name })).rejects.toMatchObject(
      name === "" ? { name: "ZodError" } : { code: "TAXONOMY_004", status: 400 },
    );
  });
});

it("getScheme shows the default before a row was ever written, and the stored one after", async () => {
  const { ctx, ids } = await arrange();
  const pattern = "[BrandCode]_[MarketCode]_[ChannelPlatform]_[Year]_[CampaignName]";
  expect(await getScheme(ctx)).toMatchObject({ version: 1, separator: "_", pattern, effectiveFrom: null });
  await Promise.all(["One", "Two", "Three"].map((campaignName) => createCampaign(ctx, { ...ids, campaignName })));
  expect(await getScheme(ctx)).toMatchObject({ version: 1, pattern, effectiveFrom: expect.any(String) });
});
