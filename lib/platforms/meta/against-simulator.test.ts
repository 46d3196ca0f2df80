import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOutbound } from "@/lib/infra/outbound/outbound";
import { resolveEndpoint } from "@/lib/platforms/endpoint";
import type { ObjectKind, PlannedRequest, PlatformAccess, PlatformList } from "@/lib/platforms/platform";
import { askingVia, sendPlanned, withIds } from "@/lib/platforms/send";
import { startSimulators } from "@/lib/platforms/simulators/server";
import { metaAdapter } from "./adapter";

const NAME = "DIS_US_META_2026_MoanaLaunch";
const account = { id: "123456789", currency: "USD", timeZone: "America/New_York" };
const PAYLOAD = {
  objective: "OUTCOME_TRAFFIC",
  adset: {
    daily_budget: "50.00",
    billing_event: "IMPRESSIONS",
    optimization_goal: "LINK_CLICKS",
    targeting: { geo_locations: { countries: ["US"] }, age_min: 21 },
  },
  ad: { creative: { page_id: "1000001", message: "See it", headline: "Moana", link: "https://disney.example/moana" } },
};

const client = createOutbound();
let simulators: Awaited<ReturnType<typeof startSimulators>>;
let access: PlatformAccess;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "meta-levels-"));
  simulators = await startSimulators({ port: 0, dataDir });
  const simulatorsPort = Number(new URL(simulators.url).port);
  const endpoint = resolveEndpoint(metaAdapter, "simulator", { simulatorsPort, platformUrls: undefined });
  access = { ...endpoint, account, credentials: { access_token: "EAAB-demo-token-1234567890" } };
});
beforeEach(async () => {
  expect((await fetch(`${simulators.url}/_sim/reset`, { method: "POST" })).ok).toBe(true);
});
afterAll(async () => {
  await client.close();
  await simulators.stop();
  rmSync(dataDir, { recursive: true });
});

const via = () => ({ adapter: metaAdapter, access, outbound: client.outbound, timeoutMs: 5_000 });
const ask = (request: Parameters<ReturnType<typeof askingVia>>[0]) => askingVia(via())(request);

function planned(payload: Record<string, unknown>): PlannedRequest[] {
  const flight = { startAt: null, endAt: "2099-01-01T05:00:00.000Z", zone: "America/New_York" };
  return metaAdapter.plan({ requestType: "CREATE_CAMPAIGN", account, name: NAME, reference: "sb-1", payload, flight, target: null })
    .requests;
}

type Ids = { campaign: string; ad_group: string; creative: string; ad: string };

/** Sends a plan step by step; the ids by step. */
async function carriedOut(requests: readonly PlannedRequest[]): Promise<Ids> {
  const ids: Record<string, string> = {};
  for (const request of requests) {
    const { classified } = await sendPlanned(withIds(request, ids), via());
    expect(classified).toMatchObject({ outcome: "success" });
    ids[request.step] = classified.externalId ?? "";
  }
  return { campaign: "", ad_group: "", creative: "", ad: "", ...ids };
}

const read = async (kind: ObjectKind, externalId: string) => metaAdapter.read({ kind, externalId }, access, ask);

