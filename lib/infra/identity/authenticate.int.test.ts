import { beforeEach, describe, expect, it } from "vitest";
import { systemTx } from "@/lib/infra/db/transactions";
import { newId } from "@/lib/shared/ids";
import { PERMISSIONS, permissionsOf, type Role } from "@/lib/shared/permissions";
import { createTestMember, createTestTenant, type TestTenant } from "@/lib/testing/context";
import { authenticateRequest } from "./authenticate";
import { newKey } from "./keys/key-format";
import { forgetKeys } from "./keys/key-lookup";
import { forgetSessions } from "./sessions/live-session";
import { beginSession, endOwnSession } from "./sessions/session-rows";
import { writeSessionToken } from "./sessions/session-token";
import { createServiceKey } from "./setup/service-key";

/** DESIGN decision 9: revoking is at once, a cached answer at most this old. */
const AT_ONCE_MS = 1_000;

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await createTestTenant();
});

function call(headers: Record<string, string>, method = "GET"): Request {
  return new Request("http://inner/api/v1/me", { method, headers: { host: "app.test", "sec-fetch-site": "same-origin", ...headers } });
}

async function outcome(request: Request): Promise<string> {
  return authenticateRequest(request).then(
    (principal) => `${principal.kind} ${principal.role}`,
    (error: { code: string }) => error.code,
  );
}

async function signIn(userId: string): Promise<{ cookie: string; sessionId: string }> {
  const token = await beginSession(userId, { address: "192.0.2.1", userAgent: "test" });
  return { cookie: `sb.session=${writeSessionToken(token)}`, sessionId: token.sessionId };
}

/** Writes a key's row; a personal one unless a role is given. */
async function keyOf(row: { scopes?: string[]; createdById?: string; role?: Role; expiresAt?: Date; revokedAt?: Date }) {
  const { key, prefix, keyHash } = newKey();
  const id = newId();
  const kind = row.role ? "service" : "personal";
  const { scopes = [], ...rest } = row;
  await systemTx((tx) => tx.apiKey.create({ data: { id, tenantId: tenant.id, name: "Test", prefix, keyHash, kind, scopes, ...rest } }));
  return { id, key, bearer: { authorization: `Bearer ${key}` } };
}

/** Asks until the answer is `wanted`; returns when, counted from now, the last request began that got another answer. */
async function until(wanted: string, request: () => Request): Promise<number> {
  const start = performance.now();
  for (let last = 0; ; ) {
    const began = performance.now() - start;
    if ((await outcome(request())) === wanted) return last;
    if (began > 10 * AT_ONCE_MS) throw new Error(`never ${wanted}`);
    last = began;
  }
}

