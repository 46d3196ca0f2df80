import { describe, expect, it } from "vitest";
import { runRules } from "@/lib/domain/tickets/qa/engine";
import { inputWith, LAWFUL_PAYLOAD, lawfulInput, payloadWith } from "@/lib/domain/tickets/qa/lawful-input.fixture";
import type { Finding } from "@/lib/domain/tickets/qa/qa.schema";
import type { QaInput } from "@/lib/domain/tickets/qa/qa.types";

function findings(input: QaInput, rule: string): Finding[] {
  return runRules(input).filter((found) => found.rule === rule);
}

function said(input: QaInput, rule: string): string[] {
  return findings(input, rule).map((found) => `${found.severity} ${found.pointer}: ${found.message}`);
}

describe("brand.family_friendly", () => {
  const settings = { forbiddenWords: ["casino", "slot machine", "赌博"] };

  it.each<[string, QaInput, string]>([
    [
      "the campaign's name",
      inputWith({ settings, campaign: { campaignName: "Casino Night", nameSegment: "CasinoNight" } }),
      "/campaign/campaign_name",
    ],
    [
      "the transliterated name alone",
      inputWith({ settings, campaign: { campaignName: "Çasino", nameSegment: "Casino" }, ticket: { name: "DIS_US_META_2026_Casino" } }),
      "/name",
    ],
    ["the label", inputWith({ settings, ticket: { label: "casino carousel" } }), "/label"],
    ["a text", payloadWith({ creative: { message: "Visit our CASINO!" } }, { settings }), "/payload_config/creative/message"],
    ["a text of wide letters", payloadWith({ creative: { headline: "ｃａｓｉｎｏ" } }, { settings }), "/payload_config/creative/headline"],
    ["a phrase", payloadWith({ creative: { message: "the Slot-Machine wins" } }, { settings }), "/payload_config/creative/message"],
    ["a script without spaces", payloadWith({ creative: { message: "在线赌博游戏" } }, { settings }), "/payload_config/creative/message"],
    [
      "an interest",
      payloadWith({ targeting: { flexible_spec: [{ interests: [{ id: "6003", name: "Casino" }] }] } }, { settings }),
      "/payload_config/targeting/flexible_spec/0/interests/0/name",
    ],
    [
      "the ad's block",
      payloadWith({ ad: { creative: { page_id: "1", message: "casino" } } }, { settings }),
      "/payload_config/ad/creative/message",
    ],
    [
      "a word the allow-list does not know",
      payloadWith({ creative: { subtitle: "casino" } }, { settings }),
      "/payload_config/creative/subtitle",
    ],
  ])("finds a forbidden word in %s", (_where, input, pointer) => {
    expect(findings(input, "brand.family_friendly")).toMatchObject([{ severity: "block", pointer, suggestion: null }]);
  });

  it("wants whole words, and reads no addresses", () => {
    const input = payloadWith({ creative: { message: "casinos? Occasionally", link: "https://example.com/casino" } }, { settings });
    expect(said(input, "brand.family_friendly")).toEqual([]);
  });

  it("asks nothing of other brands and of a pause", () => {
    const rude = payloadWith({ creative: { message: "casino" } }, { settings });
    expect(said({ ...rude, brand: { ...rude.brand, familyFriendly: false } }, "brand.family_friendly")).toEqual([]);
    expect(said({ ...rude, ticket: { ...rude.ticket, requestType: "PAUSE_CAMPAIGN" } }, "brand.family_friendly")).toEqual([]);
    expect(said(inputWith({ settings: { forbiddenWords: [] } }), "brand.family_friendly")).toEqual([]);
  });
});

describe("targeting.market_country", () => {
  const geo = (geo_locations: unknown, more: Record<string, unknown> = {}) =>
    said(payloadWith({ targeting: { geo_locations, ...more } }), "targeting.market_country");

  it("takes the market's country, alone or among others", () => {
    expect(geo({ countries: ["US"] })).toEqual([]);
    expect(geo({ countries: ["us"] })).toEqual([]);
    expect(geo({ countries: ["CA", "US"] })).toEqual([
      expect.stringMatching(/^info \/payload_config\/targeting\/geo_locations\/countries: .*reaches CA/),
    ]);
    expect(geo({ cities: [{ key: "777", country: "US" }] })).toEqual([]);
  });

  it("blocks targeting that leaves it out or shuts it out", () => {
    expect(geo({ countries: ["FR", "DE"] })).toEqual([
      expect.stringMatching(/^block \/payload_config\/targeting\/geo_locations\/countries: .*only FR, DE\. Add US/),
    ]);
    expect(geo({ cities: [{ key: "777", country: "FR" }] })).toEqual([expect.stringMatching(/^block .*only FR/)]);
    expect(geo({ countries: ["US"] }, { excluded_geo_locations: { countries: ["US"] } })).toEqual([
      expect.stringMatching(/^block .*excluded_geo_locations\/countries\/0: .*shuts out US/),
    ]);
  });

  it("wants it of every level's targeting", () => {
    const adset = { targeting: { geo_locations: { countries: ["FR"] } } };
    expect(said(payloadWith({ adset }), "targeting.market_country")).toEqual([
      expect.stringMatching(/^block \/payload_config\/adset\/targeting\/geo_locations\/countries: .*only FR/),
    ]);
  });

  it("only tells of places it cannot match to a country", () => {
    expect(geo({ cities: [{ key: "2418779" }] })).toEqual([expect.stringMatching(/^info .*cannot be matched/)]);
    expect(geo({ country_groups: ["worldwide"] })).toEqual([expect.stringMatching(/^info .*worldwide/)]);
    expect(geo({ countries: ["FR"], country_groups: ["worldwide"] })).toEqual([expect.stringMatching(/^info .*worldwide/)]);
    expect(geo({ regions: ["3847"], cities: [{ key: "1", country: "FR" }] })).toEqual([expect.stringMatching(/^info/)]);
  });

  it("warns of targeting without a place, and tells that there is none at all", () => {
    expect(said(payloadWith({ targeting: { age_min: 18 } }), "targeting.market_country")).toEqual([
      expect.stringMatching(/^warn \/payload_config\/targeting: .*no country/),
    ]);
    expect(said(payloadWith({ targeting: undefined }), "targeting.market_country")).toEqual([
      expect.stringMatching(/^info \/payload_config: /),
    ]);
  });
});

