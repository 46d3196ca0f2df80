import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { testContext } from "@/lib/testing/context";
import { testDatabase } from "@/lib/testing/database";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";

/** Tables that belong to no workspace, or are looked up before one is known. Everything else is a tenant's. */
const NO_TENANT = new Set([
  "_prisma_migrations",
  "external_accounts",
  "job_cursors",
  "job_functions",
  "job_lanes",
  "job_slots",
  "job_throttles",
  "job_waiting",
  "job_waits",
  "job_runs",
  "job_steps",
  "job_undelivered",
  "outbox_head",
  "sessions",
  "sign_in_failures",
  "tenants",
  "users",
  "worker_heartbeats",
]);

let owner: Client;
let tables: { name: string; forced: boolean; tenant: boolean }[];

beforeAll(async () => {
  owner = new Client({ connectionString: testDatabase().url });
  await owner.connect();
  const { rows } = await owner.query(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as tenant
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
  tables = rows;
});
afterAll(() => owner.end());

/** Every row a role sees of a table, asked without a where. */
async function seenBy(role: string | null, tenantId: string | null, table: string): Promise<{ tenant_id: string }[]> {
  await owner.query("begin");
  try {
    if (role) await owner.query("select set_config('role', $1, true)", [role]);
    if (tenantId) await owner.query("select set_config('app.tenant_id', $1, true)", [tenantId]);
    return (await owner.query<{ tenant_id: string }>(`select tenant_id from ${table}`)).rows;
  } finally {
    await owner.query("rollback");
  }
}

describe("row-level security", () => {
  it("is forced on every table but the migrations' own", () => {
    expect(tables.filter(({ name, forced }) => !forced && name !== "_prisma_migrations")).toEqual([]);
    expect(tables.filter(({ name, tenant }) => !tenant && !NO_TENANT.has(name))).toEqual([]);
  });

  it("shows a workspace its own rows alone, though the query has no where", async () => {
    const [mine, theirs] = await Promise.all([testContext(), testContext()]);
    for (const ctx of [mine, theirs]) {
      const ticket = await draftTicket(ctx, await arrangeTrafficking(ctx));
      await checkTicket(ctx, { id: ticket.id });
    }
    const filled = new Set<string>();
    for (const { name } of tables.filter((table) => table.tenant && !NO_TENANT.has(table.name))) {
      const rows = await seenBy("signalbox_app", mine.tenantId, name);
      expect(
        rows.every((row) => row.tenant_id === mine.tenantId),
        name,
      ).toBe(true);
      if (rows.length > 0) filled.add(name);
      expect(await seenBy("signalbox_app", null, name), `${name} without a workspace`).toEqual([]);
      expect(await seenBy(null, mine.tenantId, name), `${name} as the owner, who forgot to enter`).toEqual([]);
    }
    for (const name of ["campaigns", "tickets", "brands", "qa_runs", "audit_entries", "outbox_events", "platform_connections"])
      expect(filled).toContain(name);
  });

  it("keeps users to fellow members, and their secrets from everybody", async () => {
    const [mine, theirs] = await Promise.all([testContext(), testContext()]);
    await owner.query("begin");
    await owner.query("select set_config('role', 'signalbox_app', true), set_config('app.tenant_id', $1, true)", [mine.tenantId]);
    const { rows } = await owner.query<{ id: string }>("select id from users");
    await expect(owner.query("select password_hash from users")).rejects.toMatchObject({ code: "42501" });
    await owner.query("rollback");
    expect(rows.map((row) => row.id)).toEqual([mine.userId]);
    expect(rows.map((row) => row.id)).not.toContain(theirs.userId);
  });

  it("refuses a row for another workspace and a reference across workspaces", async () => {
    const [mine, theirs] = await Promise.all([testContext(), testContext()]);
    const other = await arrangeTrafficking(theirs);
    const insert = (tenantId: string) =>
      mine.write((tx) => tx.issuedCode.create({ data: { tenantId, kind: "brand", code: "X" } }).then(() => "stored"));
    await expect(insert(theirs.tenantId)).rejects.toThrow();
    expect(await insert(mine.tenantId)).toBe("stored");
    const own = await arrangeTrafficking(mine);
    await expect(
      mine.write((tx) =>
        tx.campaign.update({ where: { tenantId_id: { tenantId: mine.tenantId, id: own.campaign.id } }, data: { brandId: other.brand.id } }),
      ),
    ).rejects.toThrow();
  });
});
