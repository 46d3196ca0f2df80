import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { metaAdapter } from "@/lib/platforms/meta/adapter";
import { budgetDecimals, toBudgetUnits } from "@/lib/platforms/meta/money";
import { PlanError, type PlanInput } from "@/lib/platforms/platform";
import { planMeta } from "./plan";

const REFERENCE = "0193a5f0-0000-7000-8000-000000000001";
const input = (extra: Partial<PlanInput> = {}): PlanInput => ({
  requestType: "CREATE_CAMPAIGN",
  account: { id: "123456789", currency: "USD", timeZone: "America/New_York" },
  name: "DIS_US_META_2026_MoanaLaunch",
  reference: REFERENCE,
  payload: { ad_account_id: "act_123456789", objective: "OUTCOME_TRAFFIC", special_ad_categories: [], daily_budget: "1800.50" },
  flight: { startAt: "2026-12-01T05:00:00.000Z", endAt: "2027-01-01T05:00:00.000Z", zone: "America/New_York" },
  target: null,
  ...extra,
});
const target = { externalId: "120210000000000007", name: "DIS_US_META_2026_MoanaLaunch", lastSent: null, state: "PAUSED", children: [] };
const headers = { accept: "application/json", "content-type": "application/json" };

describe("planMeta", () => {
  it("creates a paused campaign in USD, with our mark, the flight in the campaign's zone and the budget in cents", () => {
    expect(planMeta(input()).requests).toEqual([
      {
        step: "campaign",
        effect: "create",
        kind: "campaign",
        method: "POST",
        path: "/act_123456789/campaigns",
        headers,
        body: {
          name: "DIS_US_META_2026_MoanaLaunch",
          objective: "OUTCOME_TRAFFIC",
          special_ad_categories: [],
          daily_budget: 180050,
          start_time: "2026-12-01T00:00:00-05:00",
          stop_time: "2027-01-01T00:00:00-05:00",
          status: "PAUSED",
          adlabels: [{ name: `signalbox:${REFERENCE}` }],
        },
        meaning: "Create the campaign DIS_US_META_2026_MoanaLaunch in ad account 123456789, paused, 1800.50 USD a day",
        reference: REFERENCE,
        name: "DIS_US_META_2026_MoanaLaunch",
        repeatable: false,
        targetExternalId: null,
      },
    ]);
  });

  it("refuses an amount that Meta's unit cannot carry, instead of failing on it", () => {
    const planned = (spend_cap: string) => planMeta(input({ payload: { ...input().payload, spend_cap } }));
    expect(() => planned("90071992547410.00")).toThrow(PlanError);
    expect(planned("90071992547409.91").requests[0]?.body.spend_cap).toBe(Number.MAX_SAFE_INTEGER);
  });

  it("writes yen whole, and a summer flight with its own offset", () => {
    const planned = planMeta(
      input({
        account: { id: "42", currency: "JPY", timeZone: "Asia/Tokyo" },
        payload: {
          objective: "OUTCOME_SALES",
          lifetime_budget: "250000",
          special_ad_categories: ["HOUSING"],
          special_ad_category_country: ["JP"],
        },
        flight: { startAt: "2026-12-01T15:00:00.000Z", endAt: null, zone: "Asia/Tokyo" },
      }),
    );
    expect(planned.requests).toMatchObject([
      {
        path: "/act_42/campaigns",
        body: {
          name: "DIS_US_META_2026_MoanaLaunch",
          objective: "OUTCOME_SALES",
          special_ad_categories: ["HOUSING"],
          special_ad_category_country: ["JP"],
          lifetime_budget: 250000,
          start_time: "2026-12-02T00:00:00+09:00",
          status: "PAUSED",
        },
      },
    ]);
    expect(planned.requests[0]?.body).not.toHaveProperty("stop_time");
  });

  it("writes euros in cents and says that nothing is shared when the campaign has no budget", () => {
    const account = { id: "987654321", currency: "EUR", timeZone: "Europe/Berlin" };
    const summer = { startAt: "2027-07-01T00:00:00.000Z", endAt: null, zone: "Europe/Berlin" };
    const withCap = planMeta(
      input({
        account,
        flight: summer,
        payload: { objective: "OUTCOME_LEADS", spend_cap: 99.99, bid_strategy: "COST_CAP", daily_budget: 10 },
      }),
    );
    expect(withCap.requests[0]?.body).toMatchObject({
      spend_cap: 9999,
      daily_budget: 1000,
      bid_strategy: "COST_CAP",
      special_ad_categories: [],
      start_time: "2027-07-01T02:00:00+02:00",
    });
    expect(withCap.requests[0]?.body).not.toHaveProperty("is_adset_budget_sharing_enabled");
    const without = planMeta(input({ account, payload: { objective: "OUTCOME_LEADS" } }));
    expect(without.requests[0]).toMatchObject({
      body: { is_adset_budget_sharing_enabled: false },
      meaning: expect.stringContaining("without a budget of its own"),
    });
  });

  it("updates only what the payload names, and the flight when it moved since it was last sent", () => {
    const requestType = "UPDATE_CAMPAIGN";
    const only = planMeta(input({ requestType, target, payload: { daily_budget: "2000" } }));
    expect(only.requests).toMatchObject([
      {
        step: "campaign",
        effect: "update",
        method: "POST",
        path: "/120210000000000007",
        body: { daily_budget: 200000 },
        repeatable: true,
        reference: null,
      },
    ]);
    expect(only.requests[0]?.body).toEqual({ daily_budget: 200000 });
    const lastSent = { start_time: "2026-12-01T05:00:00Z", stop_time: "2026-12-15T00:00:00-05:00", daily_budget: 180050 };
    const moved = planMeta(input({ requestType, target: { ...target, lastSent }, payload: { daily_budget: "2000" } }));
    expect(moved.requests[0]).toMatchObject({
      body: { daily_budget: 200000, stop_time: "2027-01-01T00:00:00-05:00" },
      meaning: "Update daily_budget, stop_time of the campaign DIS_US_META_2026_MoanaLaunch",
    });
    expect(moved.requests[0]?.body).not.toHaveProperty("start_time");
    const given = planMeta(input({ requestType, target, payload: { stop_time: "2027-02-01T00:00:00Z" } }));
    expect(given.requests[0]?.body).toEqual({ stop_time: "2027-02-01T00:00:00Z" });
  });

  it("pauses and resumes its target and sends nothing else", () => {
    const payload = { ad_account_id: "123456789", objective: "OUTCOME_TRAFFIC", daily_budget: "1800.50" };
    const paused = planMeta(input({ requestType: "PAUSE_CAMPAIGN", target, payload }));
    expect(paused.requests).toMatchObject([
      {
        path: "/120210000000000007",
        body: { status: "PAUSED" },
        repeatable: true,
        meaning: "Pause the campaign DIS_US_META_2026_MoanaLaunch",
      },
    ]);
    expect(paused.requests[0]?.body).toEqual({ status: "PAUSED" });
    expect(planMeta(input({ requestType: "RESUME_CAMPAIGN", target, payload: {} })).requests[0]?.body).toEqual({ status: "ACTIVE" });
  });

  it("refuses what blocks, all of it at once, and an update of nothing", () => {
    const issues = (extra: Partial<PlanInput>) => {
      try {
        planMeta(input(extra));
      } catch (error) {
        if (error instanceof PlanError) return error.issues.map(({ rule, pointer }) => `${rule} ${pointer}`);
        throw error;
      }
      return [];
    };
    const payload = {
      status: "ACTIVE",
      objectiv: "OUTCOME_TRAFFIC",
      daily_budget: "1.005",
      lifetime_budget: "5",
      ad: {},
      access_token: "x",
    };
    expect(issues({ payload })).toEqual([
      "payload.forbidden_word /status",
      "payload.unknown_word /objectiv",
      "payload.money /daily_budget",
      "payload.required /ad/creative",
      "payload.forbidden_word /access_token",
      "payload.required /objective",
      "payload.level_missing /adset",
      "payload.exclusive /lifetime_budget",
    ]);
    expect(issues({ requestType: "UPDATE_CAMPAIGN", target, payload: { ad_account_id: "1" } })).toEqual(["payload.nothing_to_send "]);
    expect(issues({ requestType: "PAUSE_CAMPAIGN", payload: {} })).toEqual(["payload.required "]);
  });

  it("never lets a word out that the allow-list does not send", () => {
    const word = fc.string({ maxLength: 12 });
    const sendable = new Set(metaAdapter.payload.fields.filter((field) => field.level === "campaign").map((field) => field.name));
    const ours = new Set(["name", "status", "adlabels"]);
    fc.assert(
      fc.property(fc.dictionary(word, fc.jsonValue()), (noise) => {
        const payload = { ...noise, objective: "OUTCOME_TRAFFIC", daily_budget: "5" };
        try {
          const [request] = planMeta(input({ payload })).requests;
          expect(Object.keys(request?.body ?? {}).filter((name) => !sendable.has(name) && !ours.has(name))).toEqual([]);
          expect(request?.body).toMatchObject({ status: "PAUSED", name: "DIS_US_META_2026_MoanaLaunch" });
        } catch (error) {
          expect(error).toBeInstanceOf(PlanError);
        }
      }),
    );
  });
});

describe("toBudgetUnits", () => {
  it.each([
    ["0.01", "USD", 1],
    ["1800.5", "USD", 180050],
    ["0.29", "USD", 29],
    ["4.35", "EUR", 435],
    [1.1, "USD", 110],
    ["1800", "JPY", 1800],
    ["25000", "COP", 25000],
    ["1.5", "JPY", null],
    ["0.001", "USD", null],
    ["0", "USD", null],
    ["-5", "USD", null],
    ["1e3", "USD", null],
    ["ten", "USD", null],
    [null, "USD", null],
    ["999999999999999", "USD", null],
  ])("%s %s is %s units", (amount, currency, units) => expect(toBudgetUnits(amount, currency)).toBe(units));

  it("is exact for every amount of cents", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (cents) => {
        const digits = String(cents).padStart(3, "0");
        expect(toBudgetUnits(`${digits.slice(0, -2)}.${digits.slice(-2)}`, "USD")).toBe(cents);
      }),
    );
    expect([budgetDecimals("USD"), budgetDecimals("KRW")]).toEqual([2, 0]);
  });
});
