import { describe, expect, it } from "vitest";
import type { RequestType } from "@/lib/platforms/payload-schema";
import { metaAdapter } from "./adapter";

const FLAT = {
  ad_account_id: "123456789",
  objective: "OUTCOME_TRAFFIC",
  special_ad_categories: [],
  daily_budget: "1800.50",
  billing_event: "IMPRESSIONS",
  optimization_goal: "LINK_CLICKS",
  targeting: {
    geo_locations: { countries: ["US"] },
    age_min: 18,
    flexible_spec: [{ interests: [{ id: "6003", name: "Films" }] }],
    some_new_word: 1,
  },
  landing_page_url: "https://disney.example/moana",
  creative: { message: "See it", link: "https://disney.example/moana", headline: "Moana", call_to_action: "LEARN_MORE" },
};
const issues = (payload: Record<string, unknown>, requestType: RequestType = "CREATE_CAMPAIGN", currency = "USD") =>
  metaAdapter.validate(payload, { requestType, currency });
const only = (payload: Record<string, unknown>, pointer: string) =>
  issues({ ...FLAT, ...payload }).filter((issue) => issue.pointer === pointer);

describe("Meta's payload", () => {
  it("accepts the flat body, and says what of it belongs to levels that are not built", () => {
    const found = issues(FLAT);
    expect(found.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(found.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual([
      "payload.not_sent /billing_event",
      "payload.not_sent /optimization_goal",
      "payload.not_sent /targeting",
      "payload.not_sent /landing_page_url",
      "payload.not_sent /creative",
    ]);
    expect(found.every(({ source }) => source !== null)).toBe(true);
  });

  it("says what a pause does not send", () => {
    expect(issues({ daily_budget: "5" }, "PAUSE_CAMPAIGN")).toMatchObject([{ rule: "payload.not_sent", severity: "info" }]);
    expect(issues({ ad_account_id: "1" }, "RESUME_CAMPAIGN")).toEqual([]);
  });

  it.each([
    ["/objective", "SALES", "payload.enum", null],
    ["/objective", "outcome_traffic", "payload.enum", "OUTCOME_TRAFFIC"],
    ["/objective", "LINK_CLICKS", "payload.enum", "OUTCOME_TRAFFIC"],
    ["/objective", "CONVERSIONS", "payload.enum", null],
    ["/objective", 7, "payload.enum", null],
    ["/daily_budget", "1,800.50", "payload.money", "1800.50"],
    ["/daily_budget", "1 800", "payload.money", "1800"],
    ["/daily_budget", "1,234,567", "payload.money", "1234567"],
    ["/daily_budget", "1,800", "payload.money", null],
    ["/daily_budget", "lots", "payload.money", null],
    ["/daily_budget", 0, "payload.money", null],
    ["/daily_budget", "-1", "payload.money", null],
    ["/daily_budget", "1.005", "payload.money", null],
    ["/special_ad_categories", "HOUSING", "payload.type", ["HOUSING"]],
    ["/ad_account_id", "my account", "payload.type", null],
    ["/start_time", "2026-12-01", "payload.type", null],
    ["/is_skadnetwork_attribution", "true", "payload.type", true],
    ["/status", "ACTIVE", "payload.forbidden_word", undefined],
    ["/access_token", "EAAB", "payload.forbidden_word", undefined],
    ["/campaign_id", "1", "payload.forbidden_word", undefined],
    ["/name", "mine", "payload.forbidden_word", undefined],
  ] as const)("blocks %s = %j", (pointer, value, rule, mended) => {
    const [issue, ...more] = only({ [pointer.slice(1)]: value }, pointer);
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ rule, severity: "block", value });
    if (mended === null) expect(issue?.suggestion).toBeNull();
    else if (mended === undefined) expect(issue?.suggestion).toEqual([{ op: "remove", path: pointer }]);
    else expect(issue?.suggestion).toEqual([{ op: "replace", path: pointer, value: mended }]);
  });

  it("names the nearest word for one it does not know, at the top and in a closed object", () => {
    expect(only({ daily_budjet: "5" }, "/daily_budjet")).toMatchObject([
      { rule: "payload.unknown_word", severity: "block", message: expect.stringContaining('"daily_budget"') },
    ]);
    expect(only({ creative: { headlin: "x" } }, "/creative/headlin")).toMatchObject([
      { severity: "block", message: expect.stringContaining('"headline"') },
    ]);
    expect(only({ "a/b~c": 1 }, "/a~1b~0c")).toMatchObject([{ rule: "payload.unknown_word" }]);
    const long = "x".repeat(100_000);
    expect(only({ [long]: 1 }, `/${long}`)[0]?.message.length).toBeLessThan(200);
  });

  it("counts a wrong value in a word that is not sent as a warning", () => {
    expect(only({ billing_event: "VIEWS" }, "/billing_event").map(({ severity }) => severity)).toEqual(["warn", "info"]);
    expect(only({ targeting: { geo_locations: { countries: ["us", "XX"] } } }, "/targeting/geo_locations/countries/0")).toMatchObject([
      { severity: "warn", suggestion: [{ op: "replace", path: "/targeting/geo_locations/countries/0", value: "US" }] },
    ]);
  });

  it("judges the blocks that make an ad set and an ad: their words, what is missing, and which level has the money", () => {
    const found = issues({ ...FLAT, adset: { daily_budget: "x", status: "ACTIVE", targetting: {} }, ad: 5 });
    expect(found.filter(({ severity }) => severity === "block").map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual([
      "payload.money /adset/daily_budget",
      "payload.forbidden_word /adset/status",
      "payload.unknown_word /adset/targetting",
      "payload.required /adset/billing_event",
      "payload.required /adset/optimization_goal",
      "payload.required /adset/targeting",
      "payload.type /ad",
      "payload.exclusive /adset/daily_budget",
    ]);
  });

  it("treats null as not given, requires what a creation needs and refuses two budgets", () => {
    expect(issues({ objective: null }).map(({ rule }) => rule)).toEqual(["payload.required"]);
    expect(issues({ ...FLAT, lifetime_budget: null }).filter(({ severity }) => severity === "block")).toEqual([]);
    expect(only({ lifetime_budget: "5" }, "/lifetime_budget")).toMatchObject([{ rule: "payload.exclusive" }]);
    expect(
      issues({ ...FLAT, daily_budget: "10.5" }, "CREATE_CAMPAIGN", "JPY").filter(({ severity }) => severity === "block"),
    ).toMatchObject([{ rule: "payload.money", message: expect.stringContaining("no decimal places") }]);
  });

  it("finds budgets, words, countries, interests and landing pages wherever they stand", () => {
    const mentions = metaAdapter.mentions({
      ...FLAT,
      adset: { daily_budget: "7", targeting: { geo_locations: { countries: ["CA"], cities: [{ key: "1" }] } } },
    });
    expect(mentions.map(({ role, pointer, value }) => `${role} ${pointer} ${JSON.stringify(value)}`)).toEqual([
      'account /ad_account_id "123456789"',
      'objective /objective "OUTCOME_TRAFFIC"',
      "special_categories /special_ad_categories []",
      'daily_budget /daily_budget "1800.50"',
      'billing_event /billing_event "IMPRESSIONS"',
      'optimization_goal /optimization_goal "LINK_CLICKS"',
      'country /targeting/geo_locations/countries/0 "US"',
      "age_min /targeting/age_min 18",
      'interest /targeting/flexible_spec/0/interests/0 {"id":"6003","name":"Films"}',
      'interest /targeting/flexible_spec/0/interests/0/name "Films"',
      'landing_url /landing_page_url "https://disney.example/moana"',
      'text /creative/message "See it"',
      'headline /creative/headline "Moana"',
      'landing_url /creative/link "https://disney.example/moana"',
      'call_to_action /creative/call_to_action "LEARN_MORE"',
      'daily_budget /adset/daily_budget "7"',
      'country /adset/targeting/geo_locations/countries/0 "CA"',
      'location /adset/targeting/geo_locations/cities/0 {"key":"1"}',
    ]);
  });

  it("reads account ids and credentials", () => {
    expect([metaAdapter.parseAccountId("act_123"), metaAdapter.parseAccountId(" 123 "), metaAdapter.parseAccountId("x")]).toEqual([
      "123",
      "123",
      null,
    ]);
    expect(metaAdapter.credentials.parse({ access_token: " EAAB ", app_secret: null })).toEqual({ access_token: "EAAB" });
    expect(metaAdapter.credentials.safeParse({ access_token: "two words" }).success).toBe(false);
    expect(metaAdapter.credentials.safeParse({ token: "x" }).success).toBe(false);
  });
});
