import { describe, expect, it } from "vitest";
import { createCampaign } from "@/lib/domain/campaigns/create-campaign";
import { updateCampaign } from "@/lib/domain/campaigns/update-campaign";
import { fitsCurrency, minorUnits } from "@/lib/shared/money";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking } from "@/lib/testing/factories";

const refused = (words: string) => ({ code: "VALIDATION_001", violations: [{ pointer: "/budget", rule: "minor_unit", message: words }] });

describe("a budget", () => {
  it("has no more decimal places than its currency", () => {
    expect(["USD", "JPY", "KWD", "CLF", "LBP"].map(minorUnits)).toEqual([2, 0, 3, 4, 2]);
    expect(fitsCurrency("1.500", "USD")).toBe(true);
    expect(fitsCurrency("1.5", "JPY")).toBe(false);
    expect(fitsCurrency("1.0", "JPY")).toBe(true);
    expect(fitsCurrency("0.0005", "KWD")).toBe(false);
  });

  it("that is finer is refused when a campaign is made, also with the market's currency, and when either is changed", async () => {
    const ctx = await testContext({ role: "admin" });
    const { brand, market, campaign } = await arrangeTrafficking(ctx, { budget: "12.50" });
    const given = { campaignName: "Yen", brandId: brand.id, marketId: market.id };
    await expect(createCampaign(ctx, { ...given, budget: "1.5", currency: "JPY" })).rejects.toMatchObject(
      refused("JPY has no decimal places"),
    );
    await expect(createCampaign(ctx, { ...given, budget: "1.505" })).rejects.toMatchObject(refused("USD has at most 2 decimal places"));
    await expect(updateCampaign(ctx, { id: campaign.id, changes: { currency: "JPY" } })).rejects.toMatchObject(
      refused("JPY has no decimal places"),
    );
    await expect(updateCampaign(ctx, { id: campaign.id, changes: { budget: "7.001" } })).rejects.toMatchObject({ code: "VALIDATION_001" });
    expect(await updateCampaign(ctx, { id: campaign.id, changes: { budget: "1300", currency: "JPY" } })).toMatchObject({ currency: "JPY" });
  });
});
