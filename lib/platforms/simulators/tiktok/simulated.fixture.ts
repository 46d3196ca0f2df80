import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OutboundRequest, OutboundResponse } from "@/lib/infra/outbound/outbound";
import type { Exchange, PlannedRequest, PlatformAccess } from "@/lib/platforms/platform";
import { openIds, withIds } from "@/lib/platforms/send";
import { Database, type SimulatorStore } from "@/lib/platforms/simulators/store";
import { tiktokAdapter } from "@/lib/platforms/tiktok/adapter";
import { tiktokSimulator } from "./api";

export const ADVERTISER = "7000000000000000001";

export type Envelope = { code: number; message: string; data: Record<string, unknown> };

/** The simulated TikTok without a network: what it answers, and the adapter's view of that. */
export type Simulated = {
  store: SimulatorStore;
  access: PlatformAccess;
  /** One HTTP exchange. */
  http(request: OutboundRequest, at?: Date): OutboundResponse;
  /** What the API answers to a call, `path` below the version. */
  call(method: "GET" | "POST", path: string, words: Record<string, unknown>, at?: Date): Envelope;
  ask(request: OutboundRequest): Promise<Exchange>;
  /** Sends a plan in its order, ids filled in; the ids by step. */
  send(requests: readonly PlannedRequest[]): Record<string, string>;
  /** The same memory in a new process. */
  restart(): Simulated;
  end(): void;
};

export function simulated(dataDir = mkdtempSync(join(tmpdir(), "tiktok-simulator-")), token = "sim-token-1"): Simulated {
  const database = new Database(dataDir);
  const store = database.of("tiktok", tiktokSimulator.accounts);
  const access: PlatformAccess = {
    baseUrl: "http://simulators/open_api/v1.3",
    allow: [],
    account: { id: ADVERTISER, currency: "USD", timeZone: "America/New_York" },
    credentials: { access_token: token },
  };
  const http: Simulated["http"] = (request, at = new Date()) => {
    const url = new URL(request.url);
    const body: unknown = typeof request.body === "string" ? JSON.parse(request.body) : undefined;
    const headers = request.headers ?? {};
    const answer = tiktokSimulator.handle(
      { method: request.method, path: url.pathname, query: url.searchParams, headers, body, now: at },
      store,
    );
    const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    return { status: answer.status, headers: { ...answer.headers }, body: Buffer.from(text), text: () => text, url: request.url };
  };
  const exchanged = (request: OutboundRequest, expects: "create" | "update" | "read"): Exchange => {
    const response = http(request);
    return {
      classified: tiktokAdapter.classify(response, expects),
      request: { method: request.method, url: request.url, headers: {}, body: null },
      response: null,
      json: JSON.parse(response.text()),
    };
  };
  return {
    store,
    access,
    http,
    call: (method, path, words, at) => {
      const url = new URL(access.baseUrl + path);
      if (method === "GET")
        for (const [name, value] of Object.entries(words))
          url.searchParams.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
      const body = method === "POST" ? { body: JSON.stringify(words) } : {};
      return JSON.parse(http({ method, url: url.href, headers: { "access-token": token }, ...body }, at).text()) as Envelope;
    },
    ask: async (request) => exchanged(request, "read"),
    send: (requests) => {
      const ids: Record<string, string> = {};
      for (const planned of requests) {
        const request = withIds(planned, ids);
        if (openIds(request).length > 0) throw new Error(`${request.step} waits for ${openIds(request).join(", ")}`);
        const { classified } = exchanged(tiktokAdapter.toHttp(request, access), request.effect);
        if (classified.outcome !== "success") throw new Error(`${request.step}: ${classified.reason}`);
        if (classified.externalId) ids[request.step] = classified.externalId;
      }
      return ids;
    },
    restart: () => {
      database.close();
      return simulated(dataDir, token);
    },
    end: () => {
      database.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
