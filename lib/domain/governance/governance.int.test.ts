import { describe, expect, it } from "vitest";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { deleteBrand } from "@/lib/domain/brands/delete-brand";
import { getBrand } from "@/lib/domain/brands/get-brand";
import { listBrands } from "@/lib/domain/brands/list-brands";
import { restoreBrand } from "@/lib/domain/brands/restore-brand";
import { updateBrand } from "@/lib/domain/brands/update-brand";
import { deleteCampaign } from "@/lib/domain/campaigns/delete-campaign";
import { createChannel } from "@/lib/domain/channels/create-channel";
import { deleteChannel } from "@/lib/domain/channels/delete-channel";
import { getChannel } from "@/lib/domain/channels/get-channel";
import { listChannels } from "@/lib/domain/channels/list-channels";
import { updateChannel } from "@/lib/domain/channels/update-channel";
import { createMarket } from "@/lib/domain/markets/create-market";
import { deleteMarket } from "@/lib/domain/markets/delete-market";
import { getMarket } from "@/lib/domain/markets/get-market";
import { listMarkets } from "@/lib/domain/markets/list-markets";
import { restoreMarket } from "@/lib/domain/markets/restore-market";
import { updateMarket } from "@/lib/domain/markets/update-market";
import { deleteTicket } from "@/lib/domain/tickets/delete-ticket";
import type { Ctx } from "@/lib/infra/context";
import { idempotencyFor } from "@/lib/infra/idempotency";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";

const GERMANY = { code: "DE", name: "Germany", country: "DE", region: "EMEA", currency: "EUR", timezone: "Europe/Berlin" };

/** The same caller, who saw `version`. */
const seeing = (ctx: Ctx, version: number): Ctx => ({ ...ctx, ifMatch: version });

async function recorded(ctx: Ctx, subjectId: string): Promise<{ audit: string[]; events: string[] }> {
  return ctx.read(async (tx) => {
    const audit = await tx.auditEntry.findMany({ where: { tenantId: ctx.tenantId, subjectId }, orderBy: { ord: "asc" } });
    const events = await tx.outboxEvent.findMany({ where: { tenantId: ctx.tenantId, subjectId }, orderBy: { ord: "asc" } });
    return { audit: audit.map((row) => row.action), events: events.map((row) => row.type) };
  });
}

describe("markets", () => {
  it("are created, read, changed, deleted and brought back, each step told once", async () => {
    const ctx = await testContext();
    const market = await createMarket(ctx, GERMANY);
    expect(market).toMatchObject({ ...GERMANY, version: 1, deletedAt: null });
    expect(await getMarket(ctx, { id: market.id })).toEqual(market);
    const changed = await updateMarket(ctx, { id: market.id, changes: { name: "Deutschland", region: null } });
    expect(changed).toMatchObject({ name: "Deutschland", region: null, currency: "EUR", version: 2 });
    await deleteMarket(ctx, { id: market.id });
    await expect(getMarket(ctx, { id: market.id })).rejects.toMatchObject({ code: "MARKET_001", status: 404 });
    expect((await getMarket(ctx, { id: market.id, includeDeleted: true })).deletedAt).not.toBeNull();
    expect(await restoreMarket(ctx, { id: market.id })).toMatchObject({ deletedAt: null, version: 4 });
    const steps = ["market.created", "market.updated", "market.deleted", "market.restored"];
    expect(await recorded(ctx, market.id)).toEqual({ audit: steps, events: steps });
  });

  it("default to the country of the code, its only zone and the workspace's currency", async () => {
    const ctx = await testContext();
    expect(await createMarket(ctx, { code: "JP" })).toMatchObject({
      name: "Japan",
      country: "JP",
      timezone: "Asia/Tokyo",
      currency: "USD",
    });
    expect(await createMarket(ctx, { code: "NORAM", country: "United States", region: "North America" })).toMatchObject({
      name: "United States",
      country: "US",
      timezone: "Europe/Berlin",
    });
    await expect(createMarket(ctx, { code: "EMEA" })).rejects.toMatchObject({
      code: "VALIDATION_001",
      violations: [{ pointer: "/country" }],
    });
  });

  it("refuse everything wrong at once", async () => {
    const ctx = await testContext();
    const wrong = { code: "D E", country: "Atlantis", currency: "EURO", timezone: "Berlin", name: "" };
    const refusal = await createMarket(ctx, wrong).catch((error: { issues: { path: string[] }[] }) => error);
    const paths = "issues" in refusal ? refusal.issues.map((issue) => issue.path[0]) : [];
    expect(paths.toSorted()).toEqual(["code", "country", "currency", "name", "timezone"]);
  });

  it("are found by code, name, country and region, and filtered", async () => {
    const ctx = await testContext();
    await createMarket(ctx, GERMANY);
    await createMarket(ctx, { code: "JP", region: "APAC" });
    const codes = async (query: object) => (await listMarkets(ctx, query)).markets.map((market) => market.code);
    expect(await codes({})).toEqual(["DE", "JP"]);
    expect(await codes({ search: "germ" })).toEqual(["DE"]);
    expect(await codes({ search: "apac japan" })).toEqual(["JP"]);
    expect(await codes({ search: "apac germany" })).toEqual([]);
    expect(await codes({ country: "jp" })).toEqual(["JP"]);
    expect(await codes({ currency: "EUR", sort: "-name" })).toEqual(["DE"]);
    const page = await listMarkets(ctx, { limit: 1 });
    expect(page).toMatchObject({ total: 2, limit: 1, offset: 0 });
    const rest = await listMarkets(ctx, { limit: 1, cursor: page.nextCursor ?? "" });
    expect(rest).toMatchObject({ markets: [{ code: "JP" }], nextCursor: null });
  });
});

