import { Client, type Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { tenantTx } from "@/lib/infra/db/transactions";
import { newId } from "@/lib/shared/ids";
import { extraDatabase } from "@/lib/testing/database";
import { setTestEnv } from "@/lib/testing/environment";
import { auditHash, chainAuditBatch, GENESIS_HASH } from "./audit-chain";
import { openPool } from "./connection";
import { verifyAuditChain } from "./verify-audit-chain";

let pool: Pool;
let url: string;

beforeAll(async () => {
  url = await extraDatabase("audit_chain", { template: "signalbox" });
  setTestEnv({ DATABASE_URL: url });
  pool = openPool({ databaseUrl: url, name: "test", max: 4 });
});
afterAll(async () => {
  await disconnectPrisma();
  await pool.end();
});

const CHANGES = {
  budget: [null, "12.50"],
  name: ["Été", "東京 \u0001 𝒳"],
  tags: [["a"], []],
  deep: [{ b: 1, a: { d: 1e21, c: -0.5 } }, null],
};

async function record(tenantId: string, n: number): Promise<void> {
  await pool.query(
    `insert into audit_entries (id, tenant_id, action, actor_kind, actor_id, actor_label, subject_type, subject_id, changes, request_id)
     select gen_random_uuid(), $1, 'brand.created', 'user', 'u', 'Ann', 'brand', n::text, $2, 'r' from generate_series(1, $3) as n`,
    [tenantId, CHANGES, n],
  );
}

async function chain(limit = 1_000): Promise<void> {
  const client = new Client({ connectionString: url, options: "-c role=signalbox_system -c TimeZone=UTC" });
  await client.connect();
  while ((await chainAuditBatch(client, limit)) > 0);
  await client.end();
}

const verify = (tenantId: string) => tenantTx(tenantId, "read", (tx) => verifyAuditChain(tx, tenantId));

describe("the audit chain", () => {
  it("numbers and links each workspace's entries by itself", async () => {
    const [a, b] = [newId(), newId()];
    for (let round = 0; round < 3; round += 1) {
      await record(a, 5);
      await record(b, 2);
      await chain(3);
    }
    expect(await verify(a)).toEqual({ intact: true, entries: 15 });
    expect(await verify(b)).toEqual({ intact: true, entries: 6 });
    const { rows } = await pool.query("select seq, prev_hash from audit_entries where tenant_id = $1 order by seq limit 1", [b]);
    expect(rows).toEqual([{ seq: "1", prev_hash: GENESIS_HASH }]);
  });

  it("stays whole with three linking at once", async () => {
    const tenants = Array.from({ length: 4 }, newId);
    await Promise.all(tenants.map((tenant) => record(tenant, 150)));
    await Promise.all([chain(7), chain(11), chain(13)]);
    for (const tenant of tenants) expect(await verify(tenant)).toEqual({ intact: true, entries: 150 });
  });

  it("is empty and intact for a workspace without entries", async () => {
    expect(await verify(newId())).toEqual({ intact: true, entries: 0 });
  });

  it("leaves entries that are not numbered yet out", async () => {
    const tenant = newId();
    await record(tenant, 2);
    await chain();
    await record(tenant, 1);
    expect(await verify(tenant)).toEqual({ intact: true, entries: 2 });
  });

  it.each([
    ["a changed field", "update audit_entries set actor_label = 'Bob' where tenant_id = $1 and seq = 3", 3, "the entry was changed"],
    [
      "a changed value",
      `update audit_entries set changes = jsonb_set(changes, '{budget,1}', '"12.51"') where tenant_id = $1 and seq = 3`,
      3,
      "the entry was changed",
    ],
    [
      "a moved time",
      "update audit_entries set occurred_at = occurred_at + interval '1 ms' where tenant_id = $1 and seq = 3",
      3,
      "the entry was changed",
    ],
    ["a removed entry", "delete from audit_entries where tenant_id = $1 and seq = 3", 3, "the entry is missing"],
    ["a removed last entry", "delete from audit_entries where tenant_id = $1 and seq = 5", 5, "the entry is missing"],
    ["a moved head", "update audit_heads set hash = repeat('a', 64) where tenant_id = $1", 5, "the head does not match the last entry"],
  ])("shows %s", async (_what, sql, seq, reason) => {
    const tenant = newId();
    await record(tenant, 5);
    await chain();
    await pool.query(sql, [tenant]);
    expect(await verify(tenant)).toEqual({ intact: false, seq, reason });
  });

  it("shows an entry that was changed together with its own hash", async () => {
    const tenant = newId();
    await record(tenant, 5);
    await chain();
    const { rows } = await pool.query("select * from audit_entries where tenant_id = $1 and seq = 3", [tenant]);
    const forged = { ...rows[0], action: "brand.deleted" };
    const hash = auditHash(forged, 3n, forged.prev_hash);
    await pool.query("update audit_entries set action = $3, hash = $4 where tenant_id = $1 and id = $2", [
      tenant,
      forged.id,
      forged.action,
      hash,
    ]);
    expect(await verify(tenant)).toEqual({ intact: false, seq: 4, reason: "the link to the entry before is broken" });
  });
});
