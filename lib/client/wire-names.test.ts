import { describe, expect, it } from "vitest";
import { codeName, codePointer, parseWire, toWire, wireName } from "./wire-names";

describe("names", () => {
  it("go there and back", () => {
    for (const name of ["payloadConfig", "startAt", "id", "externalPlatformId"]) expect(codeName(wireName(name))).toBe(name);
  });
  it("leave a caller's own keys alone, at any depth", () => {
    const body = { campaignId: "1", payloadConfig: { dailyBudget: 1, special_ad_categories: [{ aB: 1 }] } };
    expect(toWire(body)).toEqual({ campaign_id: "1", payload_config: { dailyBudget: 1, special_ad_categories: [{ aB: 1 }] } });
    expect(parseWire('{"campaign_id":"1","payload_config":{"daily_budget":"5"}}')).toEqual({
      campaignId: "1",
      payloadConfig: { daily_budget: "5" },
    });
  });
  it("rename a pointer up to the caller's own keys", () => {
    expect(codePointer("/start_date")).toBe("/startDate");
    expect(codePointer("/payload_config/creative/ad_text")).toBe("/payloadConfig/creative/ad_text");
  });
});

describe("amounts", () => {
  it("are decimal strings", () => {
    expect(parseWire('{"campaigns":[{"budget":1800.5,"version":3}]}')).toEqual({ campaigns: [{ budget: "1800.5", version: 3 }] });
  });
  it("keep digits that a float would round", () => {
    expect(parseWire('{"budget":999999999999999.9999}')).toEqual({ budget: "999999999999999.9999" });
  });
});