describe("brands", () => {
  it("are family-friendly unless said otherwise, and found by name or code", async () => {
    const ctx = await testContext();
    const brand = await createBrand(ctx, { name: "Distant Isles", internalCode: "DIS" });
    expect(brand).toMatchObject({ familyFriendly: true, version: 1 });
    await createBrand(ctx, { name: "Night Owl", internalCode: "OWL", familyFriendly: false });
    expect((await listBrands(ctx, { search: "isles" })).brands).toEqual([brand]);
    expect(await listBrands(ctx, { internalCode: "owl" })).toMatchObject({ total: 1, brands: [{ name: "Night Owl" }] });
  });

  it("of two clients with the same version, one is told the present one", async () => {
    const ctx = await testContext();
    const brand = await createBrand(ctx, { name: "A", internalCode: "A" });
    const edit = (name: string) => updateBrand(seeing(ctx, brand.version), { id: brand.id, changes: { name } });
    const outcomes = await Promise.allSettled([edit("B"), edit("C")]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: "CONFLICT_001", status: 409, details: { currentVersion: 2 } });
    await expect(deleteBrand(seeing(ctx, 1), { id: brand.id })).rejects.toMatchObject({ code: "CONFLICT_001" });
    expect(await updateBrand(ctx, { id: brand.id, changes: { name: "D" } })).toMatchObject({ name: "D", version: 3 });
  });

  it("make no version and no event of a write that changes nothing", async () => {
    const ctx = await testContext();
    const brand = await createBrand(ctx, { name: "A", internalCode: "A" });
    expect(await updateBrand(ctx, { id: brand.id, changes: { name: "A", internalCode: "a" } })).toEqual(brand);
    expect((await recorded(ctx, brand.id)).events).toEqual(["brand.created"]);
  });

  it("one key posted 50 times at once makes one row and gives one answer", async () => {
    const ctx = await testContext();
    const body = { name: "Once", internalCode: "ONCE" };
    const asked = { principal: ctx.userId, method: "POST", path: "/api/v1/brands", key: "k", body: JSON.stringify(body) };
    const contexts = await Promise.all(
      Array.from({ length: 50 }, () => testContext({ tenant: ctx.tenant, userId: ctx.userId, idempotency: idempotencyFor(asked) })),
    );
    const answers = await Promise.all(contexts.map((each) => createBrand(each, body)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(contexts.filter((each) => each.idempotency?.replayed)).toHaveLength(49);
    expect((await listBrands(ctx, {})).total).toBe(1);
    expect((await recorded(ctx, answers[0]?.id ?? "")).events).toEqual(["brand.created"]);
  });
});

describe("channels", () => {
  it.each([
    ["meta", "meta", "Meta", "META"],
    ["Google Ads", "google_ads", "Google Ads", "GOOGLE"],
    ["TIKTOK", "tiktok", "TikTok", "TIKTOK"],
    ["Twitter", "twitter", "X", "X"],
  ])("%s is %s, shown as %s and spelled %s", async (platformName, platform, display, code) => {
    const ctx = await testContext();
    const channel = await createChannel(ctx, { platformName, apiIdentifier: "act_1" });
    expect(channel).toMatchObject({ platform, platformName: display, code, name: display, apiIdentifier: "act_1" });
    expect(await getChannel(ctx, { id: channel.id })).toEqual(channel);
  });

  it("need a known platform, and MULTI is nobody's code", async () => {
    const ctx = await testContext();
    await expect(createChannel(ctx, { platformName: "Myspace" })).rejects.toMatchObject({ issues: [{ path: ["platformName"] }] });
    await expect(createChannel(ctx, { platformName: "meta", code: "multi" })).rejects.toMatchObject({ issues: [{ path: ["code"] }] });
    await createChannel(ctx, { platformName: "meta" });
    await createChannel(ctx, { platformName: "reddit" });
    expect(await listChannels(ctx, { platformName: "facebook" })).toMatchObject({ total: 1, channels: [{ platform: "meta" }] });
  });

  it("stay on their platform while something uses them", async () => {
    const ctx = await testContext();
    const arranged = await arrangeTrafficking(ctx);
    const { channel } = arranged;
    const ticket = await draftTicket(ctx, arranged);
    await expect(updateChannel(ctx, { id: channel.id, changes: { platformName: "tiktok" } })).rejects.toMatchObject({
      code: "CHANNEL_003",
    });
    expect(await updateChannel(ctx, { id: channel.id, changes: { name: "Meta EU" } })).toMatchObject({ name: "Meta EU", platform: "meta" });
    await deleteTicket(ctx, { id: ticket.id });
    expect(await updateChannel(ctx, { id: channel.id, changes: { platformName: "tiktok" } })).toMatchObject({
      platform: "tiktok",
      code: "META",
    });
  });
});

describe("deletion", () => {
  it("is refused with what uses the row: numbers, and the newest ten by name", async () => {
    const ctx = await testContext();
    const arranged = await arrangeTrafficking(ctx, { channelId: null });
    const tickets = [];
    for (let n = 0; n < 11; n += 1) tickets.push(await draftTicket(ctx, arranged));
    const usedBy = {
      campaigns: { total: 1, first: [{ id: arranged.campaign.id, name: arranged.campaign.name }] },
      tickets: {
        total: 11,
        first: expect.objectContaining({ length: 10, 0: { id: tickets[10]?.id, number: 11, name: tickets[10]?.name } }),
      },
    };
    await expect(deleteBrand(ctx, { id: arranged.brand.id })).rejects.toMatchObject({
      code: "BRAND_003",
      status: 409,
      message: "The brand is used by 1 campaign and 11 tickets",
      details: { usedBy },
    });
    await expect(deleteMarket(ctx, { id: arranged.market.id })).rejects.toMatchObject({ code: "MARKET_003", details: { usedBy } });
    await expect(deleteChannel(ctx, { id: arranged.channel.id })).rejects.toMatchObject({
      code: "CHANNEL_003",
      details: { usedBy: { campaigns: { total: 0 }, tickets: { total: 11 } } },
    });
    await deleteCampaign(ctx, { id: arranged.campaign.id });
    await deleteBrand(ctx, { id: arranged.brand.id });
    expect((await listBrands(ctx, {})).total).toBe(0);
    expect((await listBrands(ctx, { includeDeleted: true })).total).toBe(1);
  });
});

describe("governance", () => {
  it("is read by a viewer and written by an administrator only", async () => {
    const owner = await testContext();
    const brand = await createBrand(owner, { name: "A", internalCode: "A" });
    for (const role of ["viewer", "marketer", "manager"] as const) {
      const ctx = await testContext({ tenant: owner.tenant, role });
      expect(await getBrand(ctx, { id: brand.id })).toEqual(brand);
      const writes = [
        () => createBrand(ctx, { name: "B", internalCode: "B" }),
        () => updateBrand(ctx, { id: brand.id, changes: { name: "B" } }),
        () => deleteBrand(ctx, { id: brand.id }),
        () => restoreBrand(ctx, { id: brand.id }),
      ];
      for (const write of writes) await expect(write()).rejects.toMatchObject({ code: "AUTH_003", status: 403 });
    }
  });

  it("of another workspace does not exist", async () => {
    const [owner, stranger] = [await testContext(), await testContext()];
    const brand = await createBrand(owner, { name: "A", internalCode: "A" });
    const missing = { code: "BRAND_001", status: 404 };
    await expect(getBrand(stranger, { id: brand.id, includeDeleted: true })).rejects.toMatchObject(missing);
    await expect(updateBrand(stranger, { id: brand.id, changes: { name: "B" } })).rejects.toMatchObject(missing);
    await expect(deleteBrand(stranger, { id: brand.id })).rejects.toMatchObject(missing);
    await expect(restoreBrand(stranger, { id: brand.id })).rejects.toMatchObject(missing);
    expect((await listBrands(stranger, { includeDeleted: true })).total).toBe(0);
  });
});
