import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REQUEST_TYPES } from "@/lib/platforms/payload-schema";
import { findAdapter } from "@/lib/platforms/registry";
import { type EarlierRun, recheck, ruleSetVersion, runRules } from "./engine";
import { INPUT_PARTS, type InputPart, partOf, partsOf, READ_FOR_EVERY_RULE } from "./input-parts";
import { inputWith, LAWFUL_PAYLOAD, lawfulInput } from "./lawful-input.fixture";
import type { QaInput } from "./qa.types";
import { QA_RULES } from "./registry";
import type { Rule } from "./rule";
import { rulesHash } from "./rules-hash";
import { Subject } from "./subject";

const hashed = (input: QaInput) =>
  Object.fromEntries(Object.entries(partsOf(input)).map(([part, value]) => [part, rulesHash([canonicalize(value) ?? "null"])]));

/** The findings as they come back from the database. */
const runOf = (input: QaInput): EarlierRun => ({
  ruleSetVersion,
  parts: hashed(input),
  findings: JSON.parse(JSON.stringify(runRules(input))),
});

/** Edits as people make them: some part of some ticket, also of what the ticket belongs to. */
const payloadWords = fc.dictionary(
  fc.constantFrom(...Object.keys(LAWFUL_PAYLOAD), "lifetime_budget", "adset", "status", "start_time", "stop_time"),
  fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>("US", "REACH", "1,800.50", "500000", "https://example.com/", "http://10.0.0.1", [], ["HOUSING"], {
      daily_budget: "5",
      targeting: { geo_locations: { countries: ["DE"] }, interests: [{ id: "6003", name: "Beer" }] },
    }),
  ),
  { maxKeys: 3 },
);
const edit: fc.Arbitrary<(input: QaInput) => QaInput> = fc.oneof(
  payloadWords.map((words) => (input: QaInput) => ({
    ...input,
    ticket: { ...input.ticket, payload: { ...input.ticket.payload, ...words } },
  })),
  fc.constantFrom(...REQUEST_TYPES).map((requestType) => (input: QaInput) => ({ ...input, ticket: { ...input.ticket, requestType } })),
  fc
    .record(
      {
        now: fc.constantFrom("2026-11-21T09:00:00.000Z", "2026-12-15T00:00:00.000Z", "2027-02-01T00:00:00.000Z"),
        connection: fc.constantFrom(
          null,
          { ...lawfulInput().connection, currency: "EUR" },
          { ...lawfulInput().connection, accountId: "9" },
        ),
        rivals: fc.constantFrom({ tickets: [], objects: [] }, { tickets: [], objects: [{ externalId: "1", kind: "campaign" }] }),
        targets: fc.constantFrom({ chosenId: "o", live: [] }, { chosenId: null, live: [{ id: "o", externalId: "1", name: "x" }] }),
        checklist: fc.constantFrom([], [{ id: "i", text: "Looked at", required: true, state: "stale" }]),
        planIssues: fc.constantFrom(
          [],
          [{ pointer: "/objective", message: "x", value: "OUTCOME_TRAFFIC", mend: [{ op: "remove", path: "/objective" }] }],
        ),
        resolved: fc.constantFrom({ interests: {} }, { interests: { "6003": "Casino" } }),
      },
      { requiredKeys: [] },
    )
    .map((parts) => (input: QaInput) => ({ ...input, ...parts }) as QaInput),
  fc
    .record(
      {
        ticket: fc.record({
          label: fc.constantFrom(null, "Casino night", "carousel"),
          name: fc.constantFrom("X", lawfulInput().ticket.name),
        }),
        campaign: fc.record(
          {
            campaignName: fc.constantFrom("Wine", "Moana Launch"),
            brandCode: fc.constantFrom("DIS", "KSV"),
            budget: fc.constantFrom("10", "50000"),
            currency: fc.constantFrom("EUR", "USD", "JPY"),
            approval: fc.constantFrom("NONE", "APPROVED"),
            status: fc.constantFrom("COMPLETED", "ACTIVE"),
            deleted: fc.boolean(),
            endAt: fc.constantFrom(null, "2026-11-01T00:00:00.000Z", "2027-01-01T05:00:00.000Z"),
            startAt: fc.constantFrom(null, "2026-11-28T05:00:00.000Z"),
          },
          { requiredKeys: [] },
        ),
        brand: fc.record({ familyFriendly: fc.boolean(), deleted: fc.boolean() }),
        market: fc.record({ country: fc.constantFrom("US", "DE"), timeZone: fc.constantFrom("America/New_York", "Europe/Berlin") }),
        channel: fc.record({ platform: fc.constantFrom("meta", "reddit"), code: fc.constantFrom("META", "FB") }),
        settings: fc.record(
          {
            forbiddenWords: fc.constantFrom([], ["ocean"]),
            budgetCaps: fc.constantFrom({}, { USD: { daily: "5", lifetime: null } }),
            approvalRequiredToDeploy: fc.boolean(),
            rules: fc.constantFrom({}, { "brand.family_friendly": { enabled: false, severity: null } }),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    )
    .map((parts) => (input: QaInput) => {
      const changed: Record<string, unknown> = { ...input };
      for (const [name, part] of Object.entries(parts)) changed[name] = { ...(changed[name] as object), ...part };
      return changed as QaInput;
    }),
);

describe("recheck", () => {
  it("says what a full run says, whatever was edited between the two", { timeout: 60_000 }, () => {
    let spared = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let input = lawfulInput();
        let earlier = runOf(input);
        for (const make of edits) {
          input = make(input);
          const { findings, judged } = recheck(input, hashed(input), earlier);
          expect(JSON.parse(JSON.stringify(findings))).toEqual(JSON.parse(JSON.stringify(runRules(input))));
          spared += QA_RULES.length - judged;
          earlier = { ruleSetVersion, parts: hashed(input), findings: JSON.parse(JSON.stringify(findings)) };
        }
      }),
      { numRuns: 500 },
    );
    expect(spared).toBeGreaterThan(1_000);
  });

  it("asks only the rules that read what changed", () => {
    const input = lawfulInput();
    const changed = inputWith({ settings: { forbiddenWords: ["ocean"] } });
    const { judged, findings } = recheck(changed, hashed(changed), runOf(input));
    const reading = QA_RULES.filter((rule) => rule.reads.some((part) => part === "settings.forbiddenWords" || part === "now"));
    expect(judged).toBeLessThanOrEqual(reading.length);
    expect(findings.some((found) => found.rule === "brand.family_friendly")).toBe(true);
  });

  it("asks every rule after another set of rules, after a switch, and without an earlier run", () => {
    const input = lawfulInput();
    const all = recheck(input, hashed(input), null).judged;
    expect(recheck(input, hashed(input), { ...runOf(input), ruleSetVersion: "other" }).judged).toBe(all);
    expect(recheck(input, hashed(input), { ...runOf(input), parts: {} }).judged).toBe(all);
    const switched = inputWith({ settings: { rules: { "brand.family_friendly": { enabled: true, severity: "warn" } } } });
    expect(recheck(switched, hashed(switched), runOf(input)).judged).toBe(all);
    expect(recheck(input, hashed(input), runOf(input)).judged).toBeLessThan(all);
  });
});

