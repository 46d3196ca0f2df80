import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOutbound } from "@/lib/infra/outbound/outbound";
import { judgeLookUp } from "./decisions/judge-look-up";
import { resolveEndpoint } from "./endpoint";
import { metaAdapter } from "./meta/adapter";
import type { PlannedRequest, PlatformAccess } from "./platform";
import { lookUp, openIds, redactedPlanned, sendPlanned, withIds } from "./send";
import { startSimulators } from "./simulators/server";

const TOKEN = "EAAB-demo-token-1234567890";
const NAME = "DIS_US_META_2026_MoanaLaunch";
const account = { id: "123456789", currency: "USD", timeZone: "America/New_York" };
const client = createOutbound();
let simulators: Awaited<ReturnType<typeof startSimulators>>;
let access: PlatformAccess;
let dataDir: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "adapter-"));
  simulators = await startSimulators({ port: 0, dataDir });
  const simulatorsPort = Number(new URL(simulators.url).port);
  access = {
    ...resolveEndpoint(metaAdapter, "simulator", { simulatorsPort, platformUrls: undefined }),
    account,
    credentials: { access_token: TOKEN },
  };
});
beforeEach(() => control("POST", "/_sim/reset"));
afterAll(async () => {
  await client.close();
  await simulators.stop();
  rmSync(dataDir, { recursive: true });
});

type Campaign = { id: string; status: string; name: string };

