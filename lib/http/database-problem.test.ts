import { describe, expect, it } from "vitest";
import { toProblem } from "./problem";

const naming = { missing: "BRAND_001", violation: <V>(violation: V) => violation } as const;

describe("database refusals", () => {
  const refused = (originalCode: string, more: object = {}) =>
    Object.assign(new Error("raw words of the database"), {
      code: "P2010",
      meta: { driverAdapterError: { cause: { originalCode, ...more } } },
    });
  it.each([
    [refused("23505", { constraint: { index: "brands_live_code" } }), 400, "BRAND_002"],
    [refused("23505", { constraint: { index: "something_else" } }), 409, "CONFLICT_002"],
    [
      refused("23503", {
        constraint: { index: "campaigns_tenant_id_brand_id_fkey" },
        originalMessage: 'insert or update on table "campaigns" violates',
      }),
      422,
      "VALIDATION_005",
    ],
    [refused("23503", { originalMessage: 'update or delete on table "brands" violates foreign key constraint "x"' }), 409, "BRAND_003"],
    [refused("23514", { originalMessage: 'new row violates check constraint "campaigns_flight_in_order"' }), 400, "VALIDATION_001"],
    [refused("22P02"), 400, "VALIDATION_001"],
    [refused("22003"), 400, "VALIDATION_001"],
    [refused("22021"), 400, "VALIDATION_001"],
    [refused("40001"), 409, "CONFLICT_002"],
    [refused("40P01"), 409, "CONFLICT_002"],
    [refused("55P03"), 409, "CONFLICT_002"],
    [refused("57014"), 503, "INTERNAL_002"],
    [refused("42501"), 500, "INTERNAL_001"],
    [Object.assign(new Error("no row"), { code: "P2025" }), 404, "BRAND_001"],
    [
      Object.assign(new Error("Transaction API error: Unable to start a transaction in the given time."), { code: "P2028" }),
      503,
      "INTERNAL_002",
    ],
    [Object.assign(new Error("Transaction API error: expired"), { code: "P2028" }), 500, "INTERNAL_001"],
    [Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }), 503, "INTERNAL_002"],
  ])("%o is %i %s", (thrown, expected, code) => {
    const { status, envelope, foreseen } = toProblem(thrown, "id", naming);
    expect([status, envelope.error.code, foreseen]).toEqual([expected, code, code !== "INTERNAL_001"]);
    expect(JSON.stringify(envelope)).not.toContain("raw words");
    if (code === "VALIDATION_005") expect(envelope.error.violations[0]?.pointer).toBe("/brandId");
    if (code === "BRAND_002") expect(envelope.error.violations).toMatchObject([{ pointer: "/internalCode", rule: "unique" }]);
  });
});
