import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { updateBrand } from "@/lib/domain/brands/update-brand";
import { createCampaign } from "@/lib/domain/campaigns/create-campaign";
import { createMarket } from "@/lib/domain/markets/create-market";
import { putSetting } from "@/lib/domain/settings/put-setting";
import type { Ctx } from "@/lib/infra/context";
import { sequenceBatch } from "@/lib/infra/outbox/sequencer";
import { testContext } from "@/lib/testing/context";
import { testDatabase } from "@/lib/testing/database";
import type { ChangeDto } from "./changes.schema";
import { listChanges } from "./list-changes";

let sequencer: Client;
const sequence = () => sequenceBatch(sequencer, 100_000);

beforeAll(async () => {
  sequencer = new Client({ connectionString: testDatabase().url, options: "-c role=signalbox_system" });
  await sequencer.connect();
});
afterAll(() => sequencer.end());

/** Everything from a cursor on, page by page. */
async function readOn(ctx: Ctx, after: string, limit = 1_000): Promise<{ changes: ChangeDto[]; cursor: string }> {
  const changes: ChangeDto[] = [];
  let cursor = after;
  for (;;) {
    const page = await listChanges(ctx, { after: cursor, limit });
    changes.push(...page.changes);
    cursor = page.nextCursor;
    if (page.changes.length < limit) return { changes, cursor };
  }
}

/** Writes `count` events as a job's transaction would, without the product in between. */
const INSERT = `insert into outbox_events (id, tenant_id, type, version, actor_kind, actor_id, request_id, subject_type, subject_id, data)
  select gen_random_uuid(), $1, 'campaign.updated', 1, 'system', 'test', 'test', 'campaign', $2, '{}' from generate_series(1, $3)`;

describe("listChanges", () => {
  it("tells every change in its order, as the API shows the noun", async () => {
    const ctx = await testContext();
    const brand = await createBrand(ctx, { name: "Distant Isles", internalCode: "DIS" });
    const market = await createMarket(ctx, { code: "US" });
    const metadata = { camelCase: { stays: true } };
    const campaign = await createCampaign(ctx, { campaignName: "Moana", brandId: brand.id, marketId: market.id, budget: "10.5", metadata });
    expect(await listChanges(ctx, {})).toEqual({ changes: [], nextCursor: "0" });
    await sequence();
    const { changes } = await listChanges(ctx, {});
    expect(changes.map((change) => change.type)).toEqual(["brand.created", "market.created", "campaign.created"]);
    expect(changes[0]).toMatchObject({
      version: 1,
      actor: { kind: "user", id: ctx.userId },
      requestId: ctx.requestId,
      subject: { type: "brand", id: brand.id },
      data: { id: brand.id, name: "Distant Isles", internal_code: "DIS", family_friendly: true, version: 1, created_at: brand.createdAt },
    });
    expect(changes[1]?.data).toMatchObject({ code: "US", timezone: market.timezone });
    expect(changes[2]?.data).toMatchObject({ campaign_name: "Moana", name: campaign.name, brand_id: brand.id, metadata });
  });

  it("goes on from a cursor without a gap or a repetition, whatever the page", async () => {
    const ctx = await testContext();
    const { nextCursor: start } = await listChanges(ctx, { after: "latest" });
    const brand = await createBrand(ctx, { name: "0", internalCode: "B" });
    for (let n = 1; n < 7; n += 1) await updateBrand(ctx, { id: brand.id, changes: { name: String(n) } });
    await sequence();
    for (const limit of [1, 2, 3, 7, 100]) {
      const { changes, cursor } = await readOn(ctx, start, limit);
      expect(changes.map((change) => change.data.name)).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
      expect(await listChanges(ctx, { after: cursor })).toEqual({ changes: [], nextCursor: cursor });
    }
  });

  it("begins at `latest` with no changes, and with the next one after it", async () => {
    const ctx = await testContext();
    await createBrand(ctx, { name: "Before", internalCode: "A" });
    await sequence();
    const latest = await listChanges(ctx, { after: "latest" });
    expect(latest.changes).toEqual([]);
    await createBrand(ctx, { name: "After", internalCode: "B" });
    await sequence();
    expect((await readOn(ctx, latest.nextCursor)).changes.map((change) => change.data.name)).toEqual(["After"]);
  });

  it("gives 1,000 changes while an older transaction stays open, and its own when that commits", async () => {
    const ctx = await testContext();
    const late = new Client({ connectionString: testDatabase().url, options: "-c role=signalbox_system" });
    await late.connect();
    try {
      const { nextCursor: start } = await listChanges(ctx, { after: "latest" });
      await late.query("begin");
      await late.query(INSERT, [ctx.tenantId, "late", 1]);
      for (let n = 0; n < 10; n += 1) await sequencer.query(INSERT, [ctx.tenantId, `other-${n}`, 100]);
      await sequence();
      const thousand = await readOn(ctx, start, 300);
      expect(thousand.changes).toHaveLength(1_000);
      expect(thousand.changes.filter((change) => change.subject.id === "late")).toEqual([]);
      await late.query("commit");
      await sequence();
      const rest = await readOn(ctx, thousand.cursor);
      expect(rest.changes.map((change) => change.subject.id)).toEqual(["late"]);
      const seqs = [...thousand.changes, ...rest.changes].map((change) => change.seq);
      expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
    } finally {
      await late.end();
    }
  });

  it("shows nobody another workspace's changes", async () => {
    const [ctx, stranger] = [await testContext(), await testContext()];
    await createBrand(ctx, { name: "Mine", internalCode: "A" });
    await sequence();
    expect((await readOn(stranger, "0")).changes).toEqual([]);
  });

  it("tells a caller only of nouns they may read, and still moves on past the rest", async () => {
    const owner = await testContext();
    const viewer = await testContext({ tenant: owner.tenant, role: "viewer" });
    await createBrand(owner, { name: "A", internalCode: "A" });
    await putSetting(owner, { key: "approval.separation", value: false });
    await sequence();
    const all = await readOn(owner, "0");
    const some = await readOn(viewer, "0");
    expect(all.changes.map((change) => change.subject.type)).toContain("setting");
    expect(some.changes.map((change) => change.type)).toEqual(["brand.created"]);
    expect(some.cursor).toBe(all.cursor);
    const campaignsOnly = { ...viewer, permissions: new Set(["change:read", "campaign:read"] as const) };
    expect(await readOn(campaignsOnly, "0")).toEqual({ changes: [], cursor: all.cursor });
    await expect(listChanges({ ...viewer, permissions: new Set() }, {})).rejects.toMatchObject({ code: "AUTH_003" });
  });

  it.each(["-1", "1.5", "abc", "01", "9".repeat(30), ""])("refuses the cursor %j", async (after) => {
    const ctx = await testContext();
    await expect(listChanges(ctx, { after })).rejects.toMatchObject({ issues: [{ path: ["after"] }] });
  });

  it("keeps a cursor from the future where it is", async () => {
    const ctx = await testContext();
    expect(await listChanges(ctx, { after: "999999999999999999" })).toEqual({ changes: [], nextCursor: "999999999999999999" });
  });
});
