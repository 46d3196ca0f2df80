import type { Method } from "@/lib/http/contract";
import { contractOf, requireConformance } from "./conformance";
import { type RouteModule, routeModules } from "./routes";

export type CallOptions = {
  /** An API key, or null for no credentials. */
  key?: string | null;
  body?: unknown;
  /** Sent as it is instead of `body`. */
  raw?: BodyInit;
  query?: string | Record<string, string | readonly string[]>;
  headers?: Record<string, string>;
};

export type Reply = { status: number; headers: Headers; text: string; json: unknown };

/**
 * Calls `/api/v1` in process, as Next would: finds the route of a path, fills its params, hands it a Request. Every
 * answer must be one that the API document describes.
 */
export class Api {
  readonly #routes: readonly { pattern: RegExp; names: string[]; path: string; module: RouteModule }[];

  private constructor(modules: ReadonlyMap<string, RouteModule>) {
    this.#routes = [...modules]
      // a fixed segment wins over a parameter, as in Next
      .toSorted(([a], [b]) => a.split("{").length - b.split("{").length)
      .map(([path, module]) => ({
        pattern: new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "([^/]+)")}$`),
        names: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""),
        path,
        module,
      }));
  }

  static async load(): Promise<Api> {
    return new Api(await routeModules());
  }

  /** The whole answer of one call; `path` as it stands in an address, parameters filled in and encoded. */
  async call(method: Method | "HEAD" | "OPTIONS", path: string, options: CallOptions = {}): Promise<Reply> {
    const route = this.#routes.map((each) => ({ ...each, match: each.pattern.exec(path) })).find((each) => each.match);
    const handler = route?.module[method];
    if (!route?.match || !handler) throw new Error(`No route for ${method} ${path}`);
    const values = route.match.slice(1).map(decodeURIComponent);
    const params = Object.fromEntries(route.names.map((name, index) => [name, values[index] ?? ""]));
    const response = await handler(requestOf(method, path, options), { params: Promise.resolve(params) });
    const text = await response.text();
    const contract = contractOf(method, route.path);
    if (contract && response.status < 500) requireConformance(contract, { status: response.status, text, headers: response.headers });
    return { status: response.status, headers: response.headers, text, json: jsonOf(text) };
  }

  /** A call that must succeed; its JSON. */
  async get<T = Record<string, unknown>>(method: Method, path: string, options: CallOptions): Promise<T> {
    const reply = await this.call(method, path, options);
    if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}: ${reply.text}`);
    return reply.json as T;
  }
}

function requestOf(method: Method | "HEAD" | "OPTIONS", path: string, options: CallOptions): Request {
  const headers = new Headers(options.headers);
  if (options.key) headers.set("authorization", `Bearer ${options.key}`);
  const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  if (body !== undefined && !headers.has("content-type") && options.raw === undefined) headers.set("content-type", "application/json");
  const init = { method, headers, ...(body === undefined ? {} : { body, duplex: "half" }) };
  return new Request(`http://127.0.0.1:3000${path}${queryOf(options.query)}`, init as RequestInit);
}

function queryOf(query: CallOptions["query"]): string {
  if (query === undefined || typeof query === "string") return query ?? "";
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) for (const each of [value].flat()) search.append(name, String(each));
  return search.size > 0 ? `?${search}` : "";
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