describe("landing.url", () => {
  it("takes public https addresses, at every level", () => {
    expect(said(lawfulInput(), "landing.url")).toEqual([]);
    expect(said(payloadWith({ landing_page_url: undefined, creative: { message: "x" } }), "landing.url")).toEqual([]);
  });

  it("blocks what nobody outside can open, wherever it stands", () => {
    expect(said(payloadWith({ landing_page_url: "https://10.0.0.1/x" }), "landing.url")).toEqual([
      expect.stringMatching(/^block \/payload_config\/landing_page_url: .*private/),
    ]);
    expect(said(payloadWith({ creative: { link: "http://example.com" } }), "landing.url")).toEqual([
      expect.stringMatching(/^block \/payload_config\/creative\/link: .*not https/),
    ]);
    expect(said(payloadWith({ ad: { creative: { link: "https://localhost" } } }), "landing.url")).toEqual([
      expect.stringMatching(/^block \/payload_config\/ad\/creative\/link: /),
    ]);
    expect(said(payloadWith({ landing_page_url: 5 }), "landing.url")).toEqual([expect.stringMatching(/^block .*not a web address/)]);
    expect(said(payloadWith({ landing_page_url: `https://example.com/${"x".repeat(3000)}` }), "landing.url")).toEqual([
      expect.stringMatching(/^block .*3020 characters/),
    ]);
  });
});

describe("payload.words", () => {
  it("lets known words through", () => {
    expect(said(lawfulInput(), "payload.words")).toEqual([]);
    expect(said(payloadWith({ promoted_object: { page_id: "1", pixel_id: "2" } }), "payload.words")).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["status", { status: "ACTIVE" }, "/status"],
    ["STATUS", { STATUS: "ACTIVE" }, "/STATUS"],
    ["operation_status", { operation_status: "ENABLE" }, "/operation_status"],
    ["an id", { id: "1" }, "/id"],
    ["campaign_id", { campaign_id: "1" }, "/campaign_id"],
    ["a status inside a block", { adset: { status: "ACTIVE" } }, "/adset/status"],
    ["a status deep down", { promoted_object: { a: [{ status: "ACTIVE" }] } }, "/promoted_object/a/0/status"],
    ["a place for an id", { promoted_object: { idOf: "campaign" } }, "/promoted_object/idOf"],
    ["a status in targeting", { targeting: { ...LAWFUL_PAYLOAD.targeting, status: 1 } }, "/targeting/status"],
  ])("blocks %s and takes it out", (_what, words, path) => {
    const found = findings(payloadWith(words), "payload.words");
    expect(found).toMatchObject([{ severity: "block", pointer: `/payload_config${path}` }]);
    // An operation_status is no word of this platform at all, so its allow-list speaks first.
    if (path !== "/operation_status") expect(found[0]?.suggestion).toEqual([{ op: "remove", path }]);
  });

  it.each(["access_token", "token", "api_token", "password"])("never repeats the value of %s", (word) => {
    for (const words of [
      { [word]: "EAAG-very-secret" },
      { promoted_object: { [word]: "EAAG-very-secret" } },
      { adset: { [word]: "EAAG-very-secret" } },
    ]) {
      expect(JSON.stringify(findings(payloadWith(words), "payload.words"))).not.toContain("EAAG");
    }
    expect(said(payloadWith({ [word]: "EAAG-very-secret" }), "payload.words")).toEqual([expect.stringMatching(/^block/)]);
  });

  it("names the nearest word for a misspelt one", () => {
    expect(said(payloadWith({ dayly_budget: "5" }), "payload.words")).toEqual([
      expect.stringMatching(/^block \/payload_config\/dayly_budget: .*daily_budget/),
    ]);
    expect(said(payloadWith({ creative: { mesage: "Hi" } }), "payload.words")).toEqual([
      expect.stringMatching(/^block \/payload_config\/creative\/mesage: .*message/),
    ]);
  });
});

describe("payload.size", () => {
  it("blocks what cannot be checked whole", () => {
    expect(said(lawfulInput(), "payload.size")).toEqual([]);
    expect(said(payloadWith({ creative: { message: "x".repeat(20_001) } }), "payload.size")).toEqual([
      expect.stringMatching(/^block \/payload_config\/creative\/message: .*20001 characters/),
    ]);
  });
});
