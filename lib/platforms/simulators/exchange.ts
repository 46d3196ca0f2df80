import type { IncomingMessage, ServerResponse } from "node:http";

const LARGEST_BODY = 2_000_000;
const LOOPBACK_HOST = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d+)?$/i;

/** The request's body as text, or null when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** JSON or a form, by its content type; the text itself when it is neither; undefined when there is none. */
export function parseBody(text: string, contentType: string | undefined): unknown {
  if (text === "") return undefined;
  if (contentType?.includes("application/x-www-form-urlencoded")) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * True when the request was addressed to this machine by a loopback name, and not by a page of another origin. A page
 * whose name was re-bound to 127.0.0.1 sends its own name as the host; a plain cross-site form sends its origin.
 */
export function isFromHere(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  if (!host || !LOOPBACK_HOST.test(host)) return false;
  return origin === undefined || (URL.canParse(origin) && LOOPBACK_HOST.test(new URL(origin).host));
}

/** Answers; a string body as it is, anything else as JSON. Does nothing when the client has gone. */
export function answer(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  if (response.destroyed || response.writableEnded) return;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json; charset=UTF-8", "cache-control": "no-store", ...headers });
  response.end(text);
}

const SECRET_NAMES = /^(access_token|token|appsecret_proof|client_secret|app_secret|refresh_token)$/i;

/** A copy without secrets, for the request log. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, SECRET_NAMES.test(name) ? "[redacted]" : withoutSecrets(inner)]),
  );
}

/** Path and query without secrets. */
export function pathWithoutSecrets(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  for (const name of [...query.keys()]) if (SECRET_NAMES.test(name)) query.set(name, "[redacted]");
  return url.pathname + (query.size > 0 ? `?${query}` : "");
}