describe("what a rule declares to read", () => {
  /** Everything a rule touched of the input while it judged, as paths. */
  function touchedBy(rule: Rule, input: QaInput): Set<string> {
    const touched = new Set<string>();
    const inside = ["ticket", "campaign", "settings"];
    const watch = (value: object, path: string): object =>
      new Proxy(value, {
        get: (target, name) => {
          const found = Reflect.get(target, name) as unknown;
          if (typeof name !== "string") return found;
          const here = path === "" ? name : `${path}.${name}`;
          if (inside.includes(here)) return watch(found as object, here);
          touched.add(here);
          return found;
        },
        ownKeys: (target) => {
          for (const name of Reflect.ownKeys(target)) touched.add(path === "" ? String(name) : `${path}.${String(name)}`);
          return Reflect.ownKeys(target);
        },
      });
    const subject = new Subject(watch(input, "") as QaInput, findAdapter(input.channel.platform));
    try {
      for (const said of rule.judge(subject)) expect(said.message).not.toBe("");
    } catch {
      // What it touched until then counts all the same.
    }
    return touched;
  }

  const situations: QaInput[] = [
    lawfulInput(),
    { ...lawfulInput(), connection: null },
    inputWith({ campaign: { currency: "EUR", endAt: "2026-11-01T00:00:00.000Z", startAt: "2026-12-01T00:00:00.000Z" } }),
  ].flatMap((input) =>
    REQUEST_TYPES.flatMap((requestType) =>
      [
        {},
        { daily_budget: "5000000", lifetime_budget: "-1", status: "x", objective: "REACH", landing_page_url: "http://localhost" },
        { creative: { message: "Casino", link: "http://x" }, adset: { daily_budget: "5" }, start_time: "2026-01-01T00:00:00Z" },
      ].map((words) => ({
        ...input,
        ticket: { ...input.ticket, requestType, payload: { ...LAWFUL_PAYLOAD, ...words } },
        resolved: { interests: {} },
        rivals: { tickets: [{ id: "t", key: "SB-7", status: "READY_FOR_API" }], objects: [{ externalId: "1", kind: "campaign" }] },
        checklist: [{ id: "i", text: "Looked at", required: true, state: "unsigned" as const }],
      })),
    ),
  );

  it.each(QA_RULES.map((rule) => [rule.id, rule] as const))("%s reads no more than that", (_id, rule) => {
    const undeclared = new Set<string>();
    for (const input of situations) {
      for (const platform of ["meta", "tiktok"]) {
        for (const path of touchedBy(rule, { ...input, channel: { ...input.channel, platform } })) {
          const part = partOf(path);
          if (part === null) continue;
          expect([path, part]).not.toEqual([path, undefined]);
          if (!rule.reads.includes(part as InputPart) && !READ_FOR_EVERY_RULE.includes(part as InputPart))
            undeclared.add(`${part} (${path})`);
        }
      }
    }
    expect([...undeclared]).toEqual([]);
  });

  it("covers the whole input", () => {
    const input = { ...lawfulInput(), resolved: { interests: {} } };
    const inside = ["ticket", "campaign", "settings"];
    const paths = Object.entries(input).flatMap(([name, value]) =>
      inside.includes(name) ? Object.keys(value as object).map((inner) => `${name}.${inner}`) : [name],
    );
    expect(paths.filter((path) => partOf(path) === undefined)).toEqual([]);
    expect(Object.keys(partsOf(input)).toSorted((a, b) => a.localeCompare(b))).toEqual(
      INPUT_PARTS.filter((part) => part !== "now").toSorted((a, b) => a.localeCompare(b)),
    );
  });
});
