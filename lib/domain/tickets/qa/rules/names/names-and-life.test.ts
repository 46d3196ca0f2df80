import { describe, expect, it } from "vitest";
import { runRules } from "@/lib/domain/tickets/qa/engine";
import { inputWith, lawfulInput, payloadWith } from "@/lib/domain/tickets/qa/lawful-input.fixture";
import type { QaInput } from "@/lib/domain/tickets/qa/qa.types";

function said(input: QaInput, rule: string): string[] {
  return runRules(input)
    .filter((found) => found.rule === rule)
    .map((found) => `${found.severity} ${found.pointer}: ${found.message}`);
}

describe("name.scheme", () => {
  it("takes the campaign's codes with the ticket's channel, under any scheme", () => {
    expect(said(lawfulInput(), "name.scheme")).toEqual([]);
    const other = inputWith({
      scheme: { separator: "-", segments: ["year", "channel", "brand", "name", "market"] },
      ticket: { name: "2026-META-DIS-MoanaLaunch-US" },
    });
    expect(said(other, "name.scheme")).toEqual([]);
  });

  it.each(["DIS_US_META_2026_Moana", "DIS_DE_META_2026_MoanaLaunch", "DIS_US__2026_MoanaLaunch", "DIS_US_meta_2026_MoanaLaunch", ""])(
    "blocks %j",
    (name) => {
      expect(said(inputWith({ ticket: { name } }), "name.scheme")[0]).toMatch(/^block \/name: .*DIS_US_META_2026_MoanaLaunch/);
    },
  );

  it("keeps a name issued before the channel's code changed", () => {
    expect(said(inputWith({ channel: { code: "FB" } }), "name.scheme")[0]).toMatch(/^info \/name: .*FB.*META/);
  });

  it("knows the platform's limit", () => {
    const nameSegment = "x".repeat(120);
    const long = inputWith({
      campaign: { nameSegment },
      ticket: { name: `DIS_US_MS_2026_${nameSegment}` },
      channel: { code: "MS", platform: "microsoft_ads", name: "Microsoft Ads" },
    });
    expect(said(long, "name.scheme")[0]).toMatch(/^block \/name: .*135 characters.*at most 128/);
    const fine = inputWith({ campaign: { nameSegment }, ticket: { name: `DIS_US_META_2026_${nameSegment}` } });
    expect(said(fine, "name.scheme")).toEqual([]);
  });
});

describe("name.unique", () => {
  const rivals = { tickets: [{ id: "t", key: "SB-7", status: "TRAFFICKED_SUCCESS" }], objects: [{ externalId: "238", kind: "campaign" }] };

  it("blocks a second creation, by a ticket or by what stands there", () => {
    const found = said(inputWith({ rivals }), "name.unique");
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/^block \/name: SB-7/);
    expect(found[1]).toMatch(/^block \/name: .*campaign 238/);
  });

  it("lets a first creation and every update through", () => {
    expect(said(lawfulInput(), "name.unique")).toEqual([]);
    expect(said(inputWith({ rivals, ticket: { requestType: "UPDATE_CAMPAIGN" } }), "name.unique")).toEqual([]);
  });
});

describe("subjects.alive", () => {
  it.each<[string, Parameters<typeof inputWith>[0], RegExp]>([
    ["a deleted campaign", { campaign: { deleted: true } }, /\/campaign: .*Moana Launch is deleted/],
    ["an archived campaign", { campaign: { archived: true } }, /is archived/],
    ["a completed campaign", { campaign: { status: "COMPLETED" } }, /is completed\. Duplicate/],
    ["a deleted brand", { brand: { deleted: true } }, /\/brand: The brand Disney/],
    ["a deleted market", { market: { deleted: true } }, /\/market: /],
    ["a deleted channel", { channel: { deleted: true } }, /\/channel: /],
  ])("blocks %s, but never a pause", (_what, changes, words) => {
    expect(said(inputWith(changes), "subjects.alive")).toEqual([expect.stringMatching(/^block/)]);
    expect(said(inputWith(changes), "subjects.alive")[0]).toMatch(words);
    const pause = { ...inputWith(changes), ticket: { ...lawfulInput().ticket, requestType: "PAUSE_CAMPAIGN" as const } };
    expect(said(pause, "subjects.alive")).toEqual([expect.stringMatching(/^warn/)]);
  });

  it("lets the living through", () => {
    expect(said(lawfulInput(), "subjects.alive")).toEqual([]);
  });
});

