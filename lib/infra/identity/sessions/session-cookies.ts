import "server-only";

/**
 * Our cookies. Over https they carry the `__Host-` prefix, so that no other host of the domain can set them; the same
 * cookie over http is another one and signs nobody in.
 */
export function cookieNames(secure: boolean) {
  const prefix = secure ? "__Host-" : "";
  return {
    session: `${prefix}sb.session`,
    csrf: `${prefix}sb.csrf`,
    callback: `${prefix}sb.callback`,
    pkce: `${prefix}sb.pkce`,
    state: `${prefix}sb.state`,
    nonce: `${prefix}sb.nonce`,
  };
}

/** How each of our cookies is set, save for its length of life. */
export function cookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: "lax" as const, path: "/", secure };
}

/**
 * The slug of the workspace used last, for the redirect of unprefixed paths. A hint, not a secret: the page it leads to
 * asks whether the reader is a member. Readable by scripts, so that the shell can write it.
 */
export const WORKSPACE_COOKIE = "sb.workspace";
const WORKSPACE_COOKIE_SECONDS = 400 * 24 * 60 * 60;

/** The `Set-Cookie` line that remembers a workspace. */
export function workspaceCookie(slug: string, secure: boolean): string {
  return `${WORKSPACE_COOKIE}=${slug}; Path=/; Max-Age=${WORKSPACE_COOKIE_SECONDS}; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** The cookies of a request by name; of two of one name the first counts, as RFC 6265 sends the most specific first. */
export function readCookies(header: string | null): Record<string, string> {
  const found: Record<string, string> = Object.create(null);
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at).trim();
    if (name !== "" && at > 0 && !(name in found)) found[name] = decoded(pair.slice(at + 1).trim());
  }
  return found;
}

function decoded(text: string): string {
  const value = text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
