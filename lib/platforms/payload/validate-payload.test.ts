import { describe, expect, it } from "vitest";
import type { FieldType, Level, PayloadField, PayloadSchema, RequestType, Source } from "@/lib/platforms/payload-schema";
import { mentionsOf } from "./mentions";
import { validatePayload } from "./validate-payload";

const source: Source = { document: "a test", readOn: "2026-11-21", confidence: "H" };
const both: PayloadField["use"] = { CREATE_CAMPAIGN: "optional", UPDATE_CAMPAIGN: "optional" };
const needed: PayloadField["use"] = { CREATE_CAMPAIGN: "required", UPDATE_CAMPAIGN: "optional" };
const word = (name: string, level: Level, type: FieldType, extra: Partial<PayloadField> = {}): PayloadField => ({
  name,
  level,
  type,
  use: both,
  description: "A word",
  source,
  ...extra,
});
const TEXT: FieldType = { kind: "text" };
const place: FieldType = {
  kind: "object",
  required: ["country"],
  oneOf: [["city", "region"]],
  fields: [word("country", "ad_group", { kind: "country" }), word("city", "ad_group", TEXT), word("region", "ad_group", TEXT)],
};
const group: FieldType = {
  kind: "object",
  fields: [
    word("goal", "ad_group", { kind: "enum", values: ["CLICKS", "REACH"] }, { use: needed }),
    word("born", "ad_group", TEXT, { use: { CREATE_CAMPAIGN: "optional" } }),
    word("budget", "ad_group", { kind: "money" }, { role: "daily_budget" }),
    word("total", "ad_group", { kind: "money" }),
    word("places", "ad_group", { kind: "list", of: place, min: 1, max: 2 }),
  ],
};
const SCHEMA: PayloadSchema = {
  fields: [
    word("title", "campaign", TEXT, { use: needed }),
    word("budget", "campaign", { kind: "money" }, { role: "daily_budget" }),
    word("goal", "ad_group", { kind: "enum", values: ["CLICKS", "REACH"] }, { use: {} }),
    word("group", "ad_group", group),
    word("ad", "ad", { kind: "object", open: true, fields: [word("text", "ad", TEXT)] }),
  ],
  forbidden: [{ name: "status", why: "is set elsewhere" }],
  exclusive: [{ names: ["budget", "total"], why: "One budget", block: "group" }],
  blocks: [
    { name: "group", level: "ad_group", needs: [] },
    { name: "ad", level: "ad", needs: ["group"] },
  ],
};
const judged = (payload: Record<string, unknown>, requestType: RequestType = "CREATE_CAMPAIGN") =>
  validatePayload(SCHEMA, payload, { requestType, currency: "USD", moneyDecimals: 2, moneyMost: "1000" }).map(
    ({ rule, severity, pointer }) => `${severity} ${rule.replace("payload.", "")} ${pointer}`,
  );
const whole = { goal: "REACH", places: [{ country: "US", city: "Reno" }] };

describe("a level's block", () => {
  it("is taken whole, and says nothing then", () => {
    expect(judged({ title: "A", group: whole, ad: { text: "x", anything: 1 } })).toEqual([]);
  });

  it("must have what it needs, what its objects need, and no more than it may", () => {
    expect(judged({ title: "A", group: {} })).toEqual(["block required /group/goal"]);
    expect(judged({ title: "A", group: { goal: "REACH", places: [] } })).toEqual(["block type /group/places"]);
    expect(judged({ title: "A", group: { goal: "REACH", places: [{ city: "Reno", region: "Nevada" }, { country: "US" }] } })).toEqual([
      "block required /group/places/0/country",
      "block exclusive /group/places/0/region",
      "block required /group/places/1/city",
    ]);
    expect(judged({ title: "A", group: { ...whole, budget: "5", total: "5" } })).toEqual(["block exclusive /group/total"]);
    expect(judged({ title: "A", group: { ...whole, status: "ON", gaol: "REACH" } })).toEqual([
      "block forbidden_word /group/status",
      "block unknown_word /group/gaol",
    ]);
    expect(judged({ title: "A", group: [] })).toEqual(["block type /group"]);
  });

  it("needs the block above it when it is made, not when it is changed", () => {
    expect(judged({ title: "A", ad: { text: "x" } })).toEqual(["block level_missing /group"]);
    expect(judged({ ad: { text: "x" } }, "UPDATE_CAMPAIGN")).toEqual([]);
    expect(judged({ title: "A", group: null })).toEqual([]);
  });

  it("may be partial in an update, which tells what of it cannot be changed", () => {
    expect(judged({ group: { budget: "5" } }, "UPDATE_CAMPAIGN")).toEqual([]);
    expect(judged({ group: { budget: "5", born: 7 } }, "UPDATE_CAMPAIGN")).toEqual(["warn type /group/born", "info not_sent /group/born"]);
    expect(judged({ group: {} }, "UPDATE_CAMPAIGN")).toEqual(["block nothing_to_send "]);
    expect(judged({ group: { budget: null } }, "UPDATE_CAMPAIGN")).toEqual(["block nothing_to_send "]);
    expect(judged({ goal: "REACH" }, "UPDATE_CAMPAIGN")).toEqual(["info not_sent /goal", "block nothing_to_send "]);
  });

  it("is told and never stops what does not send it", () => {
    expect(judged({ group: { goal: "FAME", status: "ON" }, budget: "x" }, "PAUSE_CAMPAIGN")).toEqual([
      "warn enum /group/goal",
      "block forbidden_word /group/status",
      "info not_sent /group",
      "warn money /budget",
      "info not_sent /budget",
    ]);
  });

  it("is where a word of its level belongs", () => {
    const [issue] = validatePayload(
      SCHEMA,
      { title: "A", goal: "REACH" },
      { requestType: "CREATE_CAMPAIGN", currency: "USD", moneyDecimals: 2, moneyMost: "1000" },
    );
    expect(issue).toMatchObject({ severity: "info", message: expect.stringContaining('only what stands inside "group" makes one') });
  });

  it("has its values found by their roles", () => {
    expect(
      mentionsOf(SCHEMA, { budget: "1", group: { budget: "2", goal: "REACH" } }).map(({ pointer, level }) => `${level} ${pointer}`),
    ).toEqual(["campaign /budget", "ad_group /group/budget"]);
  });
});