describe("flight.order", () => {
  it("lets a flight that lies ahead through, and one without an end", () => {
    expect(said(lawfulInput(), "flight.order")).toEqual([]);
    expect(said(inputWith({ campaign: { startAt: null, endAt: null } }), "flight.order")).toEqual([]);
    expect(said(payloadWith({ start_time: "2026-12-02T00:00:00-05:00", stop_time: "2026-12-20T00:00:00-05:00" }), "flight.order")).toEqual(
      [],
    );
  });

  it("blocks a flight whose end is not after its start", () => {
    const found = said(inputWith({ campaign: { endAt: "2026-12-01T05:00:00.000Z" } }), "flight.order");
    expect(found).toEqual([expect.stringMatching(/^block \/campaign\/end_at: .*not after its start/)]);
  });

  it("blocks a flight that is over, from its very end on", () => {
    const over = { campaign: { startAt: "2026-11-01T00:00:00.000Z", endAt: "2026-11-21T09:00:00.000Z" } };
    expect(said(inputWith(over), "flight.order")).toEqual([expect.stringMatching(/^block .*ended at/)]);
    expect(said(inputWith({ ...over, ticket: { requestType: "RESUME_CAMPAIGN" } }), "flight.order")).toEqual([
      expect.stringMatching(/^block/),
    ]);
    expect(said(inputWith({ ...over, ticket: { requestType: "UPDATE_CAMPAIGN" } }), "flight.order")).toEqual([
      expect.stringMatching(/^warn/),
    ]);
    expect(said(inputWith({ ...over, ticket: { requestType: "PAUSE_CAMPAIGN" } }), "flight.order")).toEqual([]);
    expect(said(inputWith({ ...over, now: "2026-11-21T08:59:59.999Z" }), "flight.order")).toEqual([expect.stringMatching(/^warn .*began/)]);
  });

  it("reads a flight given in the payload at every level", () => {
    expect(said(payloadWith({ stop_time: "2026-11-30T00:00:00Z" }), "flight.order")).toEqual([
      expect.stringMatching(/^block \/payload_config\/stop_time: .*not after/),
    ]);
    expect(said(payloadWith({ stop_time: "2026-11-20T00:00:00Z" }), "flight.order")).toHaveLength(2);
    expect(said(payloadWith({ start_time: "2026-11-25T00:00:00Z", stop_time: "2027-02-01T00:00:00Z" }), "flight.inside_campaign")).toEqual([
      expect.stringMatching(/^warn .*begins before/),
      expect.stringMatching(/^warn .*ends after/),
    ]);
    expect(said(payloadWith({ adset: { end_time: "2026-11-30T00:00:00Z" } }), "flight.order")).toEqual([
      expect.stringMatching(/^block \/payload_config\/adset\/end_time/),
    ]);
    expect(said(payloadWith({ start_time: "tomorrow" }), "flight.order")).toEqual([
      expect.stringMatching(/^block \/payload_config\/start_time: .*offset/),
    ]);
  });

  it("warns when the market moved to another zone", () => {
    expect(said(inputWith({ market: { timeZone: "America/Chicago" } }), "flight.order")).toEqual([
      expect.stringMatching(/^warn .*America\/Chicago/),
    ]);
  });
});

describe("target.live", () => {
  const one = { id: "o1", externalId: "238001", name: "DIS_US_META_2026_MoanaLaunch" };
  const two = { ...one, id: "o2", externalId: "238002" };
  const of = (requestType: QaInput["ticket"]["requestType"], targets: QaInput["targets"]) =>
    said(inputWith({ ticket: { requestType }, targets }), "target.live");

  it.each(["UPDATE_CAMPAIGN", "PAUSE_CAMPAIGN", "RESUME_CAMPAIGN"] as const)(
    "%s needs exactly one live object, or a choice among them",
    (requestType) => {
      expect(of(requestType, { chosenId: null, live: [one] })).toEqual([]);
      expect(of(requestType, { chosenId: "o2", live: [one, two] })).toEqual([]);
      expect(of(requestType, { chosenId: null, live: [] })).toEqual([expect.stringMatching(/^block \/target_object_id: Nothing/)]);
      expect(of(requestType, { chosenId: null, live: [one, two] })).toEqual([expect.stringMatching(/^block .*238001, 238002/)]);
      expect(of(requestType, { chosenId: "gone", live: [one] })).toEqual([expect.stringMatching(/^block .*not live/)]);
    },
  );

  it("asks nothing of a creation", () => {
    expect(of("CREATE_CAMPAIGN", { chosenId: null, live: [] })).toEqual([]);
  });
});

describe("campaign.approval", () => {
  it("warns only where approval is required", () => {
    const waiting = { campaign: { approval: "REQUESTED" } };
    expect(said(inputWith(waiting), "campaign.approval")).toEqual([]);
    expect(said(inputWith({ ...waiting, settings: { approvalRequiredToDeploy: true } }), "campaign.approval")).toEqual([
      expect.stringMatching(/^warn .*REQUESTED/),
    ]);
    expect(said(inputWith({ settings: { approvalRequiredToDeploy: true } }), "campaign.approval")).toEqual([]);
  });
});

describe("channel.platform", () => {
  it("blocks a platform without an adapter", () => {
    expect(said(lawfulInput(), "channel.platform")).toEqual([]);
    expect(said(inputWith({ channel: { platform: "other", name: "Billboards" } }), "channel.platform")).toEqual([
      expect.stringMatching(/^block \/channel_id: .*Billboards/),
    ]);
  });
});
