import { beforeAll, describe, expect, it } from "vitest";
import { createMembership, createTenant, createUser } from "@/lib/infra/identity/setup/accounts";
import { newId } from "@/lib/shared/ids";
import { DELETE as revokeKey } from "../v1/api-keys/[id]/route";
import { POST as createKey } from "../v1/api-keys/route";
import { GET as getMe } from "../v1/me/route";
import { DELETE as endSession } from "../v1/sessions/[id]/route";
import { DELETE as endOthers, GET as listSessions } from "../v1/sessions/route";
import { PUT as putSetting } from "../v1/settings/[key]/route";
import { GET as listWorkspaces } from "../v1/workspaces/route";
import { GET as authGet, POST as authPost } from "./[...nextauth]/route";
import { POST as makeFirstOwner } from "./first-owner/route";

const PASSWORD = "a password that nobody guesses";
const ORIGIN = "http://app.test";

let person: { id: string; email: string };
let slugs: [string, string];

beforeAll(async () => {
  person = await createUser({ email: `${newId()}@example.test`, name: "Ana", password: PASSWORD });
  const [one, two] = [
    await createTenant({ slug: `a-${newId()}`, name: "Acme" }),
    await createTenant({ slug: `b-${newId()}`, name: "Bolt" }),
  ];
  await createMembership({ tenantId: one.id, userId: person.id, role: "admin" });
  await createMembership({ tenantId: two.id, userId: person.id, role: "viewer" });
  slugs = [one.slug, two.slug];
});

