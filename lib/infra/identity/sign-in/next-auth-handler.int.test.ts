import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemTx } from "@/lib/infra/db/transactions";
import { newId } from "@/lib/shared/ids";
import { createTestTenant } from "@/lib/testing/context";
import { createMembership, createUser } from "../setup/accounts";
import { AuthBrowser, ORIGIN } from "./auth-browser.fixture";
import { handleNextAuth } from "./next-auth-handler";
import { FAILURES_PER_ACCOUNT } from "./throttle";

const PASSWORD = "a password that nobody guesses";

let person: { id: string; email: string };
let slug: string;

beforeAll(async () => {
  const tenant = await createTestTenant();
  slug = tenant.slug;
  person = await createUser({ email: `${newId()}@example.test`, name: "Ana", password: PASSWORD });
  await createMembership({ tenantId: tenant.id, userId: person.id, role: "manager" });
});
beforeEach(() => systemTx((tx) => tx.signInFailure.deleteMany({})));

const liveRows = () => systemTx((tx) => tx.session.findMany({ where: { userId: person.id, revokedAt: null }, orderBy: { id: "desc" } }));

describe("signing in with a password", () => {
  it("begins a session with a row, a cookie as it should be, and a workspace to go to", async () => {
    const browser = new AuthBrowser();
    const response = await browser.signIn(` ${person.email.toUpperCase()} `, PASSWORD);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ url: `${ORIGIN}/w` });
    const cookies = response.headers.getSetCookie();
    expect(cookies.find((line) => line.startsWith("sb.session="))).toMatch(/Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    expect(browser.jar.get("sb.workspace")).toBe(slug);
    expect(await browser.session()).toMatchObject({ user: { id: person.id, name: "Ana", email: person.email } });
    const [row] = await liveRows();
    expect(row).toMatchObject({ address: "192.0.2.7", userAgent: "Test/1" });
    expect(row && row.expiresAt.getTime() - row.createdAt.getTime()).toBe(30 * 24 * 60 * 60 * 1000);
  });

  it("over https sets Secure __Host- cookies for the public host", async () => {
    const browser = new AuthBrowser({ "x-forwarded-proto": "https", "x-forwarded-host": "app.example.com" });
    const response = await browser.form("callback/credentials", { email: person.email, password: PASSWORD, callbackUrl: "/w" });
    expect(await response.json()).toEqual({ url: "https://app.example.com/w" });
    const line = response.headers.getSetCookie().find((each) => each.startsWith("__Host-sb.session="));
    expect(line).toMatch(/HttpOnly; Secure; SameSite=Lax$/);
  });

  it("never leads to another site", async () => {
    const fields = { email: person.email, password: PASSWORD };
    for (const callbackUrl of ["https://evil.test/", "//evil.test/", "/\\evil.test"]) {
      const { url } = (await (await new AuthBrowser().form("callback/credentials", { ...fields, callbackUrl })).json()) as { url: string };
      expect(new URL(url).origin).toBe(ORIGIN);
    }
  });

  it("refuses alike: unknown address, wrong password, someone without a password, someone gone", async () => {
    const guest = await createUser({ email: `${newId()}@example.test`, name: "Single", password: null });
    const gone = await createUser({ email: `${newId()}@example.test`, name: "Gone", password: PASSWORD });
    await systemTx((tx) => tx.user.update({ where: { id: gone.id }, data: { deletedAt: new Date() } }));
    const answers: string[] = [];
    for (const email of [`${newId()}@example.test`, person.email, guest.email, gone.email]) {
      const browser = new AuthBrowser();
      const response = await browser.signIn(email, email === person.email ? `${PASSWORD}?` : PASSWORD);
      answers.push(`${response.status} ${await response.text()}`);
      expect(browser.jar.has("sb.session")).toBe(false);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^401 .*error=CredentialsSignin/);
  });

  it("is 429 with the time to wait after ten failures, for the right password too; a form without its token counts for nothing", async () => {
    const browser = new AuthBrowser();
    for (let i = 0; i < FAILURES_PER_ACCOUNT - 1; i += 1) expect((await browser.signIn(person.email, "wrong")).status).toBe(401);
    const forged = await browser.send("POST", "callback/credentials", { email: person.email, password: "x", csrfToken: "x", json: "true" });
    expect(((await forged.json()) as { url: string }).url).toContain("csrf=true");
    for (const malformed of ["", "no address", "a@b@c"]) expect((await browser.signIn(malformed, "x")).status).toBe(401);
    expect((await browser.signIn(person.email, "x".repeat(2_000))).status).toBe(401);
    expect((await browser.signIn(person.email, "wrong")).status).toBe(401);
    const response = await browser.signIn(person.email, PASSWORD);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(800);
    expect(await response.json()).toEqual({ url: `${ORIGIN}/sign-in?error=AUTH_THROTTLED` });
    expect(browser.jar.has("sb.session")).toBe(false);
  });

  it("ends the session the browser had before", async () => {
    const browser = new AuthBrowser();
    await browser.signIn(person.email, PASSWORD);
    const before = new Set((await liveRows()).map((row) => row.id));
    await browser.signIn(person.email, PASSWORD);
    const after = (await liveRows()).map((row) => row.id);
    expect(after).toHaveLength(before.size);
    expect(after.filter((id) => !before.has(id))).toHaveLength(1);
  });
});

describe("signing out", () => {
  it("ends the row and takes the cookie", async () => {
    const browser = new AuthBrowser();
    await browser.signIn(person.email, PASSWORD);
    const stolen = new AuthBrowser();
    for (const [name, value] of browser.jar) stolen.jar.set(name, value);
    await browser.form("signout", {});
    expect(browser.jar.has("sb.session")).toBe(false);
    expect(await stolen.session()).toEqual({});
    expect(stolen.jar.has("sb.session")).toBe(false);
  });
});

describe("next-auth's other paths", () => {
  it("exist only as far as they are needed", async () => {
    const browser = new AuthBrowser();
    const providers = (await (await browser.send("GET", "providers")).json()) as object;
    expect(Object.keys(providers)).toEqual(["credentials"]);
    expect((await browser.send("GET", "signin")).headers.get("location")).toMatch(/\/sign-in\?callbackUrl=/);
    for (const [method, path] of [
      ["POST", "_log"],
      ["POST", "session"],
      ["GET", "callback/credentials"],
      ["GET", "no-such"],
      ["PUT", "csrf"],
    ] as const) {
      await expect(browser.send(method, path)).rejects.toMatchObject({ code: "VALIDATION_006" });
    }
  });

  it("refuse what would make them fail: addresses that are none, too much, the wrong type", async () => {
    const browser = new AuthBrowser();
    await expect(browser.send("GET", "signin?callbackUrl=javascript:alert(1)")).rejects.toMatchObject({ code: "VALIDATION_001" });
    browser.jar.set("sb.callback", "%00nonsense");
    expect((await browser.send("GET", "csrf")).status).toBe(200);
    await expect(browser.form("callback/credentials", { email: "x".repeat(20_000) })).rejects.toMatchObject({ code: "VALIDATION_003" });
    const json = new Request("http://inner/", { method: "POST", headers: { "content-type": "application/json" }, body: "{" });
    await expect(handleNextAuth(json, ["callback", "credentials"])).rejects.toMatchObject({ code: "VALIDATION_002" });
    const text = new Request("http://inner/", { method: "POST", headers: { "content-type": "text/plain" }, body: "x" });
    await expect(handleNextAuth(text, ["callback", "credentials"])).rejects.toMatchObject({ code: "VALIDATION_004" });
  });
});
