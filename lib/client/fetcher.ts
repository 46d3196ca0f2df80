import { newId } from "@/lib/shared/ids";
import { ApiError } from "./api-error";
import { codePointer, parseWire, toWire } from "./wire-names";

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type CallOptions = {
  query?: Query;
  body?: unknown;
  /** The version the reader saw; a newer one on the server is a 409. */
  ifMatch?: number;
  signal?: AbortSignal;
};

/** The REST API as the page's workspace sees it. Bodies and answers are camelCase; failures are {@link ApiError}. */
export type ApiClient = {
  readonly workspace: string;
  get<T>(path: string, options?: Omit<CallOptions, "body" | "ifMatch">): Promise<T>;
  post<T>(path: string, options?: CallOptions): Promise<T>;
  put<T>(path: string, options?: CallOptions): Promise<T>;
  patch<T>(path: string, options?: CallOptions): Promise<T>;
  delete(path: string, options?: CallOptions): Promise<void>;
};

const BASE = "/api/v1";

/**
 * Makes the client of one workspace. Each POST carries a fresh `Idempotency-Key`, so that a request that the browser
 * or a proxy sends twice has one effect; nothing but reading is ever tried again from here.
 */
export function createApiClient(workspace: string): ApiClient {
  const call = <T>(method: string, path: string, options: CallOptions = {}) => send<T>(workspace, method, path, options);
  return {
    workspace,
    get: (path, options) => call("GET", path, options),
    post: (path, options) => call("POST", path, options),
    put: (path, options) => call("PUT", path, options),
    patch: (path, options) => call("PATCH", path, options),
    delete: async (path, options) => {
      await call("DELETE", path, options);
    },
  };
}

async function send<T>(workspace: string, method: string, path: string, options: CallOptions): Promise<T> {
  const headers = new Headers({ Accept: "application/json", "Signalbox-Workspace": workspace });
  if (method === "POST") headers.set("Idempotency-Key", newId());
  if (options.ifMatch !== undefined) headers.set("If-Match", `"${options.ifMatch}"`);
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (options.signal) init.signal = options.signal;
  if (options.body !== undefined) {
    headers.set("Content-Type", "application/json");
    init.body = JSON.stringify(toWire(options.body));
  }
  let response: Response;
  try {
    response = await fetch(`${BASE}${path}${queryText(options.query)}`, init);
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError({
      status: 0,
      code: "NETWORK",
      message: "The server could not be reached. Check the connection and try again.",
      cause,
    });
  }
  const text = await response.text();
  if (!response.ok) throw readError(response, text);
  return (text === "" ? undefined : parseBody(response, text)) as T;
}

function queryText(query: Query | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

function parseBody(response: Response, text: string): unknown {
  try {
    return parseWire(text);
  } catch (cause) {
    throw unreadable(response, cause);
  }
}

function unreadable(response: Response, cause?: unknown): ApiError {
  return new ApiError({
    status: response.status,
    code: "UNREADABLE",
    message: "The server's answer could not be read. Try again.",
    requestId: response.headers.get("x-request-id"),
    cause,
  });
}

type Envelope = {
  error: Pick<ApiError, "code" | "message" | "details" | "recovery"> & { violations?: ApiError["violations"]; requestId?: string };
};

function readError(response: Response, text: string): ApiError {
  let parsed: unknown;
  try {
    parsed = parseWire(text);
  } catch (cause) {
    return unreadable(response, cause);
  }
  if (typeof parsed !== "object" || parsed === null || !("error" in parsed)) return unreadable(response);
  const { error } = parsed as Envelope;
  const retryAfter = Number(response.headers.get("retry-after"));
  return new ApiError({
    status: response.status,
    code: error.code,
    message: error.message,
    details: error.details,
    recovery: error.recovery,
    requestId: error.requestId ?? response.headers.get("x-request-id"),
    violations: (error.violations ?? []).map((violation) => ({ ...violation, pointer: codePointer(violation.pointer) })),
    retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  });
}
