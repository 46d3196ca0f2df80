import fc from "fast-check";
import { applyPatch, type Operation } from "rfc6902";
import { describe, expect, it } from "vitest";
import { REQUEST_TYPES } from "@/lib/platforms/payload-schema";
import { runRules } from "./engine";
import type { Finding } from "./qa.schema";
import type { QaInput } from "./qa.types";
import { onMeta, onTikTok } from "./rules/whole-tickets.fixture";

/** More mends than any broken ticket of these needs; one that goes in circles needs more. */
const MOST_MENDS = 200;

type Break = (payload: Record<string, unknown>) => void;

const at = (payload: Record<string, unknown>, path: string): [Record<string, unknown>, string] | null => {
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  let here: unknown = payload;
  for (const step of steps) here = typeof here === "object" && here !== null ? (here as Record<string, unknown>)[step] : undefined;
  return typeof here === "object" && here !== null ? [here as Record<string, unknown>, last] : null;
};
const put =
  (path: string, value: unknown): Break =>
  (payload) => {
    const place = at(payload, path);
    if (place) place[0][place[1]] = structuredClone(value);
  };

const LINK = "https://www.example.com/moana";
const texts = fc.constantFrom(
  ...["  The  ocean calls ", "Sail NOW!!!", "Sail 🌊 now", "🌊🌊", "   ", "CASINO NIGHT!!", "Lorem ipsum??", "From 9 €", "海".repeat(60)],
  ..."👨‍👩‍👧 family  time!! \n next ".split("|"),
);
const addresses = fc.constantFrom(
  ...["http://www.example.com/moana", ` ${LINK} `, "https://user:pw@example.com/", `${LINK}?fbclid=1&utm_source=META&utm_source=META`],
  ...[`${LINK}?UTM_Source=Meta&gclid=1#a?utm_x=1`, `${LINK}?utm_campaign=%C3%89T%c3&utm_content=A&utm_content=B`, "http://localhost", "x"],
  ...[
    `${LINK}?&&utm_source=A&`,
    `${LINK}?utm_source`,
    "http://user@example.com/?fbclid=2",
    "https://example.com?_ga=1&utm_term={{ad.NAME}}X",
  ],
);
const odd = fc.oneof(
  fc.constantFrom<unknown>("true", "us", "link clicks", "1,800.50", "1500.00", [], {}, null, 5, "x"),
  fc.jsonValue({ maxDepth: 2 }),
);

const META_BREAKS: fc.Arbitrary<Break> = fc.oneof(
  texts.map((text) => put("ad.creative.message", text)),
  texts.map((text) => put("ad.creative.headline", text)),
  addresses.map((link) => put("ad.creative.link", link)),
  addresses.map((link) => put("landing_page_url", link)),
  fc.constantFrom("utm_source=META", "UTM_Medium=x&utm_content=Y%2FZ", 5).map((tags) => put("ad.creative.url_tags", tags)),
  fc.constantFrom("LINK_CLICKS", "outcome traffic", "CONVERSIONS", "REACH").map((objective) => put("objective", objective)),
  fc.constantFrom("1,800.50", "1 800", "0.5", "1500.00", "-1").map((budget) => put("daily_budget", budget)),
  fc.constantFrom("act 123 456 789", "act_123-456-789", "5").map((account) => put("ad_account_id", account)),
  fc.constantFrom(["HOUSING"], "HOUSING", ["EMPLOYMENT", "CREDIT"]).map((category) => put("special_ad_categories", category)),
  fc.tuple(fc.integer({ min: 10, max: 70 }), fc.integer({ min: 10, max: 70 })).map(([min, max]) => (payload: Record<string, unknown>) => {
    put("adset.targeting.age_min", min)(payload);
    put("adset.targeting.age_max", max)(payload);
  }),
  fc.array(fc.constantFrom(0, 1, 2), { maxLength: 4 }).map((genders) => put("adset.targeting.genders", genders)),
  fc.constantFrom(["us"], "US", ["FR", " de "]).map((countries) => put("adset.targeting.geo_locations.countries", countries)),
  fc.constantFrom([{ key: "US:1" }]).map((zips) => put("adset.targeting.geo_locations.zips", zips)),
  fc.constantFrom("impressions", "CPC", "Link Clicks").map((billing) => put("adset.billing_event", billing)),
  fc.constantFrom("status", "access_token", "adset.status", "ad.id", "promoted_object.campaign_id").map((word) => put(word, "x")),
  fc.constantFrom("is_adset_budget_sharing_enabled", "is_skadnetwork_attribution").map((word) => put(word, "true")),
  fc
    .tuple(fc.constantFrom("adset.targeting", "ad.creative", "adset", "ad", "pacing_type", "adset.bid_amount"), odd)
    .map(([path, value]) => put(path, value)),
);