describe("every level of Meta against its simulator", () => {
  it("is created paused, read back in the words it was sent in, and listed inside its parent", async () => {
    const requests = planned(PAYLOAD);
    const ids = await carriedOut(requests);
    for (const request of requests) {
      const { classified, snapshot } = await read(request.kind, ids[request.kind as keyof Ids]);
      expect(classified.outcome).toBe("success");
      if (!snapshot) throw new Error(`${request.step} was not read`);
      expect(snapshot).toMatchObject({ kind: request.kind, name: NAME, state: request.kind === "creative" ? "ACTIVE" : "PAUSED" });
      expect(metaAdapter.differences(request.kind, withIds(request, ids).body, snapshot)).toEqual([]);
    }
    const inside = async (kind: ObjectKind, parentExternalId: string | null) =>
      (await metaAdapter.list({ kind, parentExternalId, after: null }, access, ask)).snapshots.map(({ externalId }) => externalId);
    expect(await inside("campaign", null)).toEqual([ids.campaign]);
    expect(await inside("ad_group", ids.campaign)).toEqual([ids.ad_group]);
    expect(await inside("ad", ids.ad_group)).toEqual([ids.ad]);
    expect(await inside("ad", ids.campaign)).toEqual([ids.ad]);
    expect(await inside("creative", null)).toEqual([ids.creative]);
    expect((await read("ad", ids.ad)).snapshot?.parentExternalId).toBe(ids.ad_group);
  });

  it("shows a post that exists as it was asked for", async () => {
    const creative = { object_story_id: "1_2", instagram_user_id: 17, call_to_action: "SIGN_UP", url_tags: "utm_source=meta" };
    const requests = planned({ ...PAYLOAD, ad: { creative } });
    const ids = await carriedOut(requests);
    const { snapshot } = await read("creative", ids.creative);
    const made = requests.find(({ kind }) => kind === "creative");
    if (!snapshot || !made) throw new Error("nothing was read");
    expect(metaAdapter.differences("creative", made.body, snapshot)).toEqual([]);
  });

  it("is found again by its mark, inside the parent and without one", async () => {
    const ids = await carriedOut(planned(PAYLOAD));
    const parents = { campaign: null, ad_group: ids.campaign, creative: null, ad: ids.ad_group };
    for (const kind of ["campaign", "ad_group", "creative", "ad"] as const) {
      const query = { kind, reference: "sb-1", name: NAME, since: new Date(0) };
      for (const parentExternalId of [parents[kind], null]) {
        const found = await metaAdapter.lookUp({ ...query, parentExternalId }, access, ask);
        expect(found.candidates).toMatchObject([{ externalId: ids[kind], reference: "sb-1", name: NAME }]);
      }
      const stranger = await metaAdapter.lookUp({ ...query, reference: "sb-2", name: "Other", parentExternalId: null }, access, ask);
      expect(stranger).toMatchObject({ classified: { outcome: "success" }, candidates: [] });
    }
  });

  it("shows what somebody changed on the platform, value by value", async () => {
    const requests = planned(PAYLOAD);
    const ids = await carriedOut(requests);
    const response = await fetch(`${access.baseUrl}/${ids.ad_group}`, {
      method: "POST",
      headers: { authorization: "Bearer x-token", "content-type": "application/json" },
      body: JSON.stringify({ status: "ACTIVE", daily_budget: 9900 }),
    });
    expect(await response.json()).toEqual({ success: true });
    const adset = requests.find(({ kind }) => kind === "ad_group");
    const { snapshot } = await read("ad_group", ids.ad_group);
    if (!snapshot || !adset) throw new Error("nothing was read");
    expect(metaAdapter.differences("ad_group", adset.body, snapshot)).toEqual([
      { pointer: "/daily_budget", sent: 5000, seen: "9900" },
      { pointer: "/status", sent: "PAUSED", seen: "ACTIVE" },
    ]);
  });

  it("says that an object does not exist, and does not when the account cannot be seen either", async () => {
    expect(await read("campaign", "120210000000009999")).toMatchObject({ classified: { outcome: "success" }, snapshot: null });
    const elsewhere = { ...access, account: { ...account, id: "555" } };
    const unseen = await metaAdapter.read({ kind: "campaign", externalId: "120210000000009999" }, elsewhere, ask);
    expect(unseen).toMatchObject({ classified: { outcome: "refused" }, snapshot: null });
  });

  it("is refused with the word that is to blame, down to the payload", async () => {
    const [campaign, adset, creative] = planned({ ...PAYLOAD, adset: { ...PAYLOAD.adset, billing_event: "PAGE_LIKES" } });
    if (!campaign || !adset || !creative) throw new Error("no plan");
    const { classified } = await sendPlanned(campaign, via());
    const refused = await sendPlanned(withIds(adset, { campaign: classified.externalId ?? "" }), via());
    expect(refused.classified).toMatchObject({ outcome: "refused", complaints: [{ path: "/billing_event" }] });
    expect(metaAdapter.origin(adset, refused.classified.complaints?.[0]?.path ?? "")).toBe("/adset/billing_event");
    const story = { page_id: "1", link_data: { link: "https://a.example/", call_to_action: { type: "CLICK_ME" } } };
    const wrong = await sendPlanned({ ...creative, body: { name: NAME, object_story_spec: story } }, via());
    const [complaint] = wrong.classified.complaints ?? [];
    expect(metaAdapter.origin(creative, complaint?.path ?? "")).toBe("/ad/creative/call_to_action");
  });

  it("judges beforehand what is asked as a dry run, and makes nothing of it", async () => {
    const [campaign] = planned(PAYLOAD);
    const dry = campaign && metaAdapter.dryRun(campaign);
    if (!dry) throw new Error("no dry run");
    expect((await sendPlanned(dry, via())).classified).toMatchObject({ outcome: "success", externalId: null });
    const refused = await sendPlanned({ ...dry, body: { ...dry.body, objective: "FAME" } }, via());
    expect(refused.classified).toMatchObject({ outcome: "refused", complaints: [{ path: "/objective" }] });
    expect((await metaAdapter.list({ kind: "campaign", parentExternalId: null, after: null }, access, ask)).snapshots).toEqual([]);
  });

  it("reads a long list page by page", async () => {
    for (let number = 0; number < 105; number += 1) await carriedOut(planned({ objective: "OUTCOME_SALES", daily_budget: "5" }));
    const first = await metaAdapter.list({ kind: "campaign", parentExternalId: null, after: null }, access, ask);
    const second = await metaAdapter.list({ kind: "campaign", parentExternalId: null, after: first.after }, access, ask);
    expect([first.snapshots.length, second.snapshots.length, second.after]).toEqual([100, 5, null]);
    expect(new Set([...first.snapshots, ...second.snapshots].map(({ externalId }) => externalId)).size).toBe(105);
  });
});

