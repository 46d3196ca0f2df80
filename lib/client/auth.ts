/**
 * The browser's side of signing in. Speaks to next-auth's own endpoints rather than through `next-auth/react`, whose
 * `signIn` hides the answer's headers (how long to wait after too many tries) and leaves the page when the server
 * cannot be reached.
 */

export type SignInOutcome =
  | { kind: "signed-in" }
  /** Wrong e-mail or password. */
  | { kind: "refused" }
  /** Too many tries. Seconds until the next one, when the server said. */
  | { kind: "throttled"; waitSeconds: number | null }
  | { kind: "unreachable" };

const AUTH = "/api/auth";

async function csrfToken(): Promise<string> {
  const response = await fetch(`${AUTH}/csrf`, { headers: { Accept: "application/json" }, cache: "no-store" });
  const answer = (await response.json()) as { csrfToken?: unknown };
  if (typeof answer.csrfToken !== "string") throw new Error("the server gave no CSRF token");
  return answer.csrfToken;
}

async function post(path: string, fields: Record<string, string>): Promise<{ response: Response; url: URL }> {
  const body = new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: "true" });
  const response = await fetch(`${AUTH}${path}`, { method: "POST", headers: { Accept: "application/json" }, body });
  const answer = (await response.json()) as { url?: unknown };
  return { response, url: new URL(typeof answer.url === "string" ? answer.url : "/", location.origin) };
}

/** Starts a session with e-mail and password. Never throws. */
export async function signInWithPassword(email: string, password: string): Promise<SignInOutcome> {
  try {
    const { response, url } = await post("/callback/credentials", { email, password, callbackUrl: location.href });
    const error = url.searchParams.get("error");
    if (response.status === 429 || error?.startsWith("AUTH_THROTTLED")) return { kind: "throttled", waitSeconds: waitOf(response, error) };
    // A wrong CSRF token is answered with 200 and an address that says so: the status alone does not mean signed in.
    if (response.ok && error === null && !url.searchParams.has("csrf")) return { kind: "signed-in" };
    return response.status >= 500 ? { kind: "unreachable" } : { kind: "refused" };
  } catch {
    return { kind: "unreachable" };
  }
}

function waitOf(response: Response, error: string | null): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? error?.split(":")[1]);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null;
}

/** Goes to an OpenID Connect provider and comes back to `callbackUrl`. Throws when the server cannot be reached. */
export async function goToProvider(provider: string, callbackUrl: string): Promise<void> {
  const { url } = await post(`/signin/${encodeURIComponent(provider)}`, { callbackUrl });
  location.assign(url);
}

/** Ends the session, here and in its row, and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  try {
    await post("/signout", { callbackUrl: `${location.origin}/sign-in` });
  } finally {
    location.assign("/sign-in");
  }
}

export type FirstOwnerFields = { setupToken: string; email: string; name: string; password: string; workspaceName: string };
export type FirstOwnerOutcome =
  | { kind: "made"; workspaceSlug: string }
  | { kind: "refused"; errors: Partial<Record<keyof FirstOwnerFields, string[]>>; problems: string[] };

const FIRST_OWNER_FIELDS: Record<string, keyof FirstOwnerFields> = {
  "/setup_token": "setupToken",
  "/email": "email",
  "/name": "name",
  "/password": "password",
  "/workspace_name": "workspaceName",
};

/** Makes the first owner of an installation where nobody can sign in yet. Never throws. */
export async function createFirstOwner(fields: FirstOwnerFields & { timezone: string }): Promise<FirstOwnerOutcome> {
  const { setupToken, workspaceName, ...rest } = fields;
  try {
    const response = await fetch("/api/auth/first-owner", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...rest, setup_token: setupToken, workspace_name: workspaceName }),
    });
    const answer = (await response.json()) as {
      workspace_slug?: string;
      error?: { code: string; message: string; violations?: { pointer: string; message: string }[] };
    };
    if (response.ok && answer.workspace_slug) return { kind: "made", workspaceSlug: answer.workspace_slug };
    const errors: Partial<Record<keyof FirstOwnerFields, string[]>> = {};
    const problems: string[] = [];
    for (const { pointer, message } of answer.error?.violations ?? []) {
      const field = FIRST_OWNER_FIELDS[pointer];
      if (field) errors[field] = [...(errors[field] ?? []), message];
      else problems.push(message);
    }
    if (answer.error?.code === "AUTH_010") errors.setupToken = [answer.error.message];
    else if ((answer.error?.violations ?? []).length === 0) problems.push(answer.error?.message ?? "It did not work. Try again.");
    return { kind: "refused", errors, problems };
  } catch {
    return { kind: "refused", errors: {}, problems: ["The server could not be reached. Check the connection and try again."] };
  }
}
