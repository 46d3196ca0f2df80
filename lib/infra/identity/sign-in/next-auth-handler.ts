import "server-only";
import NextAuth from "next-auth";
import { appError } from "@/lib/shared/errors";
import { isSecure, publicOrigin } from "../request-origin";
import { liveSession } from "../sessions/live-session";
import { cookieNames, readCookies, WORKSPACE_COOKIE, workspaceCookie } from "../sessions/session-cookies";
import type { SessionToken } from "../sessions/session-token";
import { readForm } from "./form-body";
import { nextAuthOptions, type SignInReport } from "./next-auth-options";
import { RecordedReply } from "./recorded-reply";
import { OIDC } from "./single-sign-on";

/**
 * next-auth's paths that are served. Left out: its log (a stranger could write to ours), its session update, and the
 * return of a provider that is none.
 */
const SERVED: Record<string, readonly string[]> = {
  GET: ["providers", "session", "csrf", "signin", "signout", "error", `callback/${OIDC}`],
  POST: [`signin/${OIDC}`, "signin/credentials", "callback/credentials", "signout"],
};

/**
 * Answers `/api/auth/…` by next-auth. Too many failed sign-ins are 429 with Retry-After and the address that next-auth's
 * own client looks for.
 *
 * @param path what follows `/api/auth/`, in parts
 * @throws AppError VALIDATION_001 to _004, _006; and whatever went wrong inside, which next-auth would have swallowed
 */
export async function handleNextAuth(request: Request, path: readonly string[]): Promise<Response> {
  if (!SERVED[request.method]?.includes(path.join("/"))) throw appError("VALIDATION_006");
  const { headers } = request;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const body = request.method === "POST" ? await readForm(request) : {};
  for (const url of [query.callbackUrl, body.callbackUrl]) requireAddress(url);
  const cookies = readCookies(headers.get("cookie"));
  const call = {
    method: request.method,
    headers: { ...Object.fromEntries(headers), ...forwarded(headers) },
    cookies: withoutBrokenCallback(cookies, headers),
    query: { ...query, nextauth: path },
    body,
  };
  const report: SignInReport = {};
  const reply = new RecordedReply();
  await run(call, reply, headers, report);
  if (report.throttledSeconds !== undefined) return throttled(headers, report.throttledSeconds);
  if (report.began) await rememberWorkspace(report.began, cookies, headers, reply);
  return reply.toResponse();
}

async function run(call: object, reply: RecordedReply, headers: Headers, report: SignInReport): Promise<void> {
  // next-auth takes this from nowhere else. The front server owns the forwarded headers that are trusted by it.
  // biome-ignore lint/style/noProcessEnv: written for a package, never read
  process.env.AUTH_TRUST_HOST = "1";
  try {
    await NextAuth(call as never, reply as never, nextAuthOptions(headers, report));
  } catch (error) {
    throw report.failure ?? error;
  }
  if (report.failure !== undefined) throw report.failure;
}

/** next-auth takes a request without X-Forwarded-Proto for https; it shall see the origin that everything else sees. */
function forwarded(headers: Headers): Record<string, string> {
  const origin = publicOrigin(headers);
  if (!URL.canParse(origin)) throw appError("VALIDATION_001", { message: "The Host header names no host" });
  const { host, protocol } = new URL(origin);
  return { "x-forwarded-host": host, "x-forwarded-proto": protocol.slice(0, -1) };
}

function throttled(headers: Headers, seconds: number): Response {
  return Response.json(
    { url: `${publicOrigin(headers)}/sign-in?error=AUTH_THROTTLED` },
    { status: 429, headers: { "retry-after": String(seconds), "cache-control": "private, no-store" } },
  );
}

/** The first sign-in of a browser: the redirect of unprefixed paths needs a workspace to lead to. */
async function rememberWorkspace(token: SessionToken, cookies: Record<string, string>, headers: Headers, reply: RecordedReply) {
  const workspaces = (await liveSession(token))?.workspaces ?? [];
  const first = workspaces[0];
  if (!first || workspaces.some((workspace) => workspace.slug === cookies[WORKSPACE_COOKIE])) return;
  const present = [reply.getHeader("set-cookie") ?? []].flat();
  reply.setHeader("set-cookie", [...present, workspaceCookie(first.slug, isSecure(headers))]);
}

/** next-auth answers a callbackUrl that is no address with a configuration error, 500. */
function requireAddress(url: string | undefined): void {
  if (url === undefined || isAddress(url)) return;
  const violation = { pointer: "/callbackUrl", rule: "url", message: "Send a path of this site or a whole address" };
  throw appError("VALIDATION_001", { violations: [violation] });
}

function withoutBrokenCallback(cookies: Record<string, string>, headers: Headers): Record<string, string> {
  const { callback } = cookieNames(isSecure(headers));
  const { [callback]: url, ...others } = cookies;
  return url !== undefined && isAddress(url) ? cookies : others;
}

function isAddress(url: string): boolean {
  return url.startsWith("/") || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol));
}
