import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contracts } from "@/app/api/v1/registry";
import type { Method } from "@/lib/http/contract";
import { systemTx } from "@/lib/infra/db/transactions";
import { replaceRateLimiter } from "@/lib/infra/rate-limit/limiter";
import { startPlatforms } from "@/lib/testing/simulators";
import { Api, type CallOptions } from "./api";
import { contractOf } from "./conformance";
import { unlimited } from "./expectations";
import { createWorld, type World } from "./world";

/**
 * Every operation, called as it is meant, succeeds at least once, with an answer that the API document describes. What
 * is not called here fails the last test by its name.
 */
let api: Api;
let world: World;
const succeeded = new Set<string>();

let platforms: Awaited<ReturnType<typeof startPlatforms>>;

beforeAll(async () => {
  platforms = await startPlatforms();
  replaceRateLimiter(unlimited);
  api = await Api.load();
  world = await createWorld(api, (contract) => succeeded.add(contract.operationId));
});
afterAll(() => platforms.stop());

type Json = Record<string, unknown> & { id: string; version: number };

/** Calls an operation by its path in braces; the values of the parameters come in order. */
async function call<T = Json>(method: Method, path: string, params: readonly string[] = [], options: CallOptions = {}): Promise<T> {
  const rest = [...params];
  const json = await api.get<T>(
    method,
    path.replace(/\{\w+\}/g, () => rest.shift() ?? ""),
    { key: world.keys.owner, ...options },
  );
  const contract = contractOf(method, path);
  if (contract) succeeded.add(contract.operationId);
  return json;
}

