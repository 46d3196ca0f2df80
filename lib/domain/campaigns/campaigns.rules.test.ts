import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  approvalAfterEdit,
  CAMPAIGN_APPROVALS,
  CAMPAIGN_MOVES,
  CAMPAIGN_STATUSES,
  type CampaignMove,
  type CampaignState,
  type CampaignStatus,
  lawfulMoves,
  mayBecome,
  stateAfter,
  statusEvent,
} from "./campaigns.rules";

const DRAFT: CampaignState = { status: "DRAFT", approval: "NONE", archived: false, deleted: false, over: false };

const state = fc.record({
  status: fc.constantFrom(...CAMPAIGN_STATUSES),
  approval: fc.constantFrom(...CAMPAIGN_APPROVALS),
  archived: fc.boolean(),
  deleted: fc.boolean(),
  over: fc.boolean(),
});
const move = fc.constantFrom(...CAMPAIGN_MOVES);

/** DESIGN §2, written down once more as pairs. */
const LAWFUL_STATUS_PAIRS = ["DRAFT>ACTIVE", "DRAFT>PAUSED", "ACTIVE>PAUSED", "PAUSED>ACTIVE", "ACTIVE>COMPLETED", "PAUSED>COMPLETED"];
const LAWFUL_APPROVAL_PAIRS = ["NONE>REQUESTED", "REJECTED>REQUESTED", "REQUESTED>APPROVED", "REQUESTED>REJECTED"];

describe("status", () => {
  it.each(CAMPAIGN_STATUSES.flatMap((from) => CAMPAIGN_STATUSES.map((to) => [from, to] as const)))("%s → %s", (from, to) => {
    expect(mayBecome(from, to)).toBe(LAWFUL_STATUS_PAIRS.includes(`${from}>${to}`));
  });

  it.each<[CampaignMove, CampaignStatus, boolean, CampaignStatus | null]>([
    ["start", "DRAFT", false, "ACTIVE"],
    ["start", "PAUSED", false, "ACTIVE"],
    ["start", "ACTIVE", false, null],
    ["start", "COMPLETED", false, null],
    ["pause", "DRAFT", false, "PAUSED"],
    ["pause", "ACTIVE", false, "PAUSED"],
    ["pause", "PAUSED", false, null],
    ["resume", "PAUSED", false, "ACTIVE"],
    ["resume", "DRAFT", false, null],
    ["stop", "ACTIVE", false, "PAUSED"],
    ["stop", "ACTIVE", true, "COMPLETED"],
    ["stop", "PAUSED", true, "COMPLETED"],
    ["stop", "PAUSED", false, null],
    ["stop", "DRAFT", true, null],
    ["complete", "ACTIVE", false, "COMPLETED"],
    ["complete", "PAUSED", false, "COMPLETED"],
    ["complete", "DRAFT", false, null],
  ])("%s of a campaign that is %s (over: %s) gives %s", (asked, status, over, wanted) => {
    expect(stateAfter({ ...DRAFT, status, over }, asked)?.status ?? null).toBe(wanted);
  });

  it("tells resuming from starting", () => {
    expect(statusEvent("DRAFT", "ACTIVE")).toBe("started");
    expect(statusEvent("PAUSED", "ACTIVE")).toBe("resumed");
    expect(statusEvent("DRAFT", "PAUSED")).toBe("paused");
    expect(statusEvent("PAUSED", "COMPLETED")).toBe("completed");
  });
});

describe("every move", () => {
  it("goes along the lawful pairs and touches one line only", () => {
    fc.assert(
      fc.property(state, move, (from, asked) => {
        const to = stateAfter(from, asked);
        if (!to) return;
        const touched = [
          from.status !== to.status,
          from.approval !== to.approval,
          from.archived !== to.archived,
          from.deleted !== to.deleted,
        ].filter(Boolean);
        expect(touched).toHaveLength(1);
        if (from.status !== to.status) expect(LAWFUL_STATUS_PAIRS).toContain(`${from.status}>${to.status}`);
        if (from.approval !== to.approval) expect(LAWFUL_APPROVAL_PAIRS).toContain(`${from.approval}>${to.approval}`);
      }),
    );
  });

  it("is named exactly when it is lawful", () => {
    fc.assert(fc.property(state, move, (from, asked) => lawfulMoves(from).includes(asked) === (stateAfter(from, asked) !== null)));
  });

  it("leaves what is archived or deleted alone, save bringing it back", () => {
    fc.assert(
      fc.property(state, (from) => {
        if (from.archived || from.deleted) expect(lawfulMoves(from)).toEqual(["restore"]);
        else expect(lawfulMoves(from)).not.toContain("restore");
      }),
    );
  });

  it("never leaves COMPLETED, and never reaches ARCHIVED while running", () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let at = DRAFT;
        for (const asked of moves) {
          const next = stateAfter(at, asked);
          if (!next) continue;
          if (at.status === "COMPLETED") expect(next.status).toBe("COMPLETED");
          at = next;
          expect(at.archived && at.status === "ACTIVE").toBe(false);
        }
      }),
    );
  });

  it("brings a deleted campaign back as it was, archived or not", () => {
    expect(stateAfter({ ...DRAFT, deleted: true, archived: true }, "restore")).toEqual({ ...DRAFT, archived: true });
    expect(stateAfter({ ...DRAFT, archived: true }, "restore")).toEqual(DRAFT);
  });
});

it("an edit voids a request and an approval, and leaves a refusal", () => {
  expect(CAMPAIGN_APPROVALS.map(approvalAfterEdit)).toEqual(["NONE", "NONE", "NONE", "REJECTED"]);
});
