import fc from "fast-check";
import { applyPatch } from "rfc6902";
import { describe, expect, it } from "vitest";
import { REQUEST_TYPES } from "@/lib/platforms/payload-schema";
import { adapterFor } from "@/lib/platforms/registry";
import { MOST_FINDINGS_PER_RULE, ruleSetVersion, runRules } from "./engine";
import { INPUT_PARTS } from "./input-parts";
import { inputWith, LAWFUL_PAYLOAD, lawfulInput, payloadWith } from "./lawful-input.fixture";
import { type Finding, finding } from "./qa.schema";
import type { QaInput } from "./qa.types";
import { QA_RULES } from "./registry";
import type { Rule } from "./rule";

const blocks = (input: QaInput) => runRules(input).filter((found) => found.severity === "block");

describe("runRules", () => {
  it("lets a lawful ticket through", () => {
    expect(runRules(lawfulInput()).filter((found) => found.severity !== "info")).toEqual([]);
  });

  it("says everything at once", () => {
    const bad = payloadWith(
      {
        ad_account_id: "987",
        objective: "REACH",
        daily_budget: "100000.01",
        lifetime_budget: "-5",
        status: "ACTIVE",
        creative: { message: "Casino night", link: "http://localhost/x" },
        targeting: { geo_locations: { countries: ["FR"] } },
        landing_page_url: "https://user:secret@example.com/",
        dayly_budget: "1",
      },
      {
        brand: { deleted: true },
        campaign: { endAt: "2026-11-01T00:00:00.000Z" },
        rivals: { tickets: [{ id: "t", key: "SB-7", status: "READY_FOR_API" }] },
      },
    );
    const input = { ...bad, ticket: { ...bad.ticket, name: "DIS_US_META_2026_Other" } };
    expect([...new Set(blocks(input).map((found) => found.rule))].sort((a, b) => a.localeCompare(b))).toEqual([
      "account.match",
      "brand.family_friendly",
      "budget.lawful",
      "flight.order",
      "landing.url",
      "name.scheme",
      "name.unique",
      "objective.creatable",
      "payload.words",
      "subjects.alive",
      "targeting.market_country",
    ]);
  });

  it("makes a finding of a rule that throws, and goes on", () => {
    const failing: Rule = {
      ...(QA_RULES[0] as Rule),
      id: "test.failing",
      judge: () => {
        throw new Error("secret detail");
      },
    };
    const late: Rule = {
      ...failing,
      id: "test.late",
      *judge() {
        yield { pointer: "/name", message: "first" };
        throw new Error("secret detail");
      },
    };
    const errors: string[] = [];
    const found = runRules(lawfulInput(), { rules: [failing, late, ...QA_RULES], onError: (rule) => errors.push(rule) });
    expect(found.slice(0, 3).map(({ rule, severity }) => [rule, severity])).toEqual([
      ["test.failing", "block"],
      ["test.late", "block"],
      ["test.late", "block"],
    ]);
    expect(JSON.stringify(found)).not.toContain("secret detail");
    expect(errors).toEqual(["test.failing", "test.late"]);
    expect(found.length).toBe(3 + runRules(lawfulInput()).length);
  });

  it("counts what it does not show", () => {
    const words = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`strange_word_${i}`, i]));
    const found = runRules(payloadWith(words)).filter((f) => f.rule === "payload.words");
    expect(found).toHaveLength(MOST_FINDINGS_PER_RULE + 1);
    expect(found.at(-1)).toMatchObject({ severity: "block", value: 200 - MOST_FINDINGS_PER_RULE });
  });

  it("judges a platform without an adapter by what needs none", () => {
    const found = blocks(inputWith({ channel: { platform: "reddit", name: "Reddit" }, brand: { deleted: true } }));
    expect(found.map((f) => f.rule)).toEqual(["channel.platform", "subjects.alive"]);
  });
});

