import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { wireSpelling } from "@/lib/shared/wire-of";
import { decimalOutput, opaque } from "@/lib/shared/wire-schema";
import { fromWire, toWire, wirePointer } from "./wire";

const campaign = z.object({
  campaignName: z.string(),
  brandId: z.string().optional(),
  targetPercentage: z.number().nullable().default(null),
  metadata: opaque().default({}),
  adSets: z.array(z.object({ dailyBudget: z.number(), landingPageUrl: z.string().optional() })).optional(),
  byDay: z.record(z.string(), z.object({ startAt: z.string() })).optional(),
});

describe("wire → code", () => {
  it("renames declared names at every depth and leaves opaque JSON and record keys alone", () => {
    const sent = {
      campaign_name: "a",
      metadata: { some_key: { innerKey: [{ x_y: 1 }] } },
      ad_sets: [{ daily_budget: 3, landing_page_url: "u" }],
      by_day: { mon_day: { start_at: "9" } },
    };
    expect(fromWire(campaign, sent)).toEqual({
      violations: [],
      value: {
        campaignName: "a",
        metadata: { some_key: { innerKey: [{ x_y: 1 }] } },
        adSets: [{ dailyBudget: 3, landingPageUrl: "u" }],
        byDay: { mon_day: { startAt: "9" } },
      },
    });
  });

  it("refuses unknown names with the nearest known one, camelCase spellings included", () => {
    const { value, violations } = fromWire(campaign, { campaignName: "a", brnd_id: "b", ad_sets: [{ daily_budgett: 1 }], zzzzzzzz: 1 });
    expect(value).toEqual({ adSets: [{}] });
    expect(violations.map(({ pointer, rule, suggestion }) => [pointer, rule, suggestion])).toEqual([
      ["/campaignName", "unknown_field", "campaign_name"],
      ["/brnd_id", "unknown_field", "brand_id"],
      ["/ad_sets/0/daily_budgett", "unknown_field", "daily_budget"],
      ["/zzzzzzzz", "unknown_field", undefined],
    ]);
    expect(violations[3]?.message).toContain("campaign_name");
  });

  it("keeps __proto__ and constructor as keys of opaque JSON without touching any prototype", () => {
    const sent = JSON.parse('{"metadata": {"__proto__": {"polluted": true}, "constructor": 1}}');
    const { value } = fromWire(campaign, sent) as { value: { metadata: object } };
    expect(Object.getPrototypeOf(value.metadata)).toBe(Object.prototype);
    expect(Object.keys(value.metadata)).toEqual(["__proto__", "constructor"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(fromWire(campaign, JSON.parse('{"__proto__": {"polluted": true}}')).violations).toHaveLength(1);
  });

  it("takes the option of a union that is meant", () => {
    const kinds = z.discriminatedUnion("unitKind", [
      z.object({ unitKind: z.literal("daily"), dailyBudget: z.number() }),
      z.object({ unitKind: z.literal("whole"), wholeBudget: z.number() }),
    ]);
    expect(fromWire(kinds, { unit_kind: "whole", whole_budget: 1 })).toEqual({
      value: { unitKind: "whole", wholeBudget: 1 },
      violations: [],
    });
    expect(fromWire(kinds, { unit_kind: "whole", daily_budget: 1 }).violations[0]?.pointer).toBe("/daily_budget");
    const either = z.union([z.string(), z.array(z.object({ aB: z.string() })), z.object({ cD: z.number() })]);
    expect(fromWire(either, "x").value).toBe("x");
    expect(fromWire(either, [{ a_b: "1" }]).value).toEqual([{ aB: "1" }]);
    expect(fromWire(either, { c_d: 1 }).value).toEqual({ cD: 1 });
    expect(fromWire(either, { c_d: 1, c_e: 2 }).violations.map((v) => v.pointer)).toEqual(["/c_e"]);
  });

  it("sees through pipes, lazies, strict and loose objects, tuples, intersections", () => {
    type Node = { nodeName: string; childNodes?: Node[] };
    const node: z.ZodType<Node> = z.lazy(() => z.object({ nodeName: z.string(), childNodes: z.array(node).optional() }));
    expect(fromWire(node, { node_name: "a", child_nodes: [{ node_name: "b" }] }).value).toEqual({
      nodeName: "a",
      childNodes: [{ nodeName: "b" }],
    });
    const piped = z.preprocess(
      (value) => value,
      z.strictObject({ aB: z.string() }).transform((value) => value.aB),
    );
    expect(fromWire(piped, { a_b: "x" })).toEqual({ value: { aB: "x" }, violations: [] });
    expect(fromWire(z.looseObject({ aB: z.string() }), { a_b: "x", c_d: { e_f: 1 } }).value).toEqual({ aB: "x", c_d: { e_f: 1 } });
    expect(fromWire(z.tuple([z.object({ aB: z.number() })], z.object({ cD: z.number() })), [{ a_b: 1 }, { c_d: 2 }]).value).toEqual([
      { aB: 1 },
      { cD: 2 },
    ]);
    const both = z.object({ aB: z.number() }).and(z.object({ cD: z.number() }));
    expect(fromWire(both, { a_b: 1, c_d: 2 })).toEqual({ value: { aB: 1, cD: 2 }, violations: [] });
  });

  it("answers a hostile body of a hundred thousand unknown names quickly and shortly", () => {
    const hostile = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, 1]));
    expect(fromWire(campaign, hostile).violations).toHaveLength(100);
  });
});

