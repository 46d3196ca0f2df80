import { expect, it } from "vitest";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking } from "@/lib/testing/factories";
import { duplicateCampaign } from "./duplicate-campaign";

it("copies made at the same time each get a next free name", async () => {
  const ctx = await testContext({ role: "admin" });
  const { campaign } = await arrangeTrafficking(ctx);
  const copies = await Promise.all(Array.from({ length: 20 }, () => duplicateCampaign(ctx, { id: campaign.id })));
  const names = copies.map((copy) => copy.campaignName);
  const wanted = [`${campaign.campaignName} copy`, ...Array.from({ length: 19 }, (_, n) => `${campaign.campaignName} copy ${n + 2}`)];
  expect(new Set(names)).toEqual(new Set(wanted));
});
