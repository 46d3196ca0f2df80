import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request as rawRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startSimulators } from "./server";

let dataDir: string;
let simulators: Awaited<ReturnType<typeof startSimulators>>;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "simulators-"));
  simulators = await startSimulators({ port: 0, dataDir });
});
afterEach(async () => {
  await simulators.stop();
  rmSync(dataDir, { recursive: true });
});

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, whose values the assertions name
type Json = Record<string, any>;
const HEADERS = { authorization: "Bearer sim-token-1", "content-type": "application/json" };
const CAMPAIGN = {
  name: "DIS_US_META_2026_Moana",
  objective: "OUTCOME_TRAFFIC",
  status: "PAUSED",
  special_ad_categories: [],
  daily_budget: 5000,
};

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = HEADERS,
): Promise<{ status: number; body: Json; headers: Headers }> {
  const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(simulators.url + path, { method, headers, ...(text === undefined ? {} : { body: text }) });
  const said = await response.text();
  return { status: response.status, body: said.startsWith("{") ? JSON.parse(said) : { text: said }, headers: response.headers };
}
const create = (body: unknown = CAMPAIGN, headers?: Record<string, string>) =>
  call("POST", "/meta/v26.0/act_123456789/campaigns", body, headers);
const fault = async (body: unknown) => expect((await call("POST", "/_sim/faults", body)).status).toBe(201);
const objects = async (): Promise<Json[]> => (await call("GET", "/_sim/meta/objects")).body.objects;