describe("a session", () => {
  it("is its person in the workspace that is named", async () => {
    const { userId } = await createTestMember(tenant, "manager");
    const { cookie, sessionId } = await signIn(userId);
    const principal = await authenticateRequest(call({ cookie, "signalbox-workspace": tenant.slug }));
    expect(principal).toMatchObject({ kind: "session", tenantId: tenant.id, tenantSlug: tenant.slug, userId, role: "manager", sessionId });
    expect(principal.actor).toEqual({ kind: "user", id: userId, label: "Test manager" });
    expect(principal.permissions).toEqual(permissionsOf("manager"));
  });

  it("needs a cookie, a workspace, membership, and a page of that workspace on this site", async () => {
    const { userId } = await createTestMember(tenant, "owner");
    const other = await createTestTenant();
    const { cookie } = await signIn(userId);
    const named = { cookie, "signalbox-workspace": tenant.slug };
    expect(await outcome(call({ "signalbox-workspace": tenant.slug }))).toBe("AUTH_001");
    expect(await outcome(call({ ...named, cookie: `${cookie}x` }))).toBe("AUTH_001");
    expect(await outcome(call({ cookie }))).toBe("AUTH_006");
    expect(await outcome(call({ cookie, "signalbox-workspace": other.slug }))).toBe("WORKSPACE_001");
    expect(await outcome(call({ cookie, "signalbox-workspace": "no-such" }))).toBe("WORKSPACE_001");
    expect(await outcome(call({ ...named, referer: `http://app.test/w/${other.slug}/campaigns` }))).toBe("AUTH_005");
    expect(await outcome(call({ ...named, referer: `http://app.test/w/${tenant.slug}/campaigns` }))).toBe("session owner");
    expect(await outcome(call({ ...named, "sec-fetch-site": "cross-site" }, "POST"))).toBe("AUTH_004");
    expect(await outcome(call({ ...named, "sec-fetch-site": "cross-site" }, "GET"))).toBe("session owner");
    expect(await outcome(call(named, "POST"))).toBe("session owner");
  });

  it("over https lives in the __Host- cookie alone", async () => {
    const { userId } = await createTestMember(tenant, "viewer");
    const { cookie } = await signIn(userId);
    const https = { "signalbox-workspace": tenant.slug, "x-forwarded-proto": "https" };
    expect(await outcome(call({ ...https, cookie }))).toBe("AUTH_001");
    expect(await outcome(call({ ...https, cookie: `__Host-${cookie}` }))).toBe("session viewer");
  });

  it("is refused within a second of its end in another process, at once in this one", async () => {
    const { userId } = await createTestMember(tenant, "viewer");
    const [one, two] = [await signIn(userId), await signIn(userId)];
    const request = (cookie: string) => () => call({ cookie, "signalbox-workspace": tenant.slug });
    expect(await outcome(request(one.cookie)())).toBe("session viewer");
    expect(await outcome(request(two.cookie)())).toBe("session viewer");
    await systemTx((tx) => tx.session.update({ where: { id: one.sessionId }, data: { revokedAt: new Date() } }));
    expect(await until("AUTH_001", request(one.cookie))).toBeLessThan(AT_ONCE_MS);
    await endOwnSession(two.sessionId);
    expect(await outcome(request(two.cookie)())).toBe("AUTH_001");
  });

  it("takes a change of role or membership within a second", async () => {
    const { userId } = await createTestMember(tenant, "viewer");
    const { cookie } = await signIn(userId);
    const request = () => call({ cookie, "signalbox-workspace": tenant.slug });
    expect(await outcome(request())).toBe("session viewer");
    const where = { tenantId_userId: { tenantId: tenant.id, userId } };
    await systemTx((tx) => tx.membership.update({ where, data: { role: "admin" } }));
    expect(await until("session admin", request)).toBeLessThan(AT_ONCE_MS);
    await systemTx((tx) => tx.membership.update({ where, data: { removedAt: new Date() } }));
    expect(await until("WORKSPACE_001", request)).toBeLessThan(AT_ONCE_MS);
  });

  it("ends after thirty days whatever the cookie says, and notes once a minute that it was seen", async () => {
    const { userId } = await createTestMember(tenant, "viewer");
    const { cookie, sessionId } = await signIn(userId);
    const request = () => call({ cookie, "signalbox-workspace": tenant.slug });
    const set = (data: object) => systemTx((tx) => tx.session.update({ where: { id: sessionId }, data }));
    const seen = async () => {
      forgetSessions();
      await outcome(request());
      return (await systemTx((tx) => tx.session.findUniqueOrThrow({ where: { id: sessionId } }))).lastSeenAt.getTime();
    };
    const fresh = await seen();
    expect(await seen()).toBe(fresh);
    await set({ lastSeenAt: new Date(Date.now() - 61_000) });
    expect(await seen()).toBeGreaterThan(Date.now() - 10_000);
    await set({ createdAt: new Date(Date.now() - 10_000), expiresAt: new Date(Date.now() - 1) });
    forgetSessions();
    expect(await outcome(request())).toBe("AUTH_001");
  });
});