describe("every operation", () => {
  it.each(["markets", "brands", "channels"])("%s: list, read, change, delete, restore", async (noun) => {
    const body = {
      markets: { code: "DE", country: "DE" },
      brands: { name: "Pixar", internal_code: "PIX" },
      channels: { platform_name: "TikTok", api_identifier: "tiktok" },
    }[noun];
    const { id, version } = await call("POST", `/api/v1/${noun}`, [], { body });
    const list = await call<Record<string, Json[]>>("GET", `/api/v1/${noun}`, [], { query: { limit: "1", sort: "-created_at" } });
    expect(list[noun]).toHaveLength(1);
    expect(typeof list.next_cursor).toBe("string");
    const next = await call<Record<string, Json[]>>("GET", `/api/v1/${noun}`, [], {
      query: { limit: "1", sort: "-created_at", cursor: String(list.next_cursor) },
    });
    expect(next[noun]?.[0]?.id).not.toBe(list[noun]?.[0]?.id);
    expect((await call("GET", `/api/v1/${noun}/{id}`, [id])).id).toBe(id);
    const changed = await call("PUT", `/api/v1/${noun}/{id}`, [id], {
      body: { name: "Another name" },
      headers: { "if-match": `"${version}"` },
    });
    expect(changed).toMatchObject({ name: "Another name", version: version + 1 });
    await call("PATCH", `/api/v1/${noun}/{id}`, [id], { body: {} });
    await call("DELETE", `/api/v1/${noun}/{id}`, [id]);
    expect((await api.call("GET", `/api/v1/${noun}/${id}`, { key: world.keys.owner })).status).toBe(404);
    expect((await call("GET", `/api/v1/${noun}/{id}`, [id], { query: { include_deleted: "true" } })).deleted_at).not.toBeNull();
    expect((await call("POST", `/api/v1/${noun}/{id}/restore`, [id])).deleted_at).toBeNull();
  });

  it("taxonomy: preview, parse, check a code, scheme", async () => {
    const { brand_id, market_id, campaign_id } = world.ids;
    const { name } = await call<{ name: string }>("GET", "/api/v1/campaigns/{id}", [campaign_id ?? ""]);
    await call("POST", "/api/v1/taxonomy/preview", [], { body: { campaign_name: "Coco", brand_id, market_id, year: 2026 } });
    expect(await call("POST", "/api/v1/taxonomy/parse", [], { body: { name } })).toMatchObject({ brand_code: "DIS", market_code: "US" });
    await call("POST", "/api/v1/taxonomy/check-code", [], { body: { kind: "brand", code: "DIS_KIDS" } });
    await call("GET", "/api/v1/taxonomy/scheme");
  });

  it("campaigns: change, approval, life, archive, copy, history", async () => {
    const source = world.ids.campaign_id ?? "";
    const path = "/api/v1/campaigns/{id}";
    await call("GET", "/api/v1/campaigns", [], { query: { search: "moana", status: "DRAFT" } });
    const { id } = await call("POST", `${path}/duplicate`, [source], { body: { campaign_name: "Second" } });
    await call("PUT", path, [id], { body: { description: "For the autumn", budget: "123456789012345.678", currency: "KWD" } });
    expect((await api.call("GET", `/api/v1/campaigns/${id}`, { key: world.keys.owner })).text).toContain('"budget":123456789012345.678');
    await call("PATCH", path, [id], { body: { tags: ["autumn"], budget: 10 } });
    await call("POST", `${path}/submit`, [id], { body: { comment: "Please" } });
    await call("POST", `${path}/reject`, [id], { key: world.keys.manager, body: { comment: "Too dear" } });
    await call("POST", `${path}/submit`, [id]);
    expect(await call("POST", `${path}/approve`, [id], { key: world.keys.manager })).toMatchObject({ approval: "APPROVED" });
    for (const move of ["start", "pause", "resume", "stop", "complete", "archive", "restore"]) await call("POST", `${path}/${move}`, [id]);
    await call("GET", `${path}/history`, [id]);
    await call("GET", `${path}/approvals`, [id]);
    await call("DELETE", path, [id]);
    await call("DELETE", path, [id], { query: { hard: "true" } });
    expect((await api.call("GET", `/api/v1/campaigns/${id}?include_deleted=true`, { key: world.keys.owner })).status).toBe(404);
  });

  it("tickets: change, comments, delete, restore, plan, retry", async () => {
    const path = "/api/v1/tickets/{id}";
    const id = world.ids.ticket_id ?? "";
    const { key } = await call<{ key: string }>("GET", path, [id]);
    expect((await call("GET", path, [key])).id).toBe(id);
    await call("GET", "/api/v1/tickets", [], { query: "?status=DRAFT&status=READY_FOR_API&sort=-number" });
    await call("PUT", path, [id], { body: { label: "carousel", priority: "HIGH" } });
    await call("PATCH", path, [id], { body: { assignee_id: world.ids.assignee_id, due_at: "2030-01-01" } });
    await call("GET", `${path}/comments`, [id]);
    expect(await call("GET", `${path}/platform-objects`, [id])).toMatchObject({ objects: [], total: 0 });
    expect(await call("POST", `${path}/refresh`, [id])).toEqual({ ticket_id: id, objects: [] });
    await call("DELETE", `${path}/comments/{comment_id}`, [id, world.ids.comment_id ?? ""]);
    await call("DELETE", path, [id]);
    await call("POST", `${path}/restore`, [id]);
    // The world's other creation of this name would stand in the way of the retry.
    await systemTx((tx) => tx.ticket.updateMany({ where: { id: { not: id }, status: "READY_FOR_API" }, data: { status: "DRAFT" } }));
    await call("POST", `${path}/qa`, [id]);
    await call("GET", `${path}/plan`, [id]);
    expect(await call("POST", `${path}/dry-run`, [id])).toMatchObject({ verdict: "accepted", findings: [] });
    await systemTx((tx) => tx.ticket.updateMany({ where: { id }, data: { status: "FAILED" } }));
    expect(await call("POST", `${path}/retry`, [id])).toMatchObject({ status: "READY_FOR_API" });
  });

  it("QA: rules and their switches, the checklist and its signatures, fixes", async () => {
    const { rules } = await call<{ rules: (Json & { title: string })[] }>("GET", "/api/v1/qa/rules", [], { query: { platform: "meta" } });
    expect(rules.map((rule) => rule.id)).toContain("budget.lawful");
    const rule = rules.find(({ id }) => id === "brand.family_friendly");
    const body = { severity: "warn", reason: "The client signs off every word" };
    const headers = { "if-match": `"${rule?.version}"` };
    expect(await call("PATCH", "/api/v1/qa/rules/{id}", ["brand.family_friendly"], { body, headers })).toMatchObject({ severity: "warn" });
    await call("GET", "/api/v1/qa/checklist-items");
    const item = await call("POST", "/api/v1/qa/checklist-items", [], { body: { text: "Wording seen by the client" } });
    await call("PATCH", "/api/v1/qa/checklist-items/{id}", [item.id], { body: { required: false } });
    const { key } = await call<{ key: string }>("GET", "/api/v1/tickets/{id}", [world.ids.ticket_id ?? ""]);
    const signed = await call<{ items: Json[] }>("PUT", "/api/v1/tickets/{id}/checklist/{item_id}", [key, item.id], {
      body: { signed: true, evidence_url: "https://example.com/mail" },
    });
    expect(signed.items.find(({ item_id }) => item_id === item.id)).toMatchObject({ state: "signed", signed_by: expect.any(String) });
    expect(await call("GET", "/api/v1/tickets/{id}/checklist", [key])).toEqual(signed);
    await call("DELETE", "/api/v1/qa/checklist-items/{id}", [item.id]);
    await call("PUT", "/api/v1/tickets/{id}", [key], { body: { payload_config: { status: "ACTIVE", daily_budget: "5.00" } } });
    const mended = await call<{ payload_config: object; fixes: { applied: object[] } }>("POST", "/api/v1/tickets/{id}/qa/fixes", [key], {
      body: { findings: "all" },
    });
    expect(mended.payload_config).not.toHaveProperty("status");
    expect(mended.fixes.applied).toContainEqual({ rule: "payload.words", pointer: "/payload_config/status" });
  });

  it("deployments: follow, cancel", async () => {
    const task = world.ids.task_id ?? "";
    expect(await call("GET", "/api/v1/deploy/status/{task_id}", [task])).toMatchObject({ task_id: task });
    expect(await call("GET", "/api/v1/deploy", [], { query: { state: "queued", latest: "true" } })).toMatchObject({ total: 1 });
    expect(await call("GET", "/api/v1/deploy/bulk/{id}", [world.ids.bulk_id ?? ""])).toMatchObject({ total: 1, counts: { queued: 1 } });
    await call("POST", "/api/v1/deploy/{task_id}/cancel", [task]);
    await systemTx(async (tx) => {
      const { ticketId } = await tx.deployment.update({ where: { id: task }, data: { state: "ambiguous" } });
      await tx.ticket.update({ where: { id: ticketId }, data: { status: "FAILED" } });
    });
    expect(await call("POST", "/api/v1/deploy/{task_id}/resolve", [task], { body: { decision: "send" } })).toMatchObject({ task_id: task });
  });

  it("jobs: functions, runs, start again, cancel", async () => {
    const run = world.ids.run_id ?? "";
    await call("GET", "/api/v1/jobs/functions");
    const { runs } = await call<{ runs: Json[] }>("GET", "/api/v1/jobs/runs", [], { query: { state: "failed", function: "sample" } });
    expect(runs).toMatchObject([{ id: run, function: "sample", error: { name: "Error", message: "It failed" } }]);
    expect(await call("GET", "/api/v1/jobs/runs/{id}", [run])).toMatchObject({ state: "failed", steps: [] });
    expect(await call("POST", "/api/v1/jobs/runs/{id}/retry", [run])).toMatchObject({ state: "running" });
    expect(await call("GET", "/api/v1/jobs/runs/{id}", [run])).toMatchObject({ state: "waiting", waiting: { reason: "concurrency" } });
    expect(await call("POST", "/api/v1/jobs/runs/{id}/cancel", [run])).toMatchObject({ state: "cancelled" });
  });

  it("connections: list, read, change, delete", async () => {
    const id = world.ids.connection_id ?? "";
    const path = "/api/v1/connections/{id}";
    const { text } = await api.call("GET", "/api/v1/connections", { key: world.keys.owner });
    expect(text).not.toContain("EAAtoken");
    await call("GET", "/api/v1/connections");
    await call("GET", path, [id]);
    const found = await call<{ options: Json[] }>("GET", `${path}/search`, [id], { query: { list: "objectives", text: "traffic" } });
    expect(found.options).toMatchObject([{ id: "OUTCOME_TRAFFIC", name: "Traffic" }]);
    await call("PUT", path, [id], { body: { name: "Another name" } });
    await call("PATCH", path, [id], { body: { environment: "sandbox" } });
    await call("DELETE", path, [id]);
  });

  it("administration: settings, keys, audit, members, changes, oneself", async () => {
    for (const noun of ["settings", "api-keys", "audit", "members", "me", "workspaces", "sessions"]) await call("GET", `/api/v1/${noun}`);
    await call("GET", "/api/v1/changes", [], { query: { after: "latest" } });
    await call("GET", "/api/v1/settings/{key}", ["approval.separation"]);
    await call("PUT", "/api/v1/settings/{key}", ["approval.separation"], { body: { value: false } });
    const { id, key } = await call<{ id: string; key: string }>("POST", "/api/v1/api-keys", [], {
      body: { name: "Reporting", scopes: ["campaign:read"] },
    });
    expect(key).toMatch(/^sbx_/);
    await call("GET", "/api/v1/api-keys/{id}", [id]);
    await call("GET", "/api/v1/campaigns", [], { key });
    await call("DELETE", "/api/v1/api-keys/{id}", [id]);
    expect((await api.call("GET", "/api/v1/campaigns", { key })).status).toBe(401);
    await call("GET", "/api/v1/openapi.json", [], { key: null });
  });

  it("sessions: signed in by a cookie, end one, end the others", async () => {
    const { cookie, sessionId, otherSessionId } = world.browser;
    const headers = { cookie, "signalbox-workspace": world.tenant.slug, "sec-fetch-site": "same-origin" };
    const { sessions } = await call<{ sessions: { id: string; current: boolean }[] }>("GET", "/api/v1/sessions", [], {
      key: null,
      headers,
    });
    expect(sessions.map(({ id }) => id)).toContain(sessionId);
    await call("DELETE", "/api/v1/sessions/{id}", [otherSessionId], { key: null, headers });
    await call("DELETE", "/api/v1/sessions", [], { key: null, headers });
    const foreign = { ...headers, "sec-fetch-site": "cross-site" };
    expect((await api.call("DELETE", "/api/v1/sessions", { headers: foreign })).status).toBe(403);
    expect((await api.call("GET", "/api/v1/sessions", { headers: { cookie } })).status).toBe(400);
    const elsewhere = { ...headers, referer: "http://127.0.0.1:3000/w/another/campaigns", "x-forwarded-host": "127.0.0.1:3000" };
    expect((await api.call("DELETE", "/api/v1/sessions", { headers: elsewhere })).status).toBe(409);
  });

  it("has been called", () => {
    expect(contracts.map(({ operationId }) => operationId).filter((operationId) => !succeeded.has(operationId))).toEqual([]);
  });
});