describe("Meta's campaigns", () => {
  it("are created, read, changed, listed and deleted", async () => {
    const made = await create();
    expect(made).toMatchObject({ status: 200, body: { id: expect.stringMatching(/^\d{17,}$/) } });
    const { id } = made.body;
    const fields = "name,status,daily_budget,objective,created_time,special_ad_categories";
    expect((await call("GET", `/meta/v26.0/${id}?fields=${fields}`)).body).toEqual({
      id,
      name: CAMPAIGN.name,
      status: "PAUSED",
      daily_budget: "5000",
      objective: "OUTCOME_TRAFFIC",
      special_ad_categories: [],
      created_time: expect.stringMatching(/\+0000$/),
    });
    expect((await call("POST", `/meta/v26.0/${id}`, { status: "ACTIVE", daily_budget: 7000 })).body).toEqual({ success: true });
    expect((await call("GET", `/meta/v26.0/${id}?fields=status,daily_budget`)).body).toEqual({
      id,
      status: "ACTIVE",
      daily_budget: "7000",
    });
    expect((await call("GET", "/meta/v26.0/act_123456789/campaigns?fields=name")).body.data).toEqual([{ id, name: CAMPAIGN.name }]);
    expect((await call("DELETE", `/meta/v26.0/${id}`)).body).toEqual({ success: true });
    expect((await call("GET", "/meta/v26.0/act_123456789/campaigns")).body.data).toEqual([]);
    expect(await objects()).toMatchObject([{ id, type: "campaign", status: "DELETED", received: CAMPAIGN }]);
  });

  it("take a form as they take JSON, with the token as a parameter", async () => {
    const form = new URLSearchParams({
      name: "Form",
      objective: "OUTCOME_SALES",
      special_ad_categories: "[]",
      daily_budget: "5000",
      access_token: "sim-token-1",
    });
    const made = await create(form.toString(), { "content-type": "application/x-www-form-urlencoded" });
    expect(made.status).toBe(200);
    expect(await objects()).toMatchObject([{ name: "Form", received: { access_token: "[redacted]", daily_budget: "5000" } }]);
  });

  it("are found by label and by name, and listed page by page", async () => {
    for (const number of [1, 2, 3]) await create({ ...CAMPAIGN, name: `Name ${number}`, adlabels: [{ name: `signalbox:${number}` }] });
    const list = async (query: Record<string, string>) =>
      (await call("GET", `/meta/v26.0/act_123456789/campaigns?${new URLSearchParams(query)}`)).body;
    const filtering = (field: string, operator: string, value: unknown) => JSON.stringify([{ field, operator, value }]);
    const byLabel = await list({ fields: "name,adlabels{name}", filtering: filtering("campaign.adlabels", "ANY", ["signalbox:2"]) });
    expect(byLabel.data).toMatchObject([{ name: "Name 2", adlabels: [{ name: "signalbox:2" }] }]);
    expect((await list({ fields: "name", filtering: filtering("name", "CONTAIN", "name 3") })).data).toMatchObject([{ name: "Name 3" }]);
    expect((await list({ filtering: filtering("name", "LIKE", "x") })).error).toMatchObject({ code: 100 });
    const first = await list({ fields: "name", limit: "2" });
    expect(first.data.map((row: Json) => row.name)).toEqual(["Name 3", "Name 2"]);
    expect(first.paging.next).toContain("after=");
    const second = await list({ fields: "name", limit: "2", after: first.paging.cursors.after });
    expect(second.data.map((row: Json) => row.name)).toEqual(["Name 1"]);
    expect(second.paging.next).toBeUndefined();
  });

  it.each([
    [
      "an unknown enum value",
      { ...CAMPAIGN, objective: "SALES" },
      { code: 100, message: expect.stringContaining("objective must be one of the following values") },
    ],
    ["a retired objective", { ...CAMPAIGN, objective: "LINK_CLICKS" }, { code: 100, error_user_title: "Objective No Longer Supported" }],
    [
      "a missing parameter",
      { ...CAMPAIGN, special_ad_categories: undefined },
      { code: 100, message: expect.stringContaining("special_ad_categories is required") },
    ],
    ["a missing name", { ...CAMPAIGN, name: undefined }, { code: 100, error_user_title: "Missing Campaign Name" }],
    [
      "a budget in currency units",
      { ...CAMPAIGN, daily_budget: "50.00" },
      { code: 100, message: expect.stringContaining("must be an integer") },
    ],
    ["a fractional budget", { ...CAMPAIGN, daily_budget: 50.5 }, { code: 100, message: expect.stringContaining("must be an integer") }],
    [
      "a budget below the minimum",
      { ...CAMPAIGN, daily_budget: 99 },
      { code: 100, error_user_msg: "The budget must be at least USD 1.00." },
    ],
    ["two budgets", { ...CAMPAIGN, lifetime_budget: 5000 }, { code: 100, error_user_title: "Only One Budget Type Allowed" }],
    ["no budget and no word on sharing", { ...CAMPAIGN, daily_budget: undefined }, { code: 100, error_subcode: 4834011 }],
    ["a category that does not exist", { ...CAMPAIGN, special_ad_categories: ["WEAPONS"] }, { code: 100 }],
    ["a list that is none", { ...CAMPAIGN, special_ad_categories: {} }, { code: 100 }],
    ["an end before the start", { ...CAMPAIGN, start_time: "2199-01-02T00:00:00Z", stop_time: "2199-01-01T00:00:00Z" }, { code: 100 }],
    ["an end in the past", { ...CAMPAIGN, stop_time: "2020-01-01T00:00:00+0000" }, { code: 100 }],
    ["a moment that is none", { ...CAMPAIGN, start_time: "tomorrow" }, { code: 100 }],
    ["a body that is not JSON", "{", { code: 100 }],
  ])("refuse %s with the platform's error body", async (_what, body, error) => {
    const refused = await create(body);
    expect(refused).toMatchObject({
      status: 400,
      body: { error: { type: "OAuthException", is_transient: false, fbtrace_id: expect.any(String), ...error } },
    });
    expect(await objects()).toEqual([]);
  });

  it("refuse what is asked of nobody, of a stranger, without permission, or in an old version", async () => {
    const asked = async (token: string | null, path = "/meta/v26.0/act_123456789/campaigns") =>
      (await call(
        "POST",
        path,
        CAMPAIGN,
        token === null ? { "content-type": "application/json" } : { ...HEADERS, authorization: `Bearer ${token}` },
      )) as { status: number; body: Json };
    expect(await asked(null)).toMatchObject({ status: 400, body: { error: { code: 104 } } });
    expect(await asked("expired-token")).toMatchObject({ status: 400, body: { error: { code: 190, error_subcode: 463 } } });
    expect(await asked("invalid-token")).toMatchObject({ status: 400, body: { error: { code: 190 } } });
    expect(await asked("readonly-token")).toMatchObject({ status: 403, body: { error: { code: 200 } } });
    expect(await asked("sim-token-1", "/meta/v26.0/act_555/campaigns")).toMatchObject({
      status: 400,
      body: { error: { code: 100, error_subcode: 33, type: "GraphMethodException" } },
    });
    expect(await asked("sim-token-1", "/meta/v26.0/120210000000009999")).toMatchObject({
      body: { error: { code: 100, error_subcode: 33 } },
    });
    expect(await asked("sim-token-1", "/meta/v18.0/act_123456789/campaigns")).toMatchObject({ body: { error: { code: 2635 } } });
    expect(await asked("sim-token-1", "/meta/v26.0/act_123456789/nothing")).toMatchObject({ body: { error: { code: 2500 } } });
    expect((await call("GET", "/meta/v26.0/act_123456789/campaigns?fields=nonsense&filtering=[]")).body).toMatchObject({ data: [] });
  });

  it("validate without creating when asked to", async () => {
    expect((await create({ ...CAMPAIGN, execution_options: ["validate_only"] })).body).toEqual({ success: true });
    expect((await create({ ...CAMPAIGN, daily_budget: 1, execution_options: ["validate_only"] })).status).toBe(400);
    expect(await objects()).toEqual([]);
  });

  it("are throttled beyond the account's hour, as the usage header says", async () => {
    const declared = await call("POST", "/_sim/meta/accounts", {
      id: "777",
      currency: "JPY",
      quota_per_hour: 2,
      tokens: ["only-this-token"],
    });
    expect(declared).toMatchObject({ status: 201, body: { id: "777", currency: "JPY", access: "write" } });
    const headers = { ...HEADERS, authorization: "Bearer only-this-token" };
    const ask = () => call("GET", "/meta/v26.0/act_777/campaigns", undefined, headers);
    expect(await call("GET", "/meta/v26.0/act_777/campaigns")).toMatchObject({ status: 403, body: { error: { code: 200 } } });
    expect((await ask()).headers.get("x-business-use-case-usage")).toContain('"call_count":50');
    expect((await ask()).status).toBe(200);
    const throttled = await ask();
    expect(throttled).toMatchObject({ status: 400, body: { error: { code: 80004, error_subcode: 2446079 } } });
    const usage = JSON.parse(throttled.headers.get("x-business-use-case-usage") ?? "{}");
    expect(usage["777"][0].estimated_time_to_regain_access).toBe(60);
  });
});

