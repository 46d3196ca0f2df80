import { describe, expect, it } from "vitest";
import { deleteBrand } from "@/lib/domain/brands/delete-brand";
import { getBrand } from "@/lib/domain/brands/get-brand";
import { listBrands } from "@/lib/domain/brands/list-brands";
import { purgeBrand } from "@/lib/domain/brands/purge-brand";
import { deleteCampaign } from "@/lib/domain/campaigns/delete-campaign";
import { purgeCampaign } from "@/lib/domain/campaigns/purge-campaign";
import { purgeChannel } from "@/lib/domain/channels/purge-channel";
import { purgeMarket } from "@/lib/domain/markets/purge-market";
import { addComment } from "@/lib/domain/tickets/add-comment";
import { deleteTicket } from "@/lib/domain/tickets/delete-ticket";
import { purgeTicket } from "@/lib/domain/tickets/purge-ticket";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";

describe("deleting for good", () => {
  it("goes from the ticket to its brand, one after the other, and is refused while anything refers to a row, deleted or not", async () => {
    const ctx = await testContext({ role: "admin" });
    const arranged = await arrangeTrafficking(ctx);
    const { campaign, brand, market, channel } = arranged;
    const ticket = await draftTicket(ctx, arranged);
    await addComment(ctx, { ticketId: ticket.id, body: "Looks right" });
    const refused = { code: "CONFLICT_003", message: expect.stringContaining("refer to it") };
    await expect(purgeCampaign(ctx, { id: campaign.id })).rejects.toMatchObject(refused);
    await deleteTicket(ctx, { id: ticket.id });
    await deleteCampaign(ctx, { id: campaign.id });
    // Softly deleted rows still refer.
    await expect(purgeCampaign(ctx, { id: campaign.id })).rejects.toMatchObject(refused);
    await deleteBrand(ctx, { id: brand.id });
    await expect(purgeBrand(ctx, { id: brand.id })).rejects.toMatchObject(refused);
    await expect(purgeMarket(ctx, { id: market.id })).rejects.toMatchObject(refused);
    await expect(purgeChannel(ctx, { id: channel.id })).rejects.toMatchObject(refused);

    expect((await listBrands(ctx, { includeDeleted: true })).total).toBe(1);
    await purgeTicket(ctx, { id: ticket.id });
    await purgeCampaign(ctx, { id: campaign.id });
    await purgeBrand(ctx, { id: brand.id });
    await purgeMarket(ctx, { id: market.id });
    await purgeChannel(ctx, { id: channel.id });
    await expect(purgeTicket(ctx, { id: ticket.id })).rejects.toMatchObject({ code: "TICKET_001" });
    await expect(getBrand(ctx, { id: brand.id, includeDeleted: true })).rejects.toMatchObject({ code: "BRAND_001" });
    expect((await listBrands(ctx, { includeDeleted: true })).total).toBe(0);

    const audit = await ctx.read((tx) =>
      tx.auditEntry.findMany({ where: { tenantId: ctx.tenantId, action: { endsWith: ".purged" } }, orderBy: { ord: "asc" } }),
    );
    expect(audit.map(({ action }) => action)).toEqual([
      "ticket.purged",
      "campaign.purged",
      "brand.purged",
      "market.purged",
      "channel.purged",
    ]);
    expect(audit[2]?.changes).toMatchObject({ name: [brand.name, null] });
  });

  it("needs its own permission, which managers lack", async () => {
    const ctx = await testContext({ role: "manager" });
    const id = "01900000-0000-7000-8000-000000000000";
    for (const purge of [purgeBrand, purgeMarket, purgeChannel, purgeCampaign, purgeTicket]) {
      await expect(purge(ctx, { id })).rejects.toMatchObject({ code: "AUTH_003" });
    }
    const admin = await testContext({ role: "admin" });
    await expect(purgeBrand(admin, { id })).rejects.toMatchObject({ code: "BRAND_001" });
  });
});
