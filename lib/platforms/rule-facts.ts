import type { PlatformKey } from "./catalogue";
import { META_RULE_FACTS } from "./meta/rule-facts";
import type { Role, Source } from "./payload-schema";
import { TIKTOK_RULE_FACTS } from "./tiktok/rule-facts";

type Words = readonly string[];

/**
 * The least budget a platform takes, in currency units. `lifetime`: the same amount for the whole flight, or that much for
 * each of its days. `billing`: only for what is paid for by one of these events; the first entry that fits counts.
 * `isRefused`: less is refused for certain; otherwise it may be.
 */
export type LeastBudget = {
  levels: readonly ("campaign" | "ad_group")[];
  currencies: Words;
  amount: string;
  lifetime: "same" | "each_day";
  billing?: Words;
  isRefused: boolean;
  source: Source;
};

/** What must be named when delivery aims at conversions. `or`: words that do as well as the pixel, such as an app's. */
type ConversionNeed = {
  goals: Words;
  /** Only with these objectives; absent: with all. */
  objectives?: Words;
  needs: readonly Extract<Role, "pixel" | "conversion_event">[];
  or: Words;
  isRefused: boolean;
  source: Source;
};

/** What a platform holds its tickets to, as data that rules of every platform read. What is not confirmed is not here. */
export type RuleFacts = {
  /** True where the campaign's budget is a ceiling over its ad groups' own; otherwise the two exclude each other. */
  budgetsOnBothLevels: boolean;
  leastBudgets: readonly LeastBudget[];
  /** Currencies whose amounts have no decimals here. */
  wholeUnits: { currencies: Words; source: Source };
  /** Goals that serve an objective. A goal that is in no list is not judged. */
  goals: { byObjective: Readonly<Record<string, Words>>; source: Source };
  /** What may be paid for when delivery aims at a goal. `fixed`: the platform lets no other through. */
  billing: { byGoal: Readonly<Record<string, Words>>; fixed: boolean; source: Source };
  /** Bid strategies that need an amount, and those that leave no room for one. `words`: where the amount stands, by what is paid for. */
  bids: { needAmount: Words; refuseAmount: Words; words: readonly { name: string; billing?: Words }[]; source: Source };
  /** How many times its bid a daily budget must be; null: more than the bid. */
  budgetOverBid: { times: number | null; isRefused: boolean; source: Source };
  conversions: readonly ConversionNeed[];
  /** What an app's objective needs in the ad group's block. */
  app: { objectives: Words; words: Words; source: Source };
  /** Objectives that stop being creatable after a day (in UTC) unless `word` has `value`, for those that it takes. */
  closing: { objectives: Words; lastDay: string; word: string; value: string; takes: Words; source: Source } | null;
  /** A button that is none. */
  noButton: Words;
  special: {
    /** The word that declares categories. */
    word: string;
    housing: Words;
    employment: Words;
    credit: Words;
    /** Countries in which ads of these categories may not be narrowed. */
    countries: Words;
    /** Words that narrow by postal code. */
    postal: Words;
    /** Ages that are no narrowing; null: any list of ages is one. */
    ages: { min: number; max: number } | null;
    source: Source;
  };
  /** Values that mean everybody, or one gender each. */
  genders: { everybody: readonly (string | number)[]; each: readonly (string | number)[] };
  /** Age groups that cannot be reached in some countries. */
  youngAges: { values: Words; countries: Words; source: Source } | null;
  /** Words that say on whose behalf an ad is shown in the European Union, and the block they stand in. */
  transparency: { block: string; source: Source } | null;
  /** Words of a frequency cap, which need each other, and the objectives that have one. */
  frequency: { words: Words; objectives: Words; source: Source } | null;
};

const FACTS: Partial<Record<PlatformKey, RuleFacts>> = { meta: META_RULE_FACTS, tiktok: TIKTOK_RULE_FACTS };

/** The facts of a platform, or null when none were gathered. */
export function ruleFactsOf(platform: PlatformKey): RuleFacts | null {
  return FACTS[platform] ?? null;
}
