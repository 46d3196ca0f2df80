import { beforeAll, describe, expect, it } from "vitest";
import { replaceRateLimiter } from "@/lib/infra/rate-limit/limiter";
import { Api } from "./api";
import { expectEnvelope, unlimited } from "./expectations";
import { createWorld, type World } from "./world";

let api: Api;
let world: World;

beforeAll(async () => {
  replaceRateLimiter(unlimited);
  api = await Api.load();
  world = await createWorld(api);
});

describe("two clients editing one campaign", () => {
  it("one gets through, the other gets 409 with the present version and ETag's way on", async () => {
    const path = `/api/v1/campaigns/${world.ids.campaign_id}`;
    const { headers } = await api.call("GET", path, { key: world.keys.owner });
    const edit = (description: string, ifMatch: string) =>
      api.call("PATCH", path, { key: world.keys.owner, body: { description }, headers: { "if-match": ifMatch } });
    const etag = headers.get("etag") ?? "";
    const replies = await Promise.all([edit("mine", etag), edit("theirs", etag)]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [won, lost] = replies.toSorted((a, b) => a.status - b.status);
    if (!won || !lost) throw new Error("two replies");
    expectEnvelope(lost, 409, "CONFLICT_001");
    const { current_version } = (lost.json as { error: { details: { current_version: number } } }).error.details;
    expect(won.headers.get("etag")).toBe(`"${current_version}"`);
    expect((await edit("again", `"${current_version}"`)).status).toBe(200);
  });
});

describe("one Idempotency-Key posted fifty times at once", () => {
  it("makes one row and one answer", async () => {
    const { brand_id, market_id } = world.ids;
    const body = { campaign_name: "Posted fifty times", brand_id, market_id };
    const post = () => api.call("POST", "/api/v1/campaigns", { key: world.keys.owner, body, headers: { "idempotency-key": "fifty" } });
    const replies = await Promise.all(Array.from({ length: 50 }, post));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    const { total } = await api.get<{ total: number }>("GET", "/api/v1/campaigns", {
      key: world.keys.owner,
      query: { search: "Posted fifty times" },
    });
    expect(total).toBe(1);
  });

  it("without a key, the unique name decides: one row, forty-nine refusals", async () => {
    const { brand_id, market_id } = world.ids;
    const body = { campaign_name: "Posted without a key", brand_id, market_id };
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => api.call("POST", "/api/v1/campaigns", { key: world.keys.owner, body })),
    );
    const refused = replies.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(49);
    for (const reply of refused) expectEnvelope(reply, 400, "CAMPAIGN_002");
  });
});
