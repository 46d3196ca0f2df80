import { inputWith } from "@/lib/domain/tickets/qa/lawful-input.fixture";
import type { QaInput } from "@/lib/domain/tickets/qa/qa.types";

/** Words to put over others, object by object; undefined takes a word out, a list replaces a list. */
export type Words = { readonly [name: string]: unknown };

const LANDING = "https://www.example.com/moana?utm_medium=paid_social&utm_campaign=";

/** All three levels on Meta, to which no rule has anything to say but what is not sent. */
const META: Words = {
  ad_account_id: "123456789",
  objective: "OUTCOME_TRAFFIC",
  special_ad_categories: [],
  daily_budget: "1500",
  adset: {
    billing_event: "IMPRESSIONS",
    optimization_goal: "LINK_CLICKS",
    bid_strategy: "LOWEST_COST_WITHOUT_CAP",
    targeting: { geo_locations: { countries: ["US"] }, age_min: 21, age_max: 55 },
  },
  ad: {
    creative: {
      page_id: "1000001",
      message: "The ocean calls",
      headline: "Moana",
      link: `${LANDING}dis_us_meta_2026_moanalaunch&utm_source=meta&utm_content=one`,
      caption: "example.com",
      call_to_action: "LEARN_MORE",
      image_hash: "0123456789abcdef0123456789abcdef",
    },
  },
};

const creative = (content: string, words: Words): Words => ({
  ad_format: "SINGLE_VIDEO",
  landing_page_url: `${LANDING}dis_us_tiktok_2026_moanalaunch&utm_source=tiktok&utm_content=${content}`,
  call_to_action: "LEARN_MORE",
  identity_type: "CUSTOMIZED_USER",
  identity_id: "7000000000000000009",
  video_id: `v10033g50000${content}`,
  ...words,
});

/** All three levels on TikTok, with two ads. */
const TIKTOK: Words = {
  advertiser_id: "7000000000000000001",
  objective_type: "TRAFFIC",
  budget_mode: "BUDGET_MODE_DAY",
  budget: "1500",
  adgroup: {
    promotion_type: "WEBSITE",
    placement_type: "PLACEMENT_TYPE_AUTOMATIC",
    location_ids: ["6252001"],
    gender: "GENDER_UNLIMITED",
    age_groups: ["AGE_18_24", "AGE_25_34"],
    budget_mode: "BUDGET_MODE_DAY",
    budget: "1500",
    billing_event: "CPC",
    optimization_goal: "CLICK",
    bid_type: "BID_TYPE_NO_BID",
    pacing: "PACING_MODE_SMOOTH",
    schedule_type: "SCHEDULE_START_END",
  },
  ad: { creatives: [creative("one", { ad_text: "The ocean calls" }), creative("two", { ad_text: "Beyond the reef" })] },
};

type Changes = Parameters<typeof inputWith>[0];

/** The whole ticket on Meta with some words changed. */
export function onMeta(words: Words = {}, changes: Changes = {}): QaInput {
  const input = inputWith(changes);
  return { ...input, ticket: { ...input.ticket, payload: over(META, words) } };
}

/** The whole ticket on TikTok with some words changed. */
export function onTikTok(words: Words = {}, changes: Changes = {}): QaInput {
  const input = inputWith({
    ...changes,
    ticket: { name: "DIS_US_TIKTOK_2026_MoanaLaunch", ...changes.ticket },
    channel: { platform: "tiktok", code: "TIKTOK", name: "TikTok", ...changes.channel },
    ...(changes.connection === null ? {} : { connection: { accountId: "7000000000000000001", ...changes.connection } }),
  });
  return { ...input, ticket: { ...input.ticket, payload: over(TIKTOK, words) } };
}

/** The same change to every creative of the TikTok ticket, or to one of them. */
export function creatives(words: Words, only?: number): Words {
  const list = (TIKTOK.ad as { creatives: Words[] }).creatives;
  return { ad: { creatives: list.map((each, index) => (only === undefined || only === index ? over(each, words) : each)) } };
}

function over(base: Words, changes: Words): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, change] of Object.entries(changes)) {
    const before = merged[name];
    if (change === undefined) delete merged[name];
    else merged[name] = isWords(before) && isWords(change) ? over(before, change) : change;
  }
  return merged;
}

function isWords(value: unknown): value is Words {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