describe("faults", () => {
  it("answer with a status, headers and body instead of working, as often as told", async () => {
    await fault({
      platform: "meta",
      path: "/campaigns",
      times: 2,
      status: 429,
      headers: { "Retry-After": "7" },
      body: { error: { code: 4 } },
    });
    for (const _time of [1, 2]) {
      const refused = await create();
      expect(refused).toMatchObject({ status: 429, body: { error: { code: 4 } } });
      expect(refused.headers.get("retry-after")).toBe("7");
    }
    expect((await create()).status).toBe(200);
    expect(await objects()).toHaveLength(1);
  });

  it("answer 503 after the work was done", async () => {
    await fault({ platform: "meta", path: "/campaigns", status: 503, after_commit: true });
    expect((await create()).status).toBe(503);
    expect(await objects()).toHaveLength(1);
  });

  it("cut the connection, before the work or after it", async () => {
    await fault({ path: "/campaigns", drop: true });
    await expect(create()).rejects.toThrow();
    expect(await objects()).toHaveLength(0);
    await fault({ path: "/campaigns", drop: true, after_commit: true });
    await expect(create()).rejects.toThrow();
    expect(await objects()).toHaveLength(1);
    expect((await call("GET", "/_sim/meta/requests")).body.requests.map((logged: Json) => logged.status)).toEqual([null, null]);
  });

  it("delay: before the work a client that leaves was never heard, after it the work is done", async () => {
    // Leaves once the simulator has taken the fault, and so has the request.
    const leaving = async () => {
      const client = new AbortController();
      const url = `${simulators.url}/meta/v26.0/act_123456789/campaigns`;
      const answered = fetch(url, { method: "POST", headers: HEADERS, body: JSON.stringify(CAMPAIGN), signal: client.signal });
      const refused = expect(answered).rejects.toThrow();
      await vi.waitFor(async () => expect((await call("GET", "/_sim/faults")).body.faults).toEqual([]));
      client.abort();
      await refused;
    };
    await fault({ path: "/campaigns", delay_ms: 60_000 });
    await leaving();
    await vi.waitFor(async () => expect((await call("GET", "/_sim/meta/requests")).body.requests).toMatchObject([{ status: null }]));
    expect(await objects()).toHaveLength(0);
    await fault({ path: "/campaigns", delay_ms: 60_000, after_commit: true });
    await leaving();
    expect(await objects()).toHaveLength(1);
    await fault({ path: "/campaigns", delay_ms: 20 });
    expect((await create()).status).toBe(200);
  });

  it("choose by method and by what the body contains, are listed, cleared, and refused when misspelt", async () => {
    await fault({ path: "/campaigns", method: "post", body_contains: "Moana", status: 500 });
    expect((await call("GET", "/meta/v26.0/act_123456789/campaigns")).status).toBe(200);
    expect((await create({ ...CAMPAIGN, name: "Cars" })).status).toBe(200);
    expect((await call("GET", "/_sim/faults")).body.faults).toMatchObject([{ status: 500, remaining: 1 }]);
    expect((await create()).status).toBe(500);
    await fault({ path: "/campaigns", times: 9, status: 500 });
    expect((await call("DELETE", "/_sim/faults")).status).toBe(200);
    expect((await create()).status).toBe(200);
    expect((await call("POST", "/_sim/faults", { path: "/campaigns", delay: 3 })).status).toBe(400);
    expect((await call("POST", "/_sim/faults", { platform: "myspace" })).status).toBe(400);
  });
});

