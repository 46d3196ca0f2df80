import { describe, expect, it } from "vitest";
import { z } from "zod";
import { amountInput } from "@/lib/shared/money";
import { decimalOutput, opaque } from "@/lib/shared/wire-schema";
import { wireJsonSchema } from "./json-schema";

describe("wireJsonSchema", () => {
  it("renames properties at every depth, through pipes, wrappers and unions, and leaves opaque JSON alone", () => {
    const schema = z
      .object({
        campaignName: z.string().max(200),
        totalBudget: amountInput.optional(),
        metaData: opaque().default({}),
        perDay: z.record(z.string(), z.object({ startAt: z.iso.datetime() })).nullable(),
        adSets: z.array(z.object({ dailyBudget: z.number() }).transform((value) => value)),
        kindOf: z.discriminatedUnion("unitKind", [
          z.object({ unitKind: z.literal("a"), aB: z.string() }),
          z.object({ unitKind: z.literal("b") }),
        ]),
      })
      .transform((value) => value.campaignName);
    const made = wireJsonSchema(schema, "input", {}, "test");
    expect(JSON.stringify(made)).not.toMatch(/"(campaignName|totalBudget|startAt|dailyBudget|unitKind|aB)"/);
    expect(made).toMatchObject({
      type: "object",
      additionalProperties: false,
      required: ["campaign_name", "per_day", "ad_sets", "kind_of"],
      properties: {
        campaign_name: { type: "string", maxLength: 200 },
        meta_data: { type: "object", additionalProperties: {}, default: {} },
        ad_sets: { items: { properties: { daily_budget: { type: "number" } }, required: ["daily_budget"] } },
      },
    });
  });

  it("says number for an exact decimal, also behind nullable", () => {
    const made = wireJsonSchema(z.object({ totalBudget: decimalOutput, spentBudget: decimalOutput.nullable() }), "output", {}, "test");
    expect(made).toMatchObject({
      properties: { total_budget: { type: "number" }, spent_budget: { anyOf: [{ type: "number" }, { type: "null" }] } },
    });
    expect(JSON.stringify(made)).not.toContain("wire");
    expect(made).not.toHaveProperty("additionalProperties");
  });

  it("moves named and recursive schemas into the components", () => {
    type Node = { nodeName: string; childNodes?: Node[] };
    const node: z.ZodType<Node> = z.lazy(() => z.object({ nodeName: z.string(), childNodes: z.array(node).optional() }));
    const components = {};
    const brand = z.object({ brandName: z.string() }).meta({ id: "TestBrand" });
    const made = wireJsonSchema(z.object({ brand, again: z.array(brand), tree: node }), "output", components, "listThings");
    expect(made).toMatchObject({ properties: { brand: { $ref: "#/components/schemas/TestBrand" } } });
    expect(components).toMatchObject({ TestBrand: { properties: { brand_name: { type: "string" } } } });
    expect(wireJsonSchema(node, "output", components, "tree")).toEqual({ $ref: "#/components/schemas/treeOutput" });
    expect(JSON.stringify(components)).not.toContain("$defs");
    expect(components).toMatchObject({
      treeOutput: { properties: { child_nodes: { items: { $ref: "#/components/schemas/treeOutput" } } } },
    });
  });

  it("refuses an answer whose shape a transform hides", () => {
    expect(() => wireJsonSchema(z.object({ a: z.string().transform((s) => s.length) }), "output", {}, "op")).toThrow(/op: .*transform/);
  });
});
