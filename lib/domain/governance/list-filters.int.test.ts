import { expect, it } from "vitest";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { listBrands } from "@/lib/domain/brands/list-brands";
import { listCampaigns } from "@/lib/domain/campaigns/list-campaigns";
import { listChannels } from "@/lib/domain/channels/list-channels";
import { createMarket } from "@/lib/domain/markets/create-market";
import { listMarkets } from "@/lib/domain/markets/list-markets";
import { listTickets } from "@/lib/domain/tickets/list-tickets";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";

it("lists are narrowed by the fields' own names", async () => {
  const ctx = await testContext({ role: "admin" });
  const arranged = await arrangeTrafficking(ctx, { objective: "awareness", year: 2027 });
  const { channel, campaign } = arranged;
  await createBrand(ctx, { name: "Late", internalCode: "LATE", familyFriendly: false });
  await createMarket(ctx, { code: "FR", region: "Europe", timezone: "europe/paris" });
  const ticket = await draftTicket(ctx, arranged);
  await ctx.write((tx) =>
    tx.ticket.update({ where: { tenantId_id: { tenantId: ctx.tenantId, id: ticket.id } }, data: { externalPlatformId: "120330" } }),
  );

  expect((await listBrands(ctx, { familyFriendly: false })).brands.map((brand) => brand.internalCode)).toEqual(["LATE"]);
  expect((await listMarkets(ctx, { region: "Europe", timezone: "Europe/Paris" })).markets.map((market) => market.code)).toEqual(["FR"]);
  expect((await listMarkets(ctx, { region: "Asia" })).total).toBe(0);
  expect((await listChannels(ctx, { apiIdentifier: channel.apiIdentifier ?? "meta" })).total).toBe(channel.apiIdentifier ? 1 : 0);
  expect((await listChannels(ctx, { apiIdentifier: "no such" })).total).toBe(0);
  expect((await listCampaigns(ctx, { objective: "awareness", year: 2027 })).campaigns.map(({ id }) => id)).toEqual([campaign.id]);
  expect((await listCampaigns(ctx, { year: 2026 })).total).toBe(0);
  expect((await listTickets(ctx, { externalPlatformId: "120330" })).tickets.map(({ id }) => id)).toEqual([ticket.id]);
  expect((await listTickets(ctx, { externalPlatformId: "120331" })).total).toBe(0);
});