type Mount = (request: Request, context?: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function send(mount: Mount, method: string, headers: Record<string, string>, body?: unknown, params: Record<string, string> = {}) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const all = { host: "app.test", "content-type": "application/json", ...headers };
  const response = await mount(new Request(`${ORIGIN}/api`, { method, headers: all, ...init }), { params: Promise.resolve(params) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
}

/** Signs in through the mounted routes and gives the headers of a page of a workspace. */
async function signIn(slug: string): Promise<Record<string, string>> {
  const context = (...nextauth: string[]) => ({ params: Promise.resolve({ nextauth }) });
  const csrf = await authGet(new Request(`${ORIGIN}/api/auth/csrf`, { headers: { host: "app.test" } }), context("csrf"));
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookie = csrf.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const body = new URLSearchParams({ csrfToken, email: person.email, password: PASSWORD, json: "true" });
  const request = new Request(`${ORIGIN}/api/auth/callback/credentials`, { method: "POST", headers: { host: "app.test", cookie }, body });
  const response = await authPost(request, context("callback", "credentials"));
  const session =
    response.headers
      .getSetCookie()
      .find((line) => line.startsWith("sb.session="))
      ?.split(";")[0] ?? "";
  return { cookie: session, "signalbox-workspace": slug, origin: ORIGIN, referer: `${ORIGIN}/w/${slug}/campaigns` };
}

describe("a person's session over REST", () => {
  it("says who they are in each of their workspaces", async () => {
    const acme = await signIn(slugs[0]);
    expect((await send(getMe, "GET", acme)).body).toMatchObject({
      kind: "user",
      user: { id: person.id, email: person.email, timezone: "UTC" },
      api_key: null,
      workspace: { slug: slugs[0], name: "Acme" },
      role: "admin",
    });
    const workspaces = await send(listWorkspaces, "GET", acme);
    expect(workspaces.body).toMatchObject({
      workspaces: [
        { slug: slugs[0], name: "Acme", role: "admin", current: true },
        { slug: slugs[1], name: "Bolt", role: "viewer", current: false },
      ],
      total: 2,
    });
    const bolt = { ...acme, "signalbox-workspace": slugs[1], referer: `${ORIGIN}/w/${slugs[1]}/` };
    expect((await send(getMe, "GET", bolt)).body).toMatchObject({ role: "viewer", workspace: { slug: slugs[1] } });
  });

  it("writes in the workspace of its page only, from this site only", async () => {
    const acme = await signIn(slugs[0]);
    const put = (headers: Record<string, string>) => send(putSetting, "PUT", headers, { value: false }, { key: "approval.separation" });
    expect(await put(acme)).toMatchObject({
      status: 200,
      body: { key: "approval.separation", value: false, is_default: false, version: 1 },
    });
    expect(await put({ ...acme, "if-match": '"9"' })).toMatchObject({ status: 409, body: { error: { details: { current_version: 1 } } } });
    expect(await put({ ...acme, "signalbox-workspace": slugs[1] })).toMatchObject({ status: 409, body: { error: { code: "AUTH_005" } } });
    expect(await put({ ...acme, origin: "https://evil.test" })).toMatchObject({ status: 403, body: { error: { code: "AUTH_004" } } });
    const { origin, ...without } = acme;
    expect(await put(without)).toMatchObject({ status: 403, body: { error: { code: "AUTH_004" } } });
    const bolt = { ...acme, "signalbox-workspace": slugs[1], referer: `${ORIGIN}/w/${slugs[1]}/` };
    expect(await put(bolt)).toMatchObject({ status: 403, body: { error: { code: "AUTH_003" } } });
  });

  it("names what is wrong with a setting in the caller's spelling", async () => {
    const acme = await signIn(slugs[0]);
    const { status, body } = await send(putSetting, "PUT", acme, { value: { USD: { daily: "x" } } }, { key: "qa.budget_caps" });
    expect([status, body.error.violations[0].pointer]).toEqual([400, "/value/USD/daily"]);
    expect((await send(putSetting, "PUT", acme, {}, { key: "qa.budget_caps" })).body.error.violations[0].pointer).toBe("/value");
    expect((await send(putSetting, "PUT", acme, { value: 1 }, { key: "no.such" })).body.error.code).toBe("SETTING_001");
  });

  it("ends where another one says so", async () => {
    const [one, two, three] = [await signIn(slugs[0]), await signIn(slugs[0]), await signIn(slugs[0])];
    const listed = (await send(listSessions, "GET", one)).body.sessions as { id: string; current: boolean }[];
    expect(listed.filter((session) => session.current)).toHaveLength(1);
    const own = (await send(listSessions, "GET", two)).body.sessions.find((session: { current: boolean }) => session.current).id;
    expect((await send(endSession, "DELETE", one, undefined, { id: own })).status).toBe(204);
    expect((await send(getMe, "GET", two)).body.error.code).toBe("AUTH_001");
    expect((await send(endSession, "DELETE", one, undefined, { id: own })).body.error.code).toBe("AUTH_009");
    expect((await send(endOthers, "DELETE", one)).status).toBe(204);
    expect((await send(getMe, "GET", three)).status).toBe(401);
    expect((await send(listSessions, "GET", one)).body.total).toBe(1);
  });
});

describe("an API key over REST", () => {
  it("is made once, replayed without itself, works, and is revoked at once", async () => {
    const acme = { ...(await signIn(slugs[0])), "idempotency-key": newId() };
    const made = await send(createKey, "POST", acme, { name: "Reporting", scopes: ["member:read"] });
    expect(made).toMatchObject({ status: 201, body: { kind: "personal", scopes: ["member:read"], revoked_at: null } });
    const again = await send(createKey, "POST", acme, { name: "Reporting", scopes: ["member:read"] });
    expect(again.body).toEqual({ ...made.body, key: null });
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    const bearer = { authorization: `Bearer ${made.body.key}` };
    expect((await send(getMe, "GET", bearer)).body).toMatchObject({
      kind: "key",
      user: { id: person.id },
      api_key: { id: made.body.id, prefix: made.body.prefix },
      role: null,
      permissions: ["member:read"],
    });
    expect((await send(listWorkspaces, "GET", bearer)).body.workspaces).toEqual([
      { slug: slugs[0], name: "Acme", role: null, current: true },
    ]);
    expect((await send(createKey, "POST", bearer, { name: "x", scopes: ["member:read"] })).body.error.code).toBe("AUTH_003");
    const { "idempotency-key": _, ...session } = acme;
    expect((await send(revokeKey, "DELETE", session, undefined, { id: made.body.id })).status).toBe(204);
    expect((await send(getMe, "GET", bearer)).body.error.code).toBe("AUTH_002");
  });
});

describe("the first owner over REST", () => {
  const owner = {
    setup_token: "guess",
    email: "a@example.test",
    name: "Ana",
    password: "a password that nobody guesses",
    workspace_name: "Acme",
  };

  it("is told everything that is wrong at once, in the spelling of the wire", async () => {
    const { status, body } = await send(
      makeFirstOwner,
      "POST",
      {},
      { ...owner, password: "short", workspace_slug: "No Slug", workspce: 1 },
    );
    expect(status).toBe(400);
    expect(body.error.violations.map((violation: { pointer: string }) => violation.pointer)).toEqual([
      "/workspce",
      "/password",
      "/workspace_slug",
    ]);
  });

  it("needs the installation's token", async () => {
    expect(await send(makeFirstOwner, "POST", {}, owner)).toMatchObject({ status: 403, body: { error: { code: "AUTH_010" } } });
  });
});
