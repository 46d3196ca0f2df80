import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { Tx } from "@/lib/infra/db/client";
import { systemTx } from "@/lib/infra/db/transactions";
import { env } from "@/lib/infra/env";
import { normalEmail, type SignedIn } from "./credentials";

/** How next-auth calls the one OpenID Connect provider; part of its callback address, `/api/auth/callback/oidc`. */
export const OIDC = "oidc";

/** The claims of an ID token that are looked at (OpenID Connect Core 1.0, 5.1). */
export type OidcClaims = { iss: string; sub: string; email?: unknown; email_verified?: unknown; name?: unknown };

/** What is used of openid-client, which next-auth hands over and whose types it does not. */
type OidcTokens = { claims(): OidcClaims };
type OidcClient = { issuer: { metadata: { userinfo_endpoint?: string } }; userinfo(tokens: OidcTokens): Promise<object> };

/** The provider as the sign-in page shows it, or null when none is set up. */
export function singleSignOn(): { id: string; name: string } | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  return OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET ? { id: OIDC, name: OIDC_NAME } : null;
}

/** next-auth's provider for the issuer of the environment: authorization code with PKCE, state and nonce. */
export function oidcProvider(): OAuthConfig<OidcClaims> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  return {
    id: OIDC,
    name: OIDC_NAME,
    type: "oauth",
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    userinfo: { request: async ({ client, tokens }) => claimsOf(client as never, tokens as never) as never },
    checks: ["pkce", "state", "nonce"],
    profile: (claims) => ({ id: claims.sub, email: null, name: null }),
  };
}

/** The checked ID token's claims; many issuers give the address at their userinfo address only (Core 1.0, 5.4). */
async function claimsOf(client: OidcClient, tokens: OidcTokens): Promise<OidcClaims> {
  const claims = tokens.claims();
  if (claims.email !== undefined || !client.issuer.metadata.userinfo_endpoint) return claims;
  return { ...(await client.userinfo(tokens)), ...claims };
}

/**
 * The person an ID token signs in, or null. The first time, an address that the issuer has verified is matched with an
 * existing person and the identity is tied to them; from then on only the subject counts, because an address may pass on
 * to someone else. A person has one identity per issuer, so the heir of an address does not get in by it.
 */
export function signInWithOidc(claims: OidcClaims): Promise<SignedIn | null> {
  const email = String(claims.email_verified) === "true" ? normalEmail(claims.email) : null;
  if (email === null || !claims.iss || !claims.sub) return Promise.resolve(null);
  return systemTx(async (tx) => {
    const user = (await knownPerson(tx, claims)) ?? (await newlyTied(tx, claims, email));
    return user && !user.deletedAt ? { id: user.id, email: user.email, name: user.name } : null;
  });
}

async function knownPerson(tx: Tx, { iss, sub }: OidcClaims) {
  const account = await tx.externalAccount.findUnique({
    where: { provider_subject: { provider: iss, subject: sub } },
    include: { user: true },
  });
  return account?.user ?? null;
}

async function newlyTied(tx: Tx, { iss, sub }: OidcClaims, email: string) {
  // Locked, so that two subjects with one address cannot both be tied at the same moment.
  await tx.$queryRaw`select id from users where email = ${email} for update`;
  const user = await tx.user.findUnique({ where: { email }, include: { accounts: { where: { provider: iss } } } });
  if (!user || user.deletedAt || user.accounts.length > 0) return null;
  await tx.externalAccount.create({ data: { provider: iss, subject: sub, userId: user.id } });
  return user;
}