describe("code → wire", () => {
  it("writes exact decimals as JSON numbers and dates as ISO 8601", () => {
    const schema = z.object({
      totalBudget: decimalOutput.nullable(),
      startAt: z.date(),
      items: z.array(z.object({ unitPrice: decimalOutput })),
    });
    const value = { totalBudget: "999999999999999.9999", startAt: new Date(0), items: [{ unitPrice: "0.10" }] };
    expect(JSON.stringify(toWire(schema, value))).toBe(
      '{"total_budget":999999999999999.9999,"start_at":"1970-01-01T00:00:00.000Z","items":[{"unit_price":0.10}]}',
    );
    expect(JSON.stringify(toWire(schema, { ...value, totalBudget: null }))).toContain('"total_budget":null');
  });

  it("refuses at definition two properties that would share a wire name", () => {
    expect(() => fromWire(z.object({ aB: z.string(), a_b: z.string() }), {})).toThrow(/a_b/);
  });
});

describe("pointers", () => {
  it("become wire names as far as the schema describes them", () => {
    expect(wirePointer(campaign, "/adSets/0/dailyBudget")).toBe("/ad_sets/0/daily_budget");
    expect(wirePointer(campaign, "/metadata/innerKey/aB")).toBe("/metadata/innerKey/aB");
    expect(wirePointer(campaign, "/byDay/monDay/startAt")).toBe("/by_day/monDay/start_at");
    expect(wirePointer(campaign, "/timeZone")).toBe("/time_zone");
    expect(wirePointer(campaign, "/brand_id")).toBe("/brand_id");
    expect(wirePointer(campaign, "")).toBe("");
  });
});

/** A random schema with a value it accepts, both in camelCase. */
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,4}([A-Z][a-z0-9]{1,4}){0,2}$/);
const leaf = fc.oneof(
  fc.tuple(fc.constant(z.string() as z.ZodType), fc.string() as fc.Arbitrary<unknown>),
  fc.tuple(fc.constant(z.number().nullable() as z.ZodType), fc.option(fc.integer()) as fc.Arbitrary<unknown>),
  fc.tuple(fc.constant(z.boolean().default(true) as z.ZodType), fc.boolean() as fc.Arbitrary<unknown>),
  fc.tuple(fc.constant(z.unknown() as z.ZodType), fc.jsonValue() as fc.Arbitrary<unknown>),
);
const pair: fc.Arbitrary<[z.ZodType, unknown]> = fc.letrec<{ node: [z.ZodType, unknown] }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    tie("node").map(([schema, value]) => [z.array(schema), [value, value]] as [z.ZodType, unknown]),
    tie("node").map(([schema, value]) => [z.record(z.string(), schema), { some_key: value, otherKey: value }] as [z.ZodType, unknown]),
    tie("node").map(([schema, value]) => [z.lazy(() => schema.optional()), value] as [z.ZodType, unknown]),
    fc.uniqueArray(fc.tuple(name, tie("node")), { maxLength: 4, selector: ([key]) => wireSpelling(key) }).map((fields) => {
      const schema = z.object(Object.fromEntries(fields.map(([key, [inner]]) => [key, inner])));
      return [schema, Object.fromEntries(fields.map(([key, [, value]]) => [key, value]))] as [z.ZodType, unknown];
    }),
  ),
})).node;

describe("round trip", () => {
  it("holds for random schemas and values", () => {
    fc.assert(
      fc.property(pair, ([schema, value]) => {
        const wire: unknown = JSON.parse(JSON.stringify(toWire(schema, value) ?? null));
        const back = fromWire(schema, wire);
        expect(back.violations).toEqual([]);
        expect(back.value).toEqual(JSON.parse(JSON.stringify(value ?? null)));
      }),
      { numRuns: 500 },
    );
  });
});
