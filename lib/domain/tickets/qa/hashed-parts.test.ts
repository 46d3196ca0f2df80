import canonicalize from "canonicalize";
import { describe, expect, it } from "vitest";
import { hashedParts } from "./hashed-parts";
import { inputWith, lawfulInput, payloadWith } from "./lawful-input.fixture";
import type { QaInput } from "./qa.types";

const changed = (input: QaInput): string[] => {
  const before = hashedParts(lawfulInput());
  return Object.entries(hashedParts(input))
    .filter(([part, value]) => canonicalize(value) !== canonicalize(before[part]))
    .map(([part]) => part);
};

describe("hashedParts", () => {
  it("names the part that changed", () => {
    expect(changed(payloadWith({ daily_budget: "5" }))).toEqual(["ticket"]);
    expect(changed(inputWith({ campaign: { budget: "1" } }))).toEqual(["campaign"]);
    expect(changed(inputWith({ campaign: { endAt: "2027-02-01T05:00:00.000Z" } }))).toEqual(["flight"]);
    expect(changed(inputWith({ campaign: { archived: true } }))).toEqual(["campaign"]);
    expect(changed(inputWith({ brand: { familyFriendly: false } }))).toEqual(["brand"]);
    expect(changed(inputWith({ market: { country: "CA" } }))).toEqual(["market"]);
    expect(changed(inputWith({ channel: { code: "FB" } }))).toEqual(["channel"]);
    expect(changed({ ...lawfulInput(), connection: null })).toEqual(["connection"]);
    expect(changed(inputWith({ settings: { forbiddenWords: ["x"] } }))).toEqual(["settings"]);
  });

  it("stays the same while nothing that was judged changes", () => {
    expect(changed(inputWith({ now: "2026-12-15T00:00:00.000Z" }))).toEqual([]);
    expect(changed(inputWith({ campaign: { status: "ACTIVE", approval: "REQUESTED" } }))).toEqual([]);
    expect(changed(inputWith({ settings: { approvalRequiredToDeploy: true } }))).toEqual([]);
    expect(changed(inputWith({ rivals: { objects: [{ externalId: "1", kind: "campaign" }] } }))).toEqual([]);
    expect(changed(inputWith({ planIssues: [{ pointer: "/objective", message: "x", value: "y", mend: null }] }))).toEqual([]);
    expect(changed(inputWith({ targets: { chosenId: null, live: [{ id: "o", externalId: "1", name: "x" }] } }))).toEqual([]);
  });

  it("changes when the flight is over", () => {
    expect(changed(inputWith({ now: "2027-01-01T05:00:00.000Z" }))).toEqual(["flight"]);
  });

  it("changes with what the workspace decides about checks, as far as it concerns the ticket", () => {
    const off = { enabled: false, severity: null };
    expect(changed(inputWith({ settings: { rules: { "brand.family_friendly": off } } }))).toEqual(["settings"]);
    expect(changed(inputWith({ settings: { rules: { "no.rule": off } } }))).toEqual([]);
    const item = { id: "i", text: "Looked at", required: true, state: "unsigned" } as const;
    expect(changed({ ...lawfulInput(), checklist: [item] })).toEqual(["checklist"]);
    expect(changed({ ...lawfulInput(), checklist: [{ ...item, required: false }] })).toEqual([]);
    expect(changed({ ...lawfulInput(), resolved: { interests: { "6003": "Sailing" } } })).toEqual(["resolved"]);
  });

  it("lets a pause rest on nothing that a workspace decides", () => {
    const pause = (input: QaInput): QaInput => ({ ...input, ticket: { ...input.ticket, requestType: "PAUSE_CAMPAIGN" } });
    const item = { id: "i", text: "Looked at", required: true, state: "unsigned" } as const;
    const decided = {
      ...inputWith({ settings: { forbiddenWords: ["x"], rules: { "brand.family_friendly": { enabled: true, severity: "block" } } } }),
    };
    const before = canonicalize(hashedParts(pause(lawfulInput())));
    expect(canonicalize(hashedParts(pause({ ...decided, checklist: [item], resolved: { interests: { "1": "Beer" } } })))).toBe(before);
  });
});
