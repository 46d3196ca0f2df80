import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemTx } from "@/lib/infra/db/transactions";
import { newId } from "@/lib/shared/ids";
import { setTestEnv } from "@/lib/testing/environment";
import { createUser } from "../setup/accounts";
import { AuthBrowser, ORIGIN } from "./auth-browser.fixture";
import { signInWithOidc, singleSignOn } from "./single-sign-on";

const CLIENT = "signalbox";
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** An OpenID Connect issuer: discovery, keys, token and userinfo. Its authorization page is skipped. */
class Issuer {
  url = "";
  /** What it says of whoever signs in next. */
  person: { sub: string; email?: string; email_verified?: unknown } = { sub: "nobody" };
  userinfo: object = {};
  nonce = "";
  challenge = "";
  server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const answer = this.answer(request.url ?? "", new URLSearchParams(Buffer.concat(chunks).toString()));
      response
        .writeHead(answer ? 200 : 400, { "content-type": "application/json" })
        .end(JSON.stringify(answer ?? { error: "invalid_grant" }));
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private answer(path: string, form: URLSearchParams): object | null {
    if (path === "/.well-known/openid-configuration") {
      const at = (name: string) => `${this.url}/${name}`;
      return {
        issuer: this.url,
        authorization_endpoint: at("authorize"),
        token_endpoint: at("token"),
        jwks_uri: at("keys"),
        userinfo_endpoint: at("userinfo"),
        id_token_signing_alg_values_supported: ["RS256"],
      };
    }
    if (path === "/keys") return { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] };
    if (path === "/userinfo") return { sub: this.person.sub, ...this.userinfo };
    if (
      createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url") !== this.challenge
    )
      return null;
    return { access_token: "access", token_type: "Bearer", id_token: this.idToken() };
  }

  private idToken(): string {
    const now = Math.floor(Date.now() / 1000);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { iss: this.url, aud: CLIENT, iat: now, exp: now + 60, nonce: this.nonce, ...this.person };
    const signed = `${part({ alg: "RS256", kid: "1" })}.${part(claims)}`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
  }
}

const issuer = new Issuer();

beforeAll(async () => {
  await issuer.start();
  setTestEnv({ OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: CLIENT, OIDC_CLIENT_SECRET: "secret", OIDC_NAME: "House account" });
});
afterAll(async () => {
  setTestEnv({ OIDC_ISSUER: undefined, OIDC_CLIENT_ID: undefined, OIDC_CLIENT_SECRET: undefined, OIDC_NAME: undefined });
  issuer.server.closeAllConnections();
  await new Promise((resolve) => issuer.server.close(resolve));
});

/** Goes to the issuer and back; returns where the browser ends. */
async function goThere(person: Issuer["person"], change: { state?: string } = {}): Promise<{ browser: AuthBrowser; location: string }> {
  issuer.person = person;
  const browser = new AuthBrowser();
  const { url } = (await (await browser.form("signin/oidc", { callbackUrl: `${ORIGIN}/w/here` })).json()) as { url: string };
  const asked = new URL(url).searchParams;
  expect(asked.get("redirect_uri")).toBe(`${ORIGIN}/api/auth/callback/oidc`);
  issuer.nonce = asked.get("nonce") ?? "";
  issuer.challenge = asked.get("code_challenge") ?? "";
  const state = change.state ?? asked.get("state") ?? "";
  const back = await browser.send("GET", `callback/oidc?${new URLSearchParams({ code: "code", state })}`);
  return { browser, location: back.headers.get("location") ?? "" };
}

const person = () => createUser({ email: `${newId()}@example.test`, name: "Ana", password: null });

describe("single sign-on", () => {
  it("signs in someone who exists by an address the issuer has verified, and by their subject from then on", async () => {
    const { id, email } = await person();
    const { browser, location } = await goThere({ sub: `s-${id}`, email: email.toUpperCase(), email_verified: true });
    expect(location).toBe(`${ORIGIN}/w/here`);
    expect(await browser.session()).toMatchObject({ user: { id, email, name: "Ana" } });
    const moved = await goThere({ sub: `s-${id}`, email: `moved-${email}`, email_verified: true });
    expect(await moved.browser.session()).toMatchObject({ user: { id } });
  });

  it("takes the address from userinfo when the ID token leaves it out", async () => {
    const { id, email } = await person();
    issuer.userinfo = { email, email_verified: true };
    const { browser } = await goThere({ sub: `s-${id}` });
    issuer.userinfo = {};
    expect(await browser.session()).toMatchObject({ user: { id } });
  });

  it("refuses an unverified address, a stranger, someone gone, and the heir of an address", async () => {
    const { id, email } = await person();
    const refused = async (claims: Issuer["person"]) => {
      const { browser, location } = await goThere(claims);
      expect(location).toMatch(/\/sign-in\?error=AccessDenied$|\/api\/auth\/error\?error=AccessDenied$/);
      expect(await browser.session()).toEqual({});
    };
    await refused({ sub: `s-${id}`, email, email_verified: false });
    await refused({ sub: `s-${id}`, email });
    await refused({ sub: newId(), email: `${newId()}@example.test`, email_verified: true });
    await goThere({ sub: `s-${id}`, email, email_verified: true });
    await refused({ sub: `heir-${id}`, email, email_verified: true });
    await systemTx((tx) => tx.user.update({ where: { id }, data: { deletedAt: new Date() } }));
    await refused({ sub: `s-${id}`, email, email_verified: true });
  });

  it("refuses an answer to a question it did not ask", async () => {
    const { id, email } = await person();
    const { browser, location } = await goThere({ sub: `s-${id}`, email, email_verified: true }, { state: "forged" });
    expect(location).toContain("error=OAuthCallback");
    expect(await browser.session()).toEqual({});
  });

  it("ties one of two subjects that come with one address at the same moment", async () => {
    const { email } = await person();
    const claims = (sub: string) => ({ iss: issuer.url, sub, email, email_verified: true });
    const found = await Promise.all(["a", "b", "c"].map((each) => signInWithOidc(claims(`${each}-${email}`))));
    expect(found.filter(Boolean)).toHaveLength(1);
  });

  it("is offered when it is set up", () => {
    expect(singleSignOn()).toEqual({ id: "oidc", name: "House account" });
    setTestEnv({ OIDC_CLIENT_SECRET: undefined });
    expect(singleSignOn()).toBeNull();
    setTestEnv({ OIDC_CLIENT_SECRET: "secret" });
  });
});
