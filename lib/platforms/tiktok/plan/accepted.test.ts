import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PlanInput } from "@/lib/platforms/platform";
import { declaredAccount } from "@/lib/platforms/simulators/tiktok/accounts";
import { type Simulated, simulated } from "@/lib/platforms/simulators/tiktok/simulated.fixture";
import { tiktokAdapter } from "@/lib/platforms/tiktok/adapter";
import {
  AGE_GROUPS,
  BUDGET_MODES,
  CALLS_TO_ACTION,
  GENDERS,
  OBJECTIVES,
  PACING_MODES,
  PLACEMENTS,
  SMART_PLUS_OBJECTIVES,
} from "@/lib/platforms/tiktok/facts";
import { planInput } from "@/lib/platforms/tiktok/payload.fixture";
import { planTikTok } from "./plan";

let platform: Simulated;
beforeAll(() => {
  platform = simulated();
  const roomy = { quota_per_second: 1_000_000, quota_per_minute: 1_000_000, quota_per_day: 1_000_000 };
  platform.store.declareAccount(declaredAccount({ id: platform.access.account.id, currency: "USD", ...roomy }));
});
afterAll(() => platform.end());

const amount = fc
  .integer({ min: 70_000, max: 900_000 })
  .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const some = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 });

const adGroup = fc.record(
  {
    promotion_type: maybe(fc.constantFrom("WEBSITE", "APP_IOS")),
    placement_type: maybe(fc.constantFrom("PLACEMENT_TYPE_AUTOMATIC", "PLACEMENT_TYPE_NORMAL")),
    placements: maybe(some(PLACEMENTS)),
    location_ids: maybe(some(["6252001", "6251999", "2635167"])),
    age_groups: maybe(some(AGE_GROUPS)),
    gender: maybe(fc.constantFrom(...GENDERS)),
    operating_systems: maybe(some(["IOS"])),
    budget_mode: maybe(fc.constantFrom(...BUDGET_MODES)),
    budget: maybe(amount),
    billing_event: maybe(fc.constantFrom("CPC", "CPM", "OCPM")),
    optimization_goal: maybe(fc.constantFrom("CLICK", "REACH", "CONVERT")),
    bid_type: maybe(fc.constantFrom("BID_TYPE_NO_BID")),
    pacing: maybe(fc.constantFrom(...PACING_MODES)),
    shopping_ads_type: maybe(fc.constantFrom("VIDEO")),
  },
  { requiredKeys: [] },
);
const creative = fc.record({
  ad_format: fc.constantFrom("SINGLE_VIDEO", "CAROUSEL_ADS"),
  ad_text: fc.stringMatching(/^[a-z][a-z ]{0,98}$/),
  video_id: fc.constant("v100"),
  call_to_action: fc.constantFrom(...CALLS_TO_ACTION),
  landing_page_url: fc.webUrl(),
});
const payload = fc.record(
  {
    campaign_automation_type: maybe(fc.constantFrom("MANUAL", "UPGRADED_SMART_PLUS")),
    objective_type: fc.constantFrom(...OBJECTIVES, ...SMART_PLUS_OBJECTIVES),
    app_promotion_type: fc.constantFrom("APP_INSTALL"),
    sales_destination: maybe(fc.constantFrom("WEBSITE")),
    budget_mode: maybe(fc.constantFrom(...BUDGET_MODES)),
    budget: maybe(amount),
    budget_optimize_on: maybe(fc.boolean()),
    special_industries: maybe(some(["HOUSING", "CREDIT"])),
    adgroup: maybe(adGroup),
    ad: maybe(fc.record({ creatives: fc.array(creative, { minLength: 1, maxLength: 3 }) })),
  },
  { requiredKeys: ["objective_type", "app_promotion_type"] },
);
const flight = fc
  .record({ start: fc.integer({ min: 0, max: 400 }), days: maybe(fc.integer({ min: 1, max: 30 })) })
  .map(({ start, days }): PlanInput["flight"] => {
    const at = Date.UTC(2027, 0, 1) + start * 86_400_000;
    const endAt = days === undefined ? null : new Date(at + days * 86_400_000).toISOString();
    return { startAt: new Date(at).toISOString(), endAt, zone: "Europe/Berlin" };
  });

it("the platform takes whatever the allow-list lets through, and nothing that is made runs", () => {
  let taken = 0;
  fc.assert(
    fc.property(payload, flight, fc.uuid(), (words, when, reference) => {
      const input = planInput({ payload: words, flight: when, reference, name: `N ${reference}` });
      const blocks = tiktokAdapter
        .validate(words, { requestType: "CREATE_CAMPAIGN", currency: "USD" })
        .filter(({ severity }) => severity === "block");
      if (blocks.length > 0) {
        expect(() => planTikTok(input)).toThrow();
        return;
      }
      const { requests } = planTikTok(input);
      platform.send(requests);
      // Again: what has a request_id is the same object, so nothing but ads comes twice.
      const before = platform.store.objects({ accountId: platform.access.account.id, type: "campaign" }).length;
      platform.send(requests.filter(({ repeatable }) => repeatable));
      expect(platform.store.objects({ accountId: platform.access.account.id, type: "campaign" })).toHaveLength(before);
      taken += 1;
    }),
    { numRuns: 1_500 },
  );
  expect(taken).toBeGreaterThan(60);
  expect(new Set(platform.store.objects().map(({ status }) => status))).toEqual(new Set(["DISABLE"]));
});
