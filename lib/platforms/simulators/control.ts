import { z } from "zod";
import { type FaultList, faultInput } from "./faults";
import type { PlatformSimulator, SimResponse } from "./simulator";
import type { SimObject, SimulatorStore } from "./store";

export type Simulated = { simulator: PlatformSimulator; store: SimulatorStore };

/**
 * The control API of the simulators: `/_sim/faults`, `/_sim/{platform}/{objects|requests|accounts}`, `/_sim/reset`.
 * Source: DESIGN.md §2, Simulators.
 */
export function control(
  request: { method: string; path: string; body: unknown },
  platforms: ReadonlyMap<string, Simulated>,
  faults: FaultList,
): SimResponse {
  const { method, path, body } = request;
  if (path === "/_sim" && method === "GET") return { status: 200, body: { platforms: [...platforms.keys()] } };
  if (path === "/_sim/faults") return controlFaults(method, body, platforms, faults);
  if (path === "/_sim/reset" && method === "POST") {
    faults.clear();
    for (const { store } of platforms.values()) store.reset();
    return { status: 200, body: { reset: true } };
  }
  const [, key = "", what = ""] = /^\/_sim\/([a-z_]+)\/([a-z]+)$/.exec(path) ?? [];
  const platform = platforms.get(key);
  if (!platform) return refusal(404, `There is no ${method} ${path} here; platforms are ${[...platforms.keys()].join(", ")}`);
  const { store, simulator } = platform;
  if (what === "objects" && method === "GET") return { status: 200, body: { objects: store.objects().filter(isShown).map(shownObject) } };
  if (what === "requests" && method === "GET") return { status: 200, body: { requests: store.requests() } };
  if (what === "accounts" && method === "GET") return { status: 200, body: { accounts: store.accounts().map(shownAccount) } };
  if (what === "accounts" && method === "POST") return declareAccount(simulator, store, body);
  return refusal(404, `There is no ${method} ${path} here`);
}

function controlFaults(method: string, body: unknown, platforms: ReadonlyMap<string, Simulated>, faults: FaultList): SimResponse {
  if (method === "GET") return { status: 200, body: { faults: faults.list() } };
  if (method === "DELETE") {
    faults.clear();
    return { status: 200, body: { faults: [] } };
  }
  if (method !== "POST") return refusal(405, "Faults are listed, added and cleared with GET, POST and DELETE");
  const parsed = faultInput.safeParse(body ?? {});
  if (!parsed.success) return refusal(400, z.prettifyError(parsed.error));
  const { platform } = parsed.data;
  if (platform !== undefined && !platforms.has(platform)) return refusal(400, `There is no simulated platform ${platform}`);
  return { status: 201, body: faults.add(parsed.data) };
}

function declareAccount(simulator: PlatformSimulator, store: SimulatorStore, body: unknown): SimResponse {
  try {
    const account = simulator.account(typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {});
    store.declareAccount(account);
    return { status: 201, body: shownAccount(account) };
  } catch (error) {
    return refusal(400, error instanceof Error ? error.message : String(error));
  }
}

function isShown(object: SimObject): boolean {
  return object.type !== "label";
}

function shownObject(object: SimObject) {
  const { id, type, name, status, received, accountId, parentId = null, createdAt, fields, changes } = object;
  return { id, type, name, status, received, account_id: accountId, parent_id: parentId, created_at: createdAt, fields, changes };
}

function shownAccount({ tokens, timeZone, quotaPerHour, ...account }: ReturnType<PlatformSimulator["account"]>) {
  return { ...account, time_zone: timeZone, quota_per_hour: quotaPerHour, has_own_tokens: tokens !== null };
}

function refusal(status: number, message: string): SimResponse {
  return { status, body: { error: { message } } };
}