async function control(method: string, path: string, body?: unknown): Promise<{ objects: Campaign[] }> {
  const response = await fetch(simulators.url + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  expect(response.ok).toBe(true);
  return (await response.json()) as { objects: Campaign[] };
}
const created = async (): Promise<Campaign[]> => (await control("GET", "/_sim/meta/objects")).objects;

function planned(
  requestType: "CREATE_CAMPAIGN" | "UPDATE_CAMPAIGN" | "PAUSE_CAMPAIGN" | "RESUME_CAMPAIGN",
  extra: { externalId?: string; reference?: string; payload?: object } = {},
): PlannedRequest {
  const { externalId, reference = "ticket-1", payload = { objective: "OUTCOME_TRAFFIC", daily_budget: "50.00" } } = extra;
  const target = externalId ? { externalId, name: NAME, lastSent: null, state: "PAUSED", children: [] } : null;
  const flight = { startAt: null, endAt: null, zone: "UTC" };
  const [request] = metaAdapter.plan({ requestType, account, name: NAME, reference, payload: { ...payload }, flight, target }).requests;
  if (!request) throw new Error("no request");
  return request;
}
const via = (timeoutMs = 5_000) => ({ adapter: metaAdapter, access, outbound: client.outbound, timeoutMs });
const find = (reference: string | null = "ticket-1") =>
  lookUp({ kind: "campaign", reference, name: NAME, since: new Date(0), parentExternalId: null }, via());

describe("the Meta adapter against the simulator", () => {
  it("creates paused, is found by its mark, resumes, pauses and updates", async () => {
    const made = await sendPlanned(planned("CREATE_CAMPAIGN"), via());
    expect(made.classified).toMatchObject({ outcome: "success", httpStatus: 200 });
    const externalId = made.classified.externalId ?? "";
    expect(await created()).toMatchObject([
      { id: externalId, status: "PAUSED", name: NAME, received: { daily_budget: 5000, adlabels: [{ name: "signalbox:ticket-1" }] } },
    ]);
    expect((await find()).candidates).toMatchObject([{ externalId, name: NAME, status: "PAUSED", reference: "ticket-1" }]);
    expect((await sendPlanned(planned("RESUME_CAMPAIGN", { externalId }), via())).classified).toMatchObject({ outcome: "success" });
    expect(await created()).toMatchObject([{ status: "ACTIVE" }]);
    expect((await sendPlanned(planned("PAUSE_CAMPAIGN", { externalId }), via())).classified).toMatchObject({ outcome: "success" });
    expect(
      (await sendPlanned(planned("UPDATE_CAMPAIGN", { externalId, payload: { daily_budget: "75.25" } }), via())).classified,
    ).toMatchObject({ outcome: "success" });
    expect(await created()).toMatchObject([{ id: externalId, status: "PAUSED", fields: { daily_budget: 7525 } }]);
  });

  it.each([
    ["the answer is lost after the work", { drop: true, after_commit: true }, "unknown", 1],
    ["503 comes after the work", { status: 503, after_commit: true }, "unknown", 1],
    ["the answer takes too long", { delay_ms: 60_000, after_commit: true }, "unknown", 1],
    ["the connection is cut before the work", { drop: true }, "unknown", 0],
    ["500", { status: 500 }, "unknown", 0],
    ["429", { status: 429, headers: { "retry-after": "3" } }, "throttled", 0],
    ["code 17 inside a 400", { status: 400, body: { error: { code: 17, message: "User request limit reached" } } }, "throttled", 0],
    ["a plain 400", { status: 400, body: { error: { code: 100, message: "Invalid parameter" } } }, "refused", 0],
  ])("when %s: knows what that means, and finds exactly what exists", async (_what, fault, outcome, count) => {
    await control("POST", "/_sim/faults", { platform: "meta", path: "/campaigns", method: "POST", ...fault });
    const since = new Date();
    const sent = await sendPlanned(planned("CREATE_CAMPAIGN"), via("delay_ms" in fault ? 1_000 : 5_000));
    expect(sent.classified.outcome).toBe(outcome);
    const exists = await created();
    expect(exists).toHaveLength(count);
    const { classified, candidates } = await find();
    expect(classified.outcome).toBe("success");
    const verdict = judgeLookUp({
      candidates,
      reference: "ticket-1",
      name: NAME,
      since,
      known: new Set(),
      marksCreations: metaAdapter.marksCreations,
    });
    expect(verdict).toEqual(count === 1 ? { kind: "found", externalId: exists[0]?.id, by: "reference" } : { kind: "absent" });
  });

  it("says that nothing was sent when nobody listens", async () => {
    const nowhere = { ...access, baseUrl: "http://127.0.0.1:1/meta/v26.0", allow: ["127.0.0.1:1"] };
    const sent = await sendPlanned(planned("CREATE_CAMPAIGN"), { ...via(), access: nowhere });
    expect(sent).toMatchObject({ classified: { outcome: "transient", httpStatus: null }, response: null });
    const forbidden = await sendPlanned(planned("CREATE_CAMPAIGN"), { ...via(), access: { ...nowhere, allow: [] } });
    expect(forbidden.classified.outcome).toBe("refused");
  });

  it("never takes a stranger's campaign of the same name for ours", async () => {
    const since = new Date();
    await sendPlanned(planned("CREATE_CAMPAIGN", { reference: "another-ticket" }), via());
    await fetch(`${access.baseUrl}/act_123456789/campaigns`, {
      method: "POST",
      headers: { authorization: "Bearer strangers-token", "content-type": "application/json" },
      body: JSON.stringify({ name: NAME, objective: "OUTCOME_SALES", special_ad_categories: [], daily_budget: 900 }),
    });
    const { candidates } = await find();
    expect(candidates).toHaveLength(2);
    const question = { candidates, reference: "ticket-1", name: NAME, known: new Set<string>(), marksCreations: true };
    expect(judgeLookUp({ ...question, since })).toMatchObject({ kind: "ambiguous", candidates: [{ reference: null }] });
    expect(judgeLookUp({ ...question, since: new Date(since.getTime() + 60_000) })).toEqual({ kind: "absent" });
  });

  it("reads every page of namesakes, and says when the platform cannot be asked", async () => {
    for (let number = 0; number < 105; number += 1) await sendPlanned(planned("CREATE_CAMPAIGN", { reference: `r${number}` }), via());
    expect((await find("none")).candidates).toHaveLength(105);
    await control("POST", "/_sim/faults", { path: "/campaigns", method: "GET", status: 500 });
    expect(await find()).toMatchObject({ classified: { outcome: "unknown" }, candidates: [] });
  });

  it("falls back on names, labels read, when the platform does not filter by label", async () => {
    await sendPlanned(planned("CREATE_CAMPAIGN"), via());
    await control("POST", "/_sim/faults", {
      path: "/campaigns",
      method: "GET",
      status: 400,
      body: { error: { code: 100, message: "(#100) Filtering field is not supported" } },
    });
    expect((await find()).candidates).toMatchObject([{ reference: "ticket-1" }]);
  });

  it("keeps every credential out of what an attempt records", async () => {
    await control("POST", "/_sim/faults", {
      path: "/campaigns",
      status: 400,
      body: { error: { code: 190, message: `The token ${TOKEN} is broken` } },
    });
    const secret = "app-secret-0123456789";
    const exchange = await sendPlanned(planned("CREATE_CAMPAIGN"), {
      ...via(),
      access: { ...access, credentials: { access_token: TOKEN, app_secret: secret } },
    });
    expect(exchange.request).toMatchObject({ method: "POST", headers: { authorization: "[redacted]" }, body: { name: NAME } });
    expect(exchange.request.url).toContain("appsecret_proof=%5Bredacted%5D");
    expect(exchange.response).toMatchObject({ status: 400, body: { error: { message: "The token [redacted] is broken" } } });
    const kept = JSON.stringify([
      exchange.request,
      exchange.response,
      redactedPlanned(planned("CREATE_CAMPAIGN"), { adapter: metaAdapter, access }),
    ]);
    expect(kept).not.toContain(TOKEN);
    expect(kept).not.toContain(secret);
  });
});

describe("ids that only exist later", () => {
  const request: PlannedRequest = {
    ...({} as PlannedRequest),
    step: "ad_group",
    path: "/{campaign}/adsets",
    body: { campaign_id: { idOf: "campaign" }, nested: [{ idOf: "ad" }] },
  };

  it("are named, filled in, and missed before anything is sent", async () => {
    expect(openIds(request)).toEqual(["campaign", "ad"]);
    const filled = withIds(request, { campaign: "7" });
    expect(filled).toMatchObject({ path: "/7/adsets", body: { campaign_id: "7", nested: [{ idOf: "ad" }] } });
    await expect(sendPlanned(filled, via())).rejects.toThrow("still waits for the id of ad");
    expect(openIds(withIds(filled, { ad: "9" }))).toEqual([]);
  });
});