describe("Meta's own lists", () => {
  const search = async (list: PlatformList, text: string, limit = 5) =>
    (await metaAdapter.search({ list, text, limit }, access, ask)).options;

  it("are searched by name, and interests by id too", async () => {
    const [wine] = await search("interests", "wine");
    expect(wine).toEqual({
      id: expect.stringMatching(/^\d+$/),
      name: "Wine",
      detail: "Interests › Food and drink › Alcoholic drinks › Wine",
    });
    expect(await search("interests", wine?.id ?? "")).toEqual([wine]);
    expect(await search("interests", "no such thing")).toEqual([]);
    expect(await search("interests", " ")).toEqual([]);
  });

  it("tell the country of a place, and namesakes apart", async () => {
    expect((await search("locations", "united")).map(({ id, country }) => `${id} ${country}`)).toEqual(["AE AE", "GB GB", "US US"]);
    const paris = await search("locations", "Paris");
    expect(paris.map(({ name, country, detail }) => `${name} ${country} ${detail}`)).toEqual([
      "Paris US city, Texas, United States",
      "Paris FR city, Île-de-France, France",
    ]);
    expect(await search("locations", "dusseldorf")).toMatchObject([{ name: "Düsseldorf", country: "DE" }]);
  });

  it("show accounts, objectives, pages and pixels whole, or what of them matches", async () => {
    expect(await search("accounts", "")).toMatchObject([{ id: "123456789", detail: "USD" }, { id: "987654321" }]);
    expect(await search("accounts", "second")).toMatchObject([{ id: "987654321", name: "Second Demo" }]);
    expect(await search("objectives", "sal")).toEqual([{ id: "OUTCOME_SALES", name: "Sales", detail: null }]);
    expect((await search("pages", "")).length).toBeGreaterThan(2);
    expect(await search("pixels", "web")).toMatchObject([{ name: "Website data set" }]);
  });
});
