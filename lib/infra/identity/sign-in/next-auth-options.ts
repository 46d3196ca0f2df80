import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { log } from "@/lib/infra/log";
import { keyFor } from "@/lib/infra/secrets/derive";
import { clientAddress, isSecure } from "../request-origin";
import { type LiveSession, liveSession } from "../sessions/live-session";
import { cookieNames, cookieOptions, readCookies } from "../sessions/session-cookies";
import { beginSession, endOwnSession, SESSION_SECONDS } from "../sessions/session-rows";
import { readSessionToken, type SessionToken, writeSessionToken } from "../sessions/session-token";
import { signInWithPassword } from "./credentials";
import { OIDC, type OidcClaims, oidcProvider, signInWithOidc } from "./single-sign-on";

/** What happened while next-auth ran, which its answer cannot say. */
export type SignInReport = {
  throttledSeconds?: number;
  /** The session that began. */
  began?: SessionToken;
  failure?: unknown;
};

/** What next-auth may put into the address of the error page. Nothing else reaches it: an unknown error could say anything. */
const THROTTLED = "AUTH_THROTTLED";
const FAILED = "INTERNAL";

/** Said by next-auth whenever a session is over, which is no error. */
const EXPECTED = new Set(["JWT_SESSION_ERROR"]);

/**
 * next-auth for one request: cookie names depend on the scheme, the session's origin on the headers, and `report` gets
 * what next-auth's answer cannot say. Credentials live with its JWT strategy only, so the token is ours and names a row.
 */
export function nextAuthOptions(headers: Headers, report: SignInReport): NextAuthOptions {
  const secure = isSecure(headers);
  const names = cookieNames(secure);
  const cookie = (name: string) => ({ name, options: cookieOptions(secure) });
  const oidc = oidcProvider();
  return {
    secret: keyFor("sign-in-form").toString("base64url"),
    useSecureCookies: secure,
    cookies: {
      sessionToken: cookie(names.session),
      csrfToken: cookie(names.csrf),
      callbackUrl: cookie(names.callback),
      pkceCodeVerifier: cookie(names.pkce),
      state: cookie(names.state),
      nonce: cookie(names.nonce),
    },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    jwt: {
      maxAge: SESSION_SECONDS,
      encode: ({ token }) => writeSessionToken(token as unknown as SessionToken),
      decode: ({ token }) => readSessionToken(token) as never,
    },
    logger: {
      error: (code, metadata) => {
        if (!EXPECTED.has(code)) log.error({ code, err: metadata instanceof Error ? metadata : metadata?.error }, "sign-in failed");
      },
      warn: (code) => log.warn({ code }, "sign-in warning"),
      debug: () => {},
    },
    providers: [
      CredentialsProvider({
        name: "E-mail and password",
        credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
        authorize: (credentials) => withPassword(credentials, headers, report),
      }),
      ...(oidc ? [oidc] : []),
    ],
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== OIDC) return true;
        const person = await told(report, () => signInWithOidc(profile as unknown as OidcClaims));
        if (person) Object.assign(user, person);
        return person !== null;
      },
      jwt: async ({ token, user }) => {
        if (user) return (await told(report, () => begin(user.id, headers, report))) as never;
        await live(token, report);
        return token;
      },
      session: async ({ session, token }) => {
        const { user, expiresAt } = await live(token, report);
        return { ...session, user: { id: user.id, name: user.name, email: user.email }, expires: expiresAt.toISOString() };
      },
    },
    events: {
      signOut: ({ token }) =>
        told(report, async () => token && endOwnSession((token as unknown as SessionToken).sessionId)) as Promise<void>,
    },
  };
}

async function withPassword(credentials: Record<string, unknown> | undefined, headers: Headers, report: SignInReport) {
  const outcome = await told(report, () => signInWithPassword(credentials?.email, credentials?.password, clientAddress(headers)));
  if (outcome.kind === "signed-in") return outcome.user;
  if (outcome.kind === "refused") return null;
  report.throttledSeconds = outcome.retryAfterSeconds;
  throw new Error(THROTTLED);
}

async function begin(userId: string, headers: Headers, report: SignInReport): Promise<SessionToken> {
  const before = readSessionToken(readCookies(headers.get("cookie"))[cookieNames(isSecure(headers)).session]);
  const origin = { address: clientAddress(headers), userAgent: headers.get("user-agent") };
  report.began = await beginSession(userId, origin, before?.sessionId);
  return report.began;
}

/** Throws when the session is over, upon which next-auth clears the cookie; a database that fails must not do that. */
async function live(token: object, report: SignInReport): Promise<LiveSession> {
  const session = await told(report, () => liveSession(token as SessionToken));
  if (!session) throw new Error("The session is over");
  return session;
}

/** next-auth writes a thrown message into an address that the browser shows: it may never be the database's. */
async function told<T>(report: SignInReport, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    report.failure = error;
    throw new Error(FAILED);
  }
}
