import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OutboundResponse } from "@/lib/infra/outbound/outbound";
import { classifyTikTok } from "./classify";
import { complaintsOf } from "./complaints";

function answer(status: number, body: unknown, headers: Record<string, string> = {}): OutboundResponse {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, headers, body: Buffer.from(text), text: () => text, url: "https://business-api.tiktok.com/" };
}
/** Of values that JSON has not, their text. */
const plain = (_key: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
const NOW = new Date("2026-11-21T22:30:00Z");
const classify = (status: number, body: unknown, expects: "create" | "update" | "read" = "create", headers = {}) =>
  classifyTikTok(answer(status, body, headers), expects, NOW);

describe("an answer with TikTok's envelope", () => {
  it.each([
    ["a campaign", { campaign_id: "1810" }, "1810"],
    ["an ad group, which names its campaign too", { campaign_id: "1810", adgroup_id: "1820" }, "1820"],
    ["an ad, which names all that is above it", { ad_ids: ["1830"], creatives: [{ ad_id: "1830", adgroup_id: "1820" }] }, "1830"],
    ["a Smart+ ad", { smart_plus_ad_id: "1840", adgroup_id: "1820", campaign_id: "1810" }, "1840"],
  ])("tells the id of %s", (_what, data, id) => {
    expect(classify(200, { code: 0, message: "OK", data })).toMatchObject({ outcome: "success", externalId: id, platformErrorCode: null });
  });

  it("is judged by its code, whatever the HTTP status", () => {
    const refused = { code: 40002, message: "budget: The campaign budget can't be less than 50.00 USD." };
    for (const status of [200, 400, 500, 503]) {
      expect(classify(status, refused)).toMatchObject({
        outcome: "refused",
        platformErrorCode: "40002",
        reason: "budget: The campaign budget can't be less than 50.00 USD. [code 40002]",
        complaints: [{ path: "/budget", message: "The campaign budget can't be less than 50.00 USD.", code: "40002" }],
      });
    }
    expect(classify(500, { code: 0, message: "OK", data: { campaign_id: "1" } }).outcome).toBe("success");
  });

  it.each([40100, 40016, 40132, 40133])("of code %i asks to wait a minute when it does not say how long", (code) => {
    const said = { code, message: "Too many requests. Please retry in some time." };
    expect(classify(200, said)).toMatchObject({ outcome: "throttled", retryAfterSeconds: 60 });
  });

  it.each([
    ["QPS limit reached", 1],
    ["Too many requests in this second", 1],
    ["Request rate per minute exceeded", 300],
    ["QPM exceeded", 300],
    ["The daily quota of the app is used up", 90 * 60],
    ["QPD exceeded", 90 * 60],
    ["Too many requests, please retry after 17 seconds", 17],
  ])("that says %j asks for %i seconds", (message, seconds) => {
    expect(classify(200, { code: 40100, message })).toMatchObject({ outcome: "throttled", retryAfterSeconds: seconds });
  });

  it("is believed where a header says how long", () => {
    expect(classify(200, { code: 40100, message: "QPM" }, "create", { "retry-after": "7" }).retryAfterSeconds).toBe(7);
  });

  it("of a repeated request says that the first one is to be looked up", () => {
    expect(classify(200, { code: 40050, message: "Duplicated request" })).toMatchObject({ outcome: "duplicate", externalId: null });
  });

  it.each([50000, 50002, 51305, 60001, 99])("of code %i leaves open what was done", (code) => {
    expect(classify(200, { code, message: "System error" }).outcome).toBe("unknown");
  });

  it("of a partial success is judged by its data", () => {
    const partly = (data: unknown) => ({ code: 20001, message: "Partially successful", data });
    expect(classify(200, partly({ ad_ids: ["7"] }))).toMatchObject({ outcome: "success", externalId: "7" });
    expect(classify(200, partly({}))).toMatchObject({ outcome: "refused", platformErrorCode: "20001" });
    const failed = { campaign_list: [], error_list: [{ campaign_id: "1", error_message: "Campaign is deleted" }] };
    expect(classify(200, partly(failed), "update")).toMatchObject({ outcome: "refused", reason: "Campaign is deleted [code 20001]" });
    expect(classify(200, partly({ campaign_list: [{ campaign_id: "1" }] }), "update").outcome).toBe("success");
  });

  it("without the id of what it made leaves open what was done", () => {
    expect(classify(200, { code: 0, message: "OK", data: {} }).outcome).toBe("unknown");
    expect(classify(200, { code: 0, message: "OK", data: {} }, "update").outcome).toBe("success");
  });
});

describe("an answer of something else", () => {
  it.each([
    [429, "throttled"],
    [500, "unknown"],
    [503, "unknown"],
    [408, "unknown"],
    [302, "unknown"],
    [200, "unknown"],
    [404, "refused"],
    [400, "refused"],
  ])("with HTTP %i is %s", (status, outcome) => {
    expect(classify(status, "<html>gateway</html>")).toMatchObject({ outcome, httpStatus: status, platformErrorCode: null });
    expect(classify(status, { error: { message: "oops", code: "x" } }).outcome).toBe(outcome);
  });

  it("waits as long as a 429 says", () => {
    expect(classify(429, "", "create", { "retry-after": "33" }).retryAfterSeconds).toBe(33);
    expect(classify(429, "").retryAfterSeconds).toBe(60);
  });
});

describe("any answer", () => {
  it("is judged without an exception, and is a success only where TikTok says so", () => {
    const data = fc.oneof(fc.anything(), fc.record({ campaign_id: fc.anything(), ad_ids: fc.anything(), error_list: fc.anything() }));
    const said = fc.record({
      code: fc.oneof(fc.constantFrom(0, 20001, 40002, 40050, 40100, 50000), fc.anything()),
      message: fc.anything(),
      data,
    });
    const body = fc.oneof(
      fc.string(),
      fc.jsonValue().map(String),
      said.map((given) => JSON.stringify(given, plain)),
    );
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), body, fc.constantFrom("create", "update", "read"), (status, text, expects) => {
        const judged = classify(status, text, expects);
        expect(judged.reason.length).toBeLessThanOrEqual(1_100);
        if (judged.outcome === "success") expect([0, 20001]).toContain((JSON.parse(text) as { code: number }).code);
        if (judged.outcome === "success" && expects === "create") expect(judged.externalId).toMatch(/^\d+$/);
        if (judged.outcome === "throttled") expect(judged.retryAfterSeconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("complaints", () => {
  it("point into the body, one for each word that is named", () => {
    expect(complaintsOf("creatives.0.ad_text: Emojis are not allowed.; budget: Missing data for required field.", "40002")).toEqual([
      { path: "/creatives/0/ad_text", message: "Emojis are not allowed.", code: "40002" },
      { path: "/budget", message: "Missing data for required field.", code: "40002" },
    ]);
    expect(complaintsOf("campaign_name: Too long. objective_type: Must be one of: TRAFFIC.", null).map(({ path }) => path)).toEqual([
      "/campaign_name",
      "/objective_type",
    ]);
    expect(complaintsOf("targeting_spec.location_ids[2]: Not a valid integer.", null)[0]?.path).toBe("/targeting_spec/location_ids/2");
  });

  it("are none where no word is named", () => {
    for (const message of ["The advertiser is not allowed to do this", "", "https://example.com says why", "Sorry: no", "Try again: later"])
      expect(complaintsOf(message, null)).toEqual([]);
  });
});
