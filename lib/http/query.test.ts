import { describe, expect, it } from "vitest";
import { z } from "zod";
import { listQuery } from "@/lib/shared/pagination";
import { readQuery } from "./query";

const schema = listQuery(["name", "created_at"], "-created_at", {
  brandId: z.uuid().optional(),
  status: z.array(z.enum(["DRAFT", "ACTIVE"])).optional(),
  tags: z.array(z.string()).optional(),
  budgetMin: z.union([z.string(), z.number()]).optional(),
  targetShare: z.number().nullable().optional(),
  startAfter: z.iso.date().optional(),
  isTemplate: z.stringbool().optional(),
});

function read(query: string) {
  const { value, violations } = readQuery(schema, new URLSearchParams(query));
  return { value, violations: violations.map(({ pointer, rule, suggestion }) => [pointer, rule, ...(suggestion ? [suggestion] : [])]) };
}

describe("readQuery", () => {
  it("gives each text the type its parameter has", () => {
    expect(
      read(
        "limit=10&include_deleted=true&search=0&status=DRAFT&status=ACTIVE&tags=a,b,,c&budget_min=10.50&target_share=2.5&start_after=2026-01-01&is_template=yes",
      ),
    ).toEqual({
      value: {
        limit: 10,
        includeDeleted: true,
        search: "0",
        status: ["DRAFT", "ACTIVE"],
        tags: ["a", "b", "c"],
        budgetMin: "10.50",
        targetShare: 2.5,
        startAfter: "2026-01-01",
        isTemplate: "yes",
      },
      violations: [],
    });
  });

  it.each(["1e3", "0x10", " 1", "1_000", "٣", "", "99999999999999999999", "NaN"])(
    "leaves %j for the schema to refuse as a number",
    (text) => {
      expect(read(`limit=${encodeURIComponent(text)}`).value).toEqual({ limit: text });
    },
  );

  it("refuses what is unknown, given twice, or holds NUL", () => {
    expect(read("brandId=x&limt=1&limit=1&limit=2&search=a%00b&__proto__=1&zzzzzzzzzzz=1").violations).toEqual([
      ["/brandId", "unknown_parameter", "brand_id"],
      ["/limt", "unknown_parameter", "limit"],
      ["/limit", "duplicate"],
      ["/search", "nul"],
      ["/__proto__", "unknown_parameter"],
      ["/zzzzzzzzzzz", "unknown_parameter"],
    ]);
  });

  it("refuses every parameter where none is known", () => {
    expect(readQuery(undefined, new URLSearchParams("a=1")).violations).toMatchObject([
      { in: "query", pointer: "/a", message: expect.stringContaining("none") },
    ]);
  });
});