describe("the control API", () => {
  it("logs requests without tokens, and forgets everything but accounts at a reset", async () => {
    await call("POST", "/_sim/meta/accounts", { id: "42" });
    await call("GET", "/meta/v26.0/act_42/campaigns?access_token=sim-secret", undefined, {});
    await create();
    const { requests } = (await call("GET", "/_sim/meta/requests")).body;
    expect(requests).toMatchObject([
      { at: expect.any(String), method: "GET", path: "/meta/v26.0/act_42/campaigns?access_token=%5Bredacted%5D", status: 200, body: null },
      { method: "POST", status: 200, body: CAMPAIGN },
    ]);
    expect((await call("POST", "/_sim/reset")).status).toBe(200);
    expect(await objects()).toEqual([]);
    expect((await call("GET", "/_sim/meta/requests")).body.requests).toEqual([]);
    expect((await call("GET", "/_sim/meta/accounts")).body.accounts.map((account: Json) => account.id)).toEqual([
      "123456789",
      "42",
      "987654321",
    ]);
    expect((await call("POST", "/_sim/meta/accounts", { id: "act_1" })).status).toBe(400);
    expect((await call("GET", "/_sim/nothing/objects")).status).toBe(404);
    expect((await call("GET", "/nothing")).status).toBe(404);
  });

  it("answers nobody whose host or origin is not this machine", async () => {
    const asked = (headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const url = new URL("/_sim/reset", simulators.url);
        rawRequest(url, { method: "POST", headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        })
          .on("error", reject)
          .end();
      });
    expect(await asked({ host: "rebound.example" })).toBe(403);
    expect(await asked({ host: "127.0.0.1.evil.example:4010" })).toBe(403);
    expect(await asked({ origin: "https://evil.example" })).toBe(403);
    expect(await asked({ host: "localhost:4010", origin: "http://localhost:3000" })).toBe(200);
  });

  it("says in one sentence that its port is taken", async () => {
    const port = Number(new URL(simulators.url).port);
    await expect(startSimulators({ port, dataDir: join(dataDir, "other") })).rejects.toThrow(`Port ${port} is taken`);
  });
});

describe("state", () => {
  it("outlives a clean stop, quota and ids included", async () => {
    const { body } = await create({ ...CAMPAIGN, adlabels: [{ name: "signalbox:1" }] });
    await simulators.stop();
    simulators = await startSimulators({ port: 0, dataDir });
    expect(await objects()).toMatchObject([{ id: body.id, received: { name: CAMPAIGN.name } }]);
    const next = await create();
    expect(BigInt(next.body.id)).toBeGreaterThan(BigInt(body.id));
  });

  it("outlives kill -9 right after an answer", async () => {
    await simulators.stop();
    const script = join(dataDir, "serve.mjs");
    const contents = `import { startSimulators } from "./server";
      const { url } = await startSimulators({ port: 0, dataDir: ${JSON.stringify(dataDir)} });
      process.stdout.write(url);`;
    await build({
      stdin: { contents, resolveDir: import.meta.dirname, loader: "ts" },
      outfile: script,
      bundle: true,
      platform: "node",
      format: "esm",
    });
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (text: Buffer) => resolve(text.toString()));
      child.once("exit", (code) => reject(new Error(`the child ended with ${code}`)));
    });
    const response = await fetch(`${url}/meta/v26.0/act_123456789/campaigns`, {
      method: "POST",
      headers: HEADERS,
      body: JSON.stringify(CAMPAIGN),
    });
    const { id } = (await response.json()) as Json;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    simulators = await startSimulators({ port: 0, dataDir });
    expect(await objects()).toMatchObject([{ id, status: "PAUSED" }]);
  });
});
