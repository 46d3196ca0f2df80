import { describe, expect, it } from "vitest";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { deleteBrand } from "@/lib/domain/brands/delete-brand";
import { restoreBrand } from "@/lib/domain/brands/restore-brand";
import { updateBrand } from "@/lib/domain/brands/update-brand";
import { createCampaign } from "@/lib/domain/campaigns/create-campaign";
import { deleteCampaign } from "@/lib/domain/campaigns/delete-campaign";
import { createChannel } from "@/lib/domain/channels/create-channel";
import { deleteChannel } from "@/lib/domain/channels/delete-channel";
import { updateChannel } from "@/lib/domain/channels/update-channel";
import { createMarket } from "@/lib/domain/markets/create-market";
import { updateMarket } from "@/lib/domain/markets/update-market";
import type { Ctx } from "@/lib/infra/context";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";
import { checkCode } from "./check-code";
import { parseName } from "./parse-name";

const brand = (ctx: Ctx, internalCode: string) => createBrand(ctx, { name: internalCode, internalCode });
const market = (ctx: Ctx, code: string) => createMarket(ctx, { code, country: "US" });

/** A workspace with one issued name: DIS_US_MULTI_2026_Moana. */
async function withIssuedName() {
  const ctx = await testContext();
  const [dis, us] = [await brand(ctx, "DIS"), await market(ctx, "US")];
  const campaign = await createCampaign(ctx, { campaignName: "Moana", brandId: dis.id, marketId: us.id, year: 2026 });
  return { ctx, dis, us, campaign };
}

describe("a code", () => {
  it("is upper-cased, and taken once", async () => {
    const ctx = await testContext();
    expect((await brand(ctx, "dis")).internalCode).toBe("DIS");
    await expect(brand(ctx, "DIS")).rejects.toMatchObject({
      code: "BRAND_002",
      status: 400,
      violations: [{ pointer: "/internalCode", rule: "code.taken", suggestion: expect.stringMatching(/^D/) }],
    });
    await market(ctx, "US");
    await expect(market(ctx, "us")).rejects.toMatchObject({ code: "MARKET_002", violations: [{ pointer: "/code" }] });
    await createChannel(ctx, { platformName: "Meta" });
    await expect(createChannel(ctx, { platformName: "facebook" })).rejects.toMatchObject({ code: "CHANNEL_002" });
    expect(await createChannel(ctx, { platformName: "facebook", code: "FB" })).toMatchObject({ platform: "meta", code: "FB" });
  });

  it("is refused with the pair as proof when two different names would look the same", async () => {
    const ctx = await testContext();
    await brand(ctx, "DIS");
    await brand(ctx, "DIS_KIDS");
    await market(ctx, "US");
    const proof = {
      first: { brandCode: "DIS", marketCode: "KIDS_US" },
      second: { brandCode: "DIS_KIDS", marketCode: "US" },
    };
    await expect(market(ctx, "KIDS_US")).rejects.toMatchObject({
      code: "TAXONOMY_002",
      status: 400,
      violations: [{ pointer: "/code", rule: "code.ambiguous", suggestion: "KIDSUS" }],
      details: { kind: "market", code: "KIDS_US", ...proof },
    });
    expect(await checkCode(ctx, { kind: "market", code: "kids_us" })).toMatchObject({
      ok: false,
      code: "KIDS_US",
      reason: "ambiguous",
      counterexample: proof,
      suggestions: expect.arrayContaining(["KIDSUS"]),
    });
    expect(await checkCode(ctx, { kind: "market", code: "kidsus" })).toMatchObject({ ok: true, suggestions: [] });
  });

  it("meets another one at the same moment: of two that are ambiguous together one is let in", async () => {
    for (let round = 0; round < 5; round += 1) {
      const ctx = await testContext();
      await brand(ctx, "DIS");
      await market(ctx, "US");
      const outcomes = await Promise.allSettled([brand(ctx, "DIS_KIDS"), market(ctx, "KIDS_US")]);
      expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(outcomes.find((outcome) => outcome.status === "rejected")?.reason).toMatchObject({ code: "TAXONOMY_002" });
    }
  });

  it("is nobody's business in another workspace", async () => {
    const [ctx, stranger] = [await testContext(), await testContext()];
    await brand(ctx, "DIS_KIDS");
    await market(ctx, "US");
    await brand(stranger, "DIS");
    await brand(stranger, "DIS2");
    expect(await market(stranger, "KIDS_US")).toMatchObject({ code: "KIDS_US" });
  });
});