describe("the registry", () => {
  it("has rules with ids of their own that declare what they read", () => {
    expect(new Set(QA_RULES.map((rule) => rule.id)).size).toBe(QA_RULES.length);
    for (const rule of QA_RULES) {
      expect(rule.id).toMatch(/^[a-z]+\.[a-z_]+$/);
      expect(rule.reads.length).toBeGreaterThan(0);
      for (const part of rule.reads) expect(INPUT_PARTS).toContain(part);
    }
    expect(ruleSetVersion).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("hostile payloads", () => {
  const json = fc.jsonValue({ maxDepth: 6 });
  const known = fc.constantFrom(
    ...Object.keys(LAWFUL_PAYLOAD),
    "lifetime_budget",
    "adset",
    "ad",
    "start_time",
    "stop_time",
    "status",
    "promoted_object",
    "__proto__",
    "constructor",
    "toString",
  );
  const payload = fc.oneof(
    fc.dictionary(known, json, { maxKeys: 12 }),
    fc.dictionary(fc.string({ unit: "binary" }), json),
    fc
      .dictionary(
        known,
        fc.oneof(
          json,
          fc.constantFrom(
            "US",
            "us",
            "1,800.50",
            "true",
            "link clicks",
            "https://x:y@example.com/",
            " https://example.com/ ",
            "act 123 456 789",
            "http://10.0.0.1",
            5e-7,
            1e21,
          ),
        ),
        { maxKeys: 8 },
      )
      .map((words) => ({ ...LAWFUL_PAYLOAD, ...words })),
    fc.record({
      targeting: fc.record({ geo_locations: json, interests: json, flexible_spec: json }),
      creative: json,
      adset: fc.record({ daily_budget: json, targeting: json, status: json }),
    }),
  );
  const input = fc.tuple(payload, fc.constantFrom(...REQUEST_TYPES)).map(([words, requestType]) => {
    const lawful = lawfulInput();
    return { ...lawful, ticket: { ...lawful.ticket, requestType, payload: words as Record<string, unknown> } };
  });

  it("never throws, never leaves a rule unjudged, and says only what can be stored and shown", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(input, (hostile) => {
        const before = JSON.stringify(hostile);
        const errors: unknown[] = [];
        const found = runRules(hostile, { onError: (_rule, error) => errors.push(error) });
        expect(errors).toEqual([]);
        for (const one of found) {
          expect(finding.safeParse(one).success).toBe(true);
          expect(JSON.parse(JSON.stringify(one))).toEqual(one);
          expect(one.message.isWellFormed() && one.pointer.isWellFormed()).toBe(true);
          expect(one.message.length).toBeLessThanOrEqual(1000);
        }
        expect(JSON.stringify(hostile)).toBe(before);
        expect(runRules(hostile)).toEqual(found);
      }),
      { numRuns: 1000 },
    );
  });

  it("makes only suggestions that remove the finding that made them", { timeout: 60_000 }, () => {
    let applied = 0;
    fc.assert(
      fc.property(input, (hostile) => {
        for (const one of runRules(hostile)) {
          if (!one.suggestion) continue;
          applied++;
          const mended = structuredClone(hostile.ticket.payload) as Record<string, unknown>;
          const results = applyPatch(mended, one.suggestion as Parameters<typeof applyPatch>[1]);
          expect(results).toEqual(one.suggestion.map(() => null));
          const after = runRules({ ...hostile, ticket: { ...hostile.ticket, payload: mended } });
          expect(after.some((other) => isSame(other, one))).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
    expect(applied).toBeGreaterThan(100);
  });

  it("lets nothing through that the adapter could not plan", { timeout: 60_000 }, () => {
    const adapter = adapterFor("meta");
    /** Mostly right, now and then not: what gets past every rule is what must be plannable. */
    const mostly = (good: readonly unknown[], odd: fc.Arbitrary<unknown>) =>
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: odd });
    const amounts = fc.oneof(fc.double({ noDefaultInfinity: true, noNaN: true }), fc.constantFrom(1e-7, "90071992547409.92", "1e3", ""));
    const words = fc.record(
      {
        ad_account_id: mostly(["123456789", "act_123456789", 123456789, null], fc.constantFrom(" 123456789 ", "1")),
        objective: mostly(["OUTCOME_SALES", "OUTCOME_LEADS"], fc.constantFrom("REACH", null)),
        daily_budget: mostly(["1800.50", 5, 0.01, "100000"], amounts),
        lifetime_budget: mostly([null, null, null, "1000000"], amounts),
        spend_cap: mostly(["500", null, 12.5], amounts),
        special_ad_categories: mostly([[], ["HOUSING"], ["NONE"]], fc.constantFrom("HOUSING", ["x"])),
        start_time: mostly(["2026-12-02T00:00:00Z", "2026-12-02T00:00:00+01:00", null], fc.constantFrom("2026-12-02", 5)),
        stop_time: mostly(["2026-12-20T00:00:00Z", null], fc.constantFrom("2026-12-01T00:00:00Z", "x")),
        bid_strategy: mostly(["COST_CAP", "LOWEST_COST_WITHOUT_CAP"], fc.constant("CHEAP")),
        pacing_type: mostly([["standard"], null], fc.constant("standard")),
        is_adset_budget_sharing_enabled: mostly([true, false], fc.constant("true")),
        landing_page_url: mostly(["https://example.com"], fc.constant("x")),
        promoted_object: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    let planned = 0;
    fc.assert(
      fc.property(words, fc.constantFrom(...REQUEST_TYPES), (changed, requestType) => {
        const input = payloadWith(changed, { targets: { chosenId: null, live: [{ id: "o", externalId: "1", name: "x" }] } });
        const judged = { ...input, ticket: { ...input.ticket, requestType } };
        if (runRules(judged).some((found) => found.severity === "block")) return;
        planned++;
        const { campaign, ticket } = judged;
        const plan = adapter.plan({
          requestType,
          account: { id: "123456789", currency: "USD", timeZone: "America/New_York" },
          name: ticket.name,
          reference: "sb-1",
          payload: ticket.payload,
          flight: { startAt: campaign.startAt, endAt: campaign.endAt, zone: campaign.timeZone },
          target: requestType === "CREATE_CAMPAIGN" ? null : { externalId: "1", name: "x", lastSent: null, state: "PAUSED", children: [] },
        });
        expect(plan.requests.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
    expect(planned).toBeGreaterThan(50);
  });

  function isSame(a: Finding, b: Finding): boolean {
    return a.rule === b.rule && a.pointer === b.pointer && a.message === b.message;
  }

  it.each<[string, () => Record<string, unknown>]>([
    ["nested 50,000 deep", () => ({ ...LAWFUL_PAYLOAD, promoted_object: nested(50_000) })],
    ["of 200,000 words", () => Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`w${i}`, 1]))],
    ["with a text of ten million letters", () => ({ ...LAWFUL_PAYLOAD, creative: { message: "casino ".repeat(1_500_000) } })],
    ["with a word of a million letters", () => ({ ...LAWFUL_PAYLOAD, ["x".repeat(1_000_000)]: 1 })],
    [
      "with a list of a million interests",
      () => ({ ...LAWFUL_PAYLOAD, targeting: { interests: Array.from({ length: 1_000_000 }, () => ({ name: "beer" })) } }),
    ],
    [
      "with a million letters in many texts",
      () => ({ ...LAWFUL_PAYLOAD, targeting: { interests: Array.from({ length: 100 }, () => ({ name: "beer ".repeat(2_000) })) } }),
    ],
    [
      "with itself inside",
      () => {
        const payload: Record<string, unknown> = { ...LAWFUL_PAYLOAD };
        payload.targeting = payload;
        return payload;
      },
    ],
  ])("blocks a payload %s in bounded time", (_what, make) => {
    const lawful = lawfulInput();
    const hostile = { ...lawful, ticket: { ...lawful.ticket, payload: make() } };
    const errors: unknown[] = [];
    const started = performance.now();
    const found = runRules(hostile, { onError: (_rule, error) => errors.push(error) });
    const took = performance.now() - started;
    expect(errors).toEqual([]);
    expect(found.some((one) => one.severity === "block")).toBe(true);
    expect(took).toBeLessThan(2_000);
  });

  function nested(depth: number): unknown {
    let value: unknown = "x";
    for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
    return value;
  }
});
