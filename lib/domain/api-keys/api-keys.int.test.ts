import { describe, expect, it } from "vitest";
import { createContext } from "@/lib/infra/context";
import { idempotencyFor } from "@/lib/infra/idempotency";
import { authenticateRequest } from "@/lib/infra/identity/authenticate";
import { createServiceKey } from "@/lib/infra/identity/setup/service-key";
import { createTestMember, testContext } from "@/lib/testing/context";
import { createApiKey } from "./create-api-key";
import { getApiKey } from "./get-api-key";
import { listApiKeys } from "./list-api-keys";
import { revokeApiKey } from "./revoke-api-key";

const call = (key: string | null) => new Request("http://inner/", { headers: { authorization: `Bearer ${key}` } });
const contextOf = async (key: string | null) => createContext(await authenticateRequest(call(key)));

describe("API keys", () => {
  it("are shown once, work at once, are listed without themselves, and stop at once", async () => {
    const ctx = await testContext({ role: "admin" });
    const made = await createApiKey(ctx, { name: " Reporting ", scopes: ["ticket:read", "campaign:read", "ticket:read"] });
    expect(made).toMatchObject({ name: "Reporting", kind: "personal", role: null, createdByName: "Test admin", version: 1 });
    expect(made.scopes).toEqual(["campaign:read", "ticket:read"]);
    expect(made.key?.startsWith(made.prefix)).toBe(true);
    expect([...(await authenticateRequest(call(made.key))).permissions]).toEqual(["campaign:read", "ticket:read"]);
    const list = await listApiKeys(ctx);
    expect(list.apiKeys.map((each) => each.id)).toEqual([made.id]);
    expect(JSON.stringify(list)).not.toContain(made.key);
    expect(JSON.stringify(list)).not.toMatch(/[0-9a-f]{64}/);
    await revokeApiKey(ctx, made);
    await expect(authenticateRequest(call(made.key))).rejects.toMatchObject({ code: "AUTH_002" });
    await revokeApiKey(ctx, made);
    expect((await listApiKeys(ctx)).total).toBe(0);
    expect((await listApiKeys(ctx, { includeRevoked: true })).apiKeys[0]).toMatchObject({ id: made.id, version: 2 });
    expect((await getApiKey(ctx, made)).revokedAt).not.toBeNull();
  });

  it("never hold what their maker does not, and name every such scope", async () => {
    const ctx = await testContext({ role: "admin" });
    const error = await createApiKey(ctx, { name: "x", scopes: ["workspace:delete", "campaign:read", "workspace:transfer"] }).catch(
      (e) => e,
    );
    expect(error.code).toBe("VALIDATION_001");
    expect(error.violations.map((violation: { pointer: string }) => violation.pointer)).toEqual(["/scopes/1", "/scopes/2"]);
    await expect(createApiKey(ctx, { name: "x", scopes: [] })).rejects.toMatchObject({ name: "ZodError" });
    await expect(createApiKey(ctx, { name: "x", scopes: ["campaign:read"], expiresAt: "2020-01-01" })).rejects.toMatchObject({
      violations: [{ pointer: "/expiresAt" }],
    });
  });

  it("made by a key belong to the same person, and hold no more than that key", async () => {
    const ctx = await testContext({ role: "admin" });
    const first = await createApiKey(ctx, { name: "first", scopes: ["apikey:write", "campaign:read"] });
    const byKey = await contextOf(first.key);
    const second = await createApiKey(byKey, { name: "second", scopes: ["campaign:read"] });
    expect(second).toMatchObject({ kind: "personal", createdById: ctx.userId });
    await expect(createApiKey(byKey, { name: "third", scopes: ["ticket:read"] })).rejects.toMatchObject({ code: "VALIDATION_001" });
  });

  it("made by a service account's key, or by a key it made, die with the account's own", async () => {
    const ctx = await testContext({ role: "admin" });
    const account = await createServiceKey({ tenantSlug: ctx.tenant.slug, role: "admin", name: "Importer" });
    const child = await createApiKey(await contextOf(account.key), { name: "child", scopes: ["apikey:write", "campaign:read"] });
    expect(child).toMatchObject({ kind: "service", role: "admin", createdById: account.id, createdByName: "Importer" });
    const grandchild = await createApiKey(await contextOf(child.key), { name: "grandchild", scopes: ["campaign:read"] });
    expect(grandchild.createdById).toBe(account.id);
    await revokeApiKey(ctx, account);
    for (const key of [account.key, child.key, grandchild.key]) {
      await expect(authenticateRequest(call(key))).rejects.toMatchObject({ code: "AUTH_002" });
    }
  });

  it("end with the last moment of a bare date in the workspace's zone", async () => {
    const ctx = await testContext({ role: "admin" });
    const { expiresAt } = await createApiKey(ctx, { name: "x", scopes: ["campaign:read"], expiresAt: "2099-07-01" });
    expect(expiresAt).toBe("2099-07-01T22:00:00.000Z");
  });

  it("are replayed without the key", async () => {
    const ctx = await testContext({ role: "admin" });
    const memory = () =>
      idempotencyFor({ principal: "p", method: "POST", path: "/api/v1/api-keys", key: "once", body: "{}", secretFields: ["key"] });
    const make = async () =>
      createApiKey(await testContext({ tenant: ctx.tenant, role: "admin", userId: ctx.userId, idempotency: memory() }), {
        name: "x",
        scopes: ["campaign:read"],
      });
    const [first, again] = [await make(), await make()];
    expect(first.key).toMatch(/^sbx_/);
    expect(again).toEqual({ ...first, key: null });
    expect((await listApiKeys(ctx)).total).toBe(1);
    const stored = await ctx.read((tx) => tx.idempotencyRecord.findMany({ where: { tenantId: ctx.tenantId } }));
    expect(JSON.stringify(stored)).not.toContain(first.key);
  });

  it("leave an audit entry and an event, in neither of which a secret stands", async () => {
    const ctx = await testContext({ role: "admin" });
    const { id, key } = await createApiKey(ctx, { name: "x", scopes: ["campaign:read"] });
    await revokeApiKey(ctx, { id });
    const [entries, events] = await ctx.read(async (tx) => [
      await tx.auditEntry.findMany({ where: { tenantId: ctx.tenantId }, orderBy: { ord: "asc" } }),
      await tx.outboxEvent.findMany({ where: { tenantId: ctx.tenantId }, orderBy: { ord: "asc" } }),
    ]);
    expect(entries.map((entry) => entry.action)).toEqual(["api_key.created", "api_key.revoked"]);
    expect(events.map((event) => event.type)).toEqual(["api_key.created", "api_key.revoked"]);
    expect(Object.keys(entries[1]?.changes as object)).toEqual(["revokedAt"]);
    const all = JSON.stringify([entries, events], (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
    expect(all).not.toContain(key);
    expect(all).not.toMatch(/[0-9a-f]{64}/);
  });

  it("are an admin's business, of the own workspace, by the version that was seen", async () => {
    const ctx = await testContext({ role: "admin" });
    const { id } = await createApiKey(ctx, { name: "x", scopes: ["campaign:read"] });
    const manager = await testContext({ role: "manager", tenant: ctx.tenant });
    const stranger = await testContext({ role: "owner" });
    await expect(listApiKeys(manager)).rejects.toMatchObject({ code: "AUTH_003" });
    await expect(createApiKey(manager, { name: "x", scopes: ["campaign:read"] })).rejects.toMatchObject({ code: "AUTH_003" });
    await expect(revokeApiKey(manager, { id })).rejects.toMatchObject({ code: "AUTH_003" });
    await expect(revokeApiKey(stranger, { id })).rejects.toMatchObject({ code: "APIKEY_001" });
    await expect(getApiKey(stranger, { id })).rejects.toMatchObject({ code: "APIKEY_001" });
    const { userId } = await createTestMember(ctx.tenant, "admin");
    const stale = await testContext({ role: "admin", tenant: ctx.tenant, userId, ifMatch: 7 });
    await expect(revokeApiKey(stale, { id })).rejects.toMatchObject({ code: "CONFLICT_001", details: { currentVersion: 1 } });
  });

  it("come in pages that follow each other", async () => {
    const ctx = await testContext({ role: "admin" });
    for (const name of ["c", "a", "b"]) await createApiKey(ctx, { name, scopes: ["campaign:read"] });
    const first = await listApiKeys(ctx, { limit: 2, sort: "name" });
    const second = await listApiKeys(ctx, { limit: 2, sort: "name", cursor: first.nextCursor ?? "" });
    expect([...first.apiKeys, ...second.apiKeys].map((key) => key.name)).toEqual(["a", "b", "c"]);
    expect(second).toMatchObject({ total: 3, nextCursor: null });
  });
});