describe("an API key", () => {
  it("of a service account holds its role", async () => {
    const made = await createServiceKey({ tenantSlug: tenant.slug, role: "admin", name: "Importer" });
    const principal = await authenticateRequest(call({ authorization: `bearer ${made.key}` }));
    expect(principal).toMatchObject({ kind: "key", tenantId: tenant.id, userId: null, role: "admin", keyId: made.id });
    expect(principal.actor).toEqual({ kind: "key", id: made.id, label: "Importer" });
    expect(principal.permissions).toEqual(permissionsOf("admin"));
    await expect(createServiceKey({ tenantSlug: "no-such", role: "admin", name: "x" })).rejects.toMatchObject({ code: "WORKSPACE_001" });
  });

  it("of a person holds its scopes as far as the person still has them", async () => {
    const { userId } = await createTestMember(tenant, "admin");
    const { bearer } = await keyOf({ createdById: userId, scopes: ["campaign:read", "campaign:approve", "no:such"] });
    const held = async () => {
      forgetKeys();
      return [...(await authenticateRequest(call(bearer))).permissions].join(" ");
    };
    expect(await held()).toBe("campaign:read campaign:approve");
    expect((await authenticateRequest(call(bearer))).userId).toBe(userId);
    const where = { tenantId_userId: { tenantId: tenant.id, userId } };
    await systemTx((tx) => tx.membership.update({ where, data: { role: "marketer" } }));
    expect(await held()).toBe("campaign:read");
    await systemTx((tx) => tx.membership.update({ where, data: { removedAt: new Date() } }));
    await expect(held()).rejects.toMatchObject({ code: "AUTH_002" });
  });

  it("that a service account made dies with the account's own", async () => {
    const account = await keyOf({ role: "admin" });
    const child = await keyOf({ role: "admin", createdById: account.id, scopes: ["brand:read", "campaign:read"] });
    const principal = await authenticateRequest(call(child.bearer));
    expect([...principal.permissions]).toEqual(["campaign:read"]);
    expect(principal.role).toBeNull();
    await systemTx((tx) => tx.apiKey.update({ where: { id: account.id }, data: { revokedAt: new Date() } }));
    expect(await until("AUTH_002", () => call(child.bearer))).toBeLessThan(AT_ONCE_MS);
  });

  it("is refused when unknown, malformed, expired, revoked, or of another workspace than the one named", async () => {
    const { userId } = await createTestMember(tenant, "admin");
    const own = { createdById: userId, scopes: [...PERMISSIONS] };
    const good = await keyOf(own);
    expect(await outcome(call(good.bearer))).toBe("key null");
    expect(await outcome(call({ ...good.bearer, "signalbox-workspace": tenant.slug }))).toBe("key null");
    expect(await outcome(call({ ...good.bearer, "signalbox-workspace": "another" }))).toBe("WORKSPACE_001");
    expect(await outcome(call((await keyOf({ ...own, expiresAt: new Date(Date.now() - 1) })).bearer))).toBe("AUTH_002");
    expect(await outcome(call((await keyOf({ ...own, revokedAt: new Date() })).bearer))).toBe("AUTH_002");
    expect(await outcome(call({ authorization: `Bearer ${newKey().key}` }))).toBe("AUTH_002");
    for (const text of ["Bearer", "Bearer sbx_", `Bearer ${"x".repeat(9_000)}`, "bearer a"]) {
      expect(await outcome(call({ authorization: text }))).toBe("AUTH_002");
    }
    for (const text of ["", "Basic dXNlcjpwYXNz", `Bearer ${good.key} more`])
      expect(await outcome(call({ authorization: text }))).toBe("AUTH_001");
    // A cookie beside a bad key does not count: the caller meant the key.
    const { cookie } = await signIn(userId);
    expect(await outcome(call({ cookie, "signalbox-workspace": tenant.slug, authorization: "Bearer sbx_" }))).toBe("AUTH_002");
  });

  it("is refused within a second of its revocation in another process", async () => {
    const { id, bearer } = await keyOf({ role: "viewer" });
    expect(await outcome(call(bearer))).toBe("key viewer");
    await systemTx((tx) => tx.apiKey.update({ where: { id }, data: { revokedAt: new Date() } }));
    expect(await until("AUTH_002", () => call(bearer))).toBeLessThan(AT_ONCE_MS);
  });

  it("notes its use, at most once a minute", async () => {
    const { id, bearer } = await keyOf({ role: "viewer" });
    const used = async () => {
      forgetKeys();
      await outcome(call(bearer));
      return systemTx((tx) => tx.apiKey.findUniqueOrThrow({ where: { id } }));
    };
    const first = await used();
    expect(first.lastUsedAt).not.toBeNull();
    expect(first.version).toBe(1);
    expect((await used()).lastUsedAt).toEqual(first.lastUsedAt);
    await systemTx((tx) => tx.apiKey.update({ where: { id }, data: { lastUsedAt: new Date(Date.now() - 61_000) } }));
    expect((await used()).lastUsedAt?.getTime()).toBeGreaterThan(Date.now() - 10_000);
  });
});