const TIKTOK_BREAKS: fc.Arbitrary<Break> = fc.oneof(
  fc.tuple(fc.constantFrom(0, 1), texts).map(([index, text]) => put(`ad.creatives.${index}.ad_text`, text)),
  fc.tuple(fc.constantFrom(0, 1), texts).map(([index, text]) => put(`ad.creatives.${index}.display_name`, text)),
  fc.tuple(fc.constantFrom(0, 1), addresses).map(([index, link]) => put(`ad.creatives.${index}.landing_page_url`, link)),
  fc.constantFrom("learn more", "Shop-Now", "BUY").map((button) => put("ad.creatives.0.call_to_action", button)),
  fc.constantFrom("CONVERSIONS", "traffic", "SHOP_PURCHASES").map((objective) => put("objective_type", objective)),
  fc.constantFrom("OCPM", "cpm", "CPV").map((billing) => put("adgroup.billing_event", billing)),
  fc.constantFrom("REACH", "CONVERT", "click").map((goal) => put("adgroup.optimization_goal", goal)),
  fc
    .array(fc.constantFrom("AGE_18_24", "AGE_25_34", "AGE_13_17", "age 18 24"), { maxLength: 5 })
    .map((groups) => put("adgroup.age_groups", groups)),
  fc.constantFrom("GENDER_FEMALE", "gender male").map((gender) => put("adgroup.gender", gender)),
  fc.constantFrom(["HOUSING"], ["credit"]).map((industries) => put("special_industries", industries)),
  fc.constantFrom(["1"], "1").map((ids) => put("adgroup.zipcode_ids", ids)),
  fc.constantFrom("1,800.50", "10", "1500.00").map((budget) => put("adgroup.budget", budget)),
  fc.constantFrom("operation_status", "adgroup.status", "ad.creatives.0.ad_id", "request_id").map((word) => put(word, "x")),
  fc.constantFrom("SMART_PLUS", "manual").map((type) => put("campaign_automation_type", type)),
  fc
    .tuple(fc.constantFrom("adgroup", "ad", "ad.creatives", "ad.creatives.0", "adgroup.placements"), odd)
    .map(([path, value]) => put(path, value)),
);

const PLACES: fc.Arbitrary<Parameters<typeof onMeta>[1]> = fc.constantFrom(
  {},
  { market: { country: "DE", currency: "EUR" } },
  { connection: { currency: "JPY" }, campaign: { currency: "JPY" } },
  { connection: { currency: "HUF" } },
);

const broken: fc.Arbitrary<QaInput> = fc
  .tuple(
    fc.oneof(
      fc.tuple(fc.constant(onMeta), fc.array(META_BREAKS, { minLength: 1, maxLength: 8 })),
      fc.tuple(fc.constant(onTikTok), fc.array(TIKTOK_BREAKS, { minLength: 1, maxLength: 8 })),
    ),
    PLACES,
    fc.oneof(
      { weight: 4, arbitrary: fc.constant("CREATE_CAMPAIGN" as const) },
      { weight: 1, arbitrary: fc.constantFrom(...REQUEST_TYPES) },
    ),
  )
  .map(([[whole, breaks], places, requestType]) => {
    const input = whole({}, places);
    const payload = structuredClone(input.ticket.payload) as Record<string, unknown>;
    for (const change of breaks) change(payload);
    return { ...input, ticket: { ...input.ticket, requestType, payload } };
  });

/** Applies the first suggestion again and again, as a person does who takes every one. */
function mended(input: QaInput): { input: QaInput; findings: Finding[]; mends: number } {
  let current = input;
  for (let mends = 0; ; mends++) {
    const findings = runRules(current);
    const next = findings.find(({ suggestion }) => suggestion !== null);
    if (!next?.suggestion || mends >= MOST_MENDS) return { input: current, findings, mends };
    const payload = structuredClone(current.ticket.payload) as Record<string, unknown>;
    expect([next, applyPatch(payload, next.suggestion as Operation[])]).toEqual([next, next.suggestion.map(() => null)]);
    current = { ...current, ticket: { ...current.ticket, payload } };
  }
}

describe("taking every suggestion", () => {
  it("leaves no finding that has one, on a thousand broken tickets of both platforms", { timeout: 120_000 }, () => {
    const taken = new Map<string, number>();
    fc.assert(
      fc.property(broken, (input) => {
        const errors: unknown[] = [];
        for (const { rule, suggestion } of runRules(input, { onError: (_rule, error) => errors.push(error) }))
          if (suggestion) taken.set(rule, (taken.get(rule) ?? 0) + 1);
        expect(errors).toEqual([]);
        const { findings, mends } = mended(input);
        expect(mends).toBeLessThan(MOST_MENDS);
        expect(findings.filter(({ suggestion }) => suggestion !== null)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
    // Every rule that mends took part.
    expect([...taken.keys()].toSorted((a, b) => a.localeCompare(b))).toEqual([
      "account.match",
      "audience.ages",
      "audience.genders",
      "billing.fits_goal",
      "budget.lawful",
      "budget.whole_units",
      "landing.query",
      "landing.url",
      "objective.creatable",
      "payload.values",
      "payload.words",
      "special.narrowing",
      "text.emoji",
      "text.shouting",
      "text.spaces",
      "utm.lower_case",
    ]);
  });
});