describe("the code of an issued name", () => {
  it("stays retired after a rename, and the old name keeps its meaning", async () => {
    const { ctx, dis, campaign } = await withIssuedName();
    await updateBrand(ctx, { id: dis.id, changes: { internalCode: "DSN" } });
    await expect(brand(ctx, "DIS")).rejects.toMatchObject({ code: "TAXONOMY_003", status: 400, violations: [{ rule: "code.retired" }] });
    expect(await parseName(ctx, { name: campaign.name })).toMatchObject({
      brandCode: "DIS",
      campaignName: "Moana",
      campaignId: campaign.id,
    });
    await expect(market(ctx, "X_US")).resolves.toMatchObject({ code: "X_US" });
    await expect(brand(ctx, "DIS_X")).rejects.toMatchObject({
      code: "TAXONOMY_002",
      details: { first: { brandCode: "DIS_X", marketCode: "US" }, second: { brandCode: "DIS", marketCode: "X_US" } },
    });
  });

  it("may be taken back by the row it was issued for, and by no other", async () => {
    const { ctx, dis, us } = await withIssuedName();
    const other = await brand(ctx, "MAR");
    await updateBrand(ctx, { id: dis.id, changes: { internalCode: "DSN" } });
    await updateMarket(ctx, { id: us.id, changes: { code: "USA" } });
    await expect(updateBrand(ctx, { id: other.id, changes: { internalCode: "DIS" } })).rejects.toMatchObject({ code: "TAXONOMY_003" });
    expect(await checkCode(ctx, { kind: "brand", code: "DIS", ownerId: dis.id })).toMatchObject({ ok: true });
    expect((await updateBrand(ctx, { id: dis.id, changes: { internalCode: "DIS" } })).internalCode).toBe("DIS");
    expect((await updateMarket(ctx, { id: us.id, changes: { code: "US" } })).code).toBe("US");
  });

  it("stays retired when its campaign and its row are deleted", async () => {
    const { ctx, dis, campaign } = await withIssuedName();
    await deleteCampaign(ctx, { id: campaign.id });
    await deleteBrand(ctx, { id: dis.id });
    await expect(brand(ctx, "DIS")).rejects.toMatchObject({ code: "TAXONOMY_003" });
    expect((await restoreBrand(ctx, { id: dis.id })).deletedAt).toBeNull();
  });

  it("of a channel is in its tickets' names too, and the channel may take it back", async () => {
    const ctx = await testContext();
    const arranged = await arrangeTrafficking(ctx);
    const ticket = await draftTicket(ctx, arranged);
    await updateChannel(ctx, { id: arranged.channel.id, changes: { code: "META_ADS" } });
    await expect(createChannel(ctx, { platformName: "meta", code: "META" })).rejects.toMatchObject({ code: "TAXONOMY_003" });
    expect(await parseName(ctx, { name: ticket.name })).toMatchObject({ channelCode: "META", campaignId: arranged.campaign.id });
    expect((await updateChannel(ctx, { id: arranged.channel.id, changes: { code: "META" } })).code).toBe("META");
  });

  it("goes free again only when no name ever had it", async () => {
    const ctx = await testContext();
    const first = await brand(ctx, "NEW");
    await deleteBrand(ctx, { id: first.id });
    expect((await brand(ctx, "NEW")).internalCode).toBe("NEW");
    await expect(restoreBrand(ctx, { id: first.id })).rejects.toMatchObject({ code: "BRAND_002" });
    const channel = await createChannel(ctx, { platformName: "tiktok" });
    await deleteChannel(ctx, { id: channel.id });
    expect((await createChannel(ctx, { platformName: "tiktok" })).code).toBe("TIKTOK");
  });

  it("cannot slip away while a name with it is being issued", async () => {
    for (let round = 0; round < 5; round += 1) {
      const ctx = await testContext();
      const [dis, us] = [await brand(ctx, "DIS"), await market(ctx, "US")];
      const [campaign] = await Promise.all([
        createCampaign(ctx, { campaignName: "Moana", brandId: dis.id, marketId: us.id, year: 2026 }),
        updateBrand(ctx, { id: dis.id, changes: { internalCode: "DSN" } }),
      ]);
      const free = await checkCode(ctx, { kind: "brand", code: campaign.brandCode === "DIS" ? "DIS" : "DSN" });
      expect(free).toMatchObject({ ok: false });
      expect((await parseName(ctx, { name: campaign.name })).brandCode).toBe(campaign.brandCode);
    }
  });
});
