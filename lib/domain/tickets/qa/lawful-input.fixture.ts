import { DEFAULT_SCHEME } from "@/lib/domain/taxonomy/scheme.rules";
import { DEFAULT_QA_SETTINGS } from "./default-settings";
import type { QaInput } from "./qa.types";

/** A payload that no rule has a block or a warning for. */
export const LAWFUL_PAYLOAD = {
  ad_account_id: "123456789",
  objective: "OUTCOME_TRAFFIC",
  special_ad_categories: [],
  daily_budget: "1800.50",
  billing_event: "IMPRESSIONS",
  optimization_goal: "LINK_CLICKS",
  targeting: { geo_locations: { countries: ["US"] }, age_min: 18 },
  landing_page_url: "https://www.example.com/moana",
  creative: { message: "The ocean calls", link: "https://www.example.com/moana", headline: "Moana" },
};

/** A ticket that passes: DIS in the US on Meta, its flight ahead. */
export function lawfulInput(): QaInput {
  return {
    now: "2026-11-21T09:00:00.000Z",
    ticket: {
      id: "0198f000-0000-7000-8000-000000000001",
      requestType: "CREATE_CAMPAIGN",
      name: "DIS_US_META_2026_MoanaLaunch",
      label: "carousel",
      payload: structuredClone(LAWFUL_PAYLOAD),
    },
    campaign: {
      id: "0198f000-0000-7000-8000-000000000002",
      name: "DIS_US_MULTI_2026_MoanaLaunch",
      campaignName: "Moana Launch",
      brandCode: "DIS",
      marketCode: "US",
      year: 2026,
      nameSegment: "MoanaLaunch",
      status: "DRAFT",
      approval: "APPROVED",
      budget: "50000",
      currency: "USD",
      startAt: "2026-12-01T05:00:00.000Z",
      endAt: "2027-01-01T05:00:00.000Z",
      timeZone: "America/New_York",
      archived: false,
      deleted: false,
    },
    scheme: DEFAULT_SCHEME,
    brand: { id: "b", name: "Disney", familyFriendly: true, deleted: false },
    market: { id: "m", code: "US", name: "United States", country: "US", currency: "USD", timeZone: "America/New_York", deleted: false },
    channel: { id: "c", platform: "meta", code: "META", name: "Meta", deleted: false },
    connection: { id: "k", accountId: "123456789", currency: "USD", timeZone: "America/New_York", environment: "simulator" },
    rivals: { tickets: [], objects: [] },
    targets: { chosenId: null, live: [] },
    checklist: [],
    settings: DEFAULT_QA_SETTINGS,
  };
}

type Changes = {
  [Part in keyof QaInput]?: NonNullable<QaInput[Part]> extends object ? Partial<NonNullable<QaInput[Part]>> : QaInput[Part];
};

/** The lawful ticket with some parts changed: `inputWith({ brand: { deleted: true } })`. */
export function inputWith(changes: Changes): QaInput {
  const input: Record<string, unknown> = { ...lawfulInput() };
  for (const [part, change] of Object.entries(changes)) {
    const isPart =
      typeof change === "object" && change !== null && !Array.isArray(change) && typeof input[part] === "object" && input[part] !== null;
    input[part] = isPart ? { ...(input[part] as object), ...change } : change;
  }
  return input as QaInput;
}

/** The lawful ticket with some words of its payload changed; undefined takes a word out. */
export function payloadWith(words: Record<string, unknown>, changes: Changes = {}): QaInput {
  const payload = Object.fromEntries(Object.entries({ ...LAWFUL_PAYLOAD, ...words }).filter(([, value]) => value !== undefined));
  const input = inputWith(changes);
  return { ...input, ticket: { ...input.ticket, payload } };
}
