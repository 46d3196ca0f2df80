import { describe, expect, it } from "vitest";
import { testContext } from "@/lib/testing/context";
import { getSetting } from "./get-setting";
import { listSettings } from "./list-settings";
import { putSetting } from "./put-setting";
import { readSetting } from "./read-setting";
import { SETTING_KEYS, SETTINGS } from "./settings.schema";

describe("settings", () => {
  it("have defaults that are good values, and words for whoever changes them", () => {
    for (const key of SETTING_KEYS) {
      const { schema, default: fallback, title, explanation } = SETTINGS[key];
      expect(schema.parse(fallback)).toEqual(fallback);
      expect(title.length * explanation.length).toBeGreaterThan(0);
    }
  });

  it("hold their default until set, then their value, then their default again, and count versions on", async () => {
    const ctx = await testContext({ role: "admin" });
    const read = () => ctx.read((tx) => readSetting(tx, ctx, "approval.required_to_deploy"));
    expect(await getSetting(ctx, { key: "approval.required_to_deploy" })).toMatchObject({
      value: false,
      isDefault: true,
      version: 0,
      updatedAt: null,
    });
    expect(await read()).toBe(false);
    expect(await putSetting(ctx, { key: "approval.required_to_deploy", value: true })).toMatchObject({
      value: true,
      isDefault: false,
      version: 1,
    });
    expect(await read()).toBe(true);
    expect(await putSetting(ctx, { key: "approval.required_to_deploy", value: null })).toMatchObject({
      value: false,
      isDefault: true,
      version: 2,
    });
    expect(await read()).toBe(false);
    const { settings } = await listSettings(ctx);
    expect(settings.map((setting) => setting.key)).toEqual(SETTING_KEYS);
  });

  it("are stored in one form: exact decimals, no word twice", async () => {
    const ctx = await testContext({ role: "admin" });
    await putSetting(ctx, { key: "qa.budget_caps", value: { USD: { daily: 5000.5 }, JPY: { daily: null, lifetime: "100" } } });
    await putSetting(ctx, { key: "qa.forbidden_words", value: [" beer ", "beer", "de\u0301mo"] });
    await ctx.read(async (tx) => {
      expect(await readSetting(tx, ctx, "qa.budget_caps")).toEqual({
        USD: { daily: "5000.5", lifetime: null },
        JPY: { daily: null, lifetime: "100" },
      });
      expect(await readSetting(tx, ctx, "qa.forbidden_words")).toEqual(["beer", "démo"]);
    });
  });

  it("refuse what they cannot be, naming the place", async () => {
    const ctx = await testContext({ role: "admin" });
    const pointers = async (key: string, value: unknown) => {
      const error = await putSetting(ctx, { key, value }).catch((thrown) => thrown);
      return (error.issues ?? error.violations).map(
        (issue: { path?: string[]; pointer?: string }) => issue.pointer ?? `/${issue.path?.join("/")}`,
      );
    };
    expect(await pointers("approval.separation", "yes")).toEqual(["/value"]);
    expect(await pointers("qa.budget_caps", { USD: { daily: -1, monthly: 3 }, DOLLAR: {} })).toEqual([
      "/value/USD/daily",
      "/value/USD",
      "/value/DOLLAR",
    ]);
    expect(await pointers("approval.separation", undefined)).toEqual(["/value"]);
    for (const key of ["no.such", "constructor", "__proto__"]) {
      await expect(putSetting(ctx, { key, value: 1 })).rejects.toMatchObject({ code: "SETTING_001" });
      await expect(getSetting(ctx, { key })).rejects.toMatchObject({ code: "SETTING_001" });
    }
  });

  it("are changed by one of two who saw the same version", async () => {
    const { tenant, userId, ...ctx } = await testContext({ role: "admin" });
    const seen = await testContext({ role: "admin", tenant, userId, ifMatch: 0 });
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => putSetting(seen, { key: "approval.separation", value: false })));
    expect(outcomes.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    const codes = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
    expect(codes).toEqual(["CONFLICT_001", "CONFLICT_001"]);
    const entries = await ctx.read((tx) => tx.auditEntry.findMany({ where: { tenantId: ctx.tenantId } }));
    expect(entries.map((entry) => [entry.action, entry.subjectId, entry.changes])).toEqual([
      ["setting.changed", "approval.separation", { value: [true, false] }],
    ]);
  });

  it("are an admin's business, each workspace's own", async () => {
    const ctx = await testContext({ role: "admin" });
    await putSetting(ctx, { key: "approval.separation", value: false });
    const manager = await testContext({ role: "manager", tenant: ctx.tenant });
    await expect(listSettings(manager)).rejects.toMatchObject({ code: "AUTH_003" });
    await expect(putSetting(manager, { key: "approval.separation", value: true })).rejects.toMatchObject({ code: "AUTH_003" });
    expect(await manager.read((tx) => readSetting(tx, manager, "approval.separation"))).toBe(false);
    const other = await testContext({ role: "admin" });
    expect(await other.read((tx) => readSetting(tx, other, "approval.separation"))).toBe(true);
  });

  it("whose stored value is no longer good count as unset", async () => {
    const ctx = await testContext({ role: "admin" });
    await ctx.write((tx) => tx.setting.create({ data: { tenantId: ctx.tenantId, key: "approval.separation", value: "perhaps" } }));
    expect(await ctx.read((tx) => readSetting(tx, ctx, "approval.separation"))).toBe(true);
  });
});
