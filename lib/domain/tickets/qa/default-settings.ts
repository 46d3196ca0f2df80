import type { BudgetCap, QaSettings } from "./qa.types";

/** Highest budgets of one ticket until a workspace sets its own. Source: seed caps, daily 100,000 and lifetime 1,000,000 US dollars. */
export const DEFAULT_BUDGET_CAPS: Readonly<Record<string, BudgetCap>> = { USD: { daily: "100000", lifetime: "1000000" } };

/** What no text of a family-friendly brand contains, until a workspace keeps its own list. Whole words, in any case. */
export const DEFAULT_FORBIDDEN_WORDS: readonly string[] = [
  ...["alcohol", "beer", "wine", "vodka", "whisky", "whiskey", "liquor", "booze", "drunk"],
  ...["casino", "gambling", "gamble", "betting", "poker", "slot machine", "sports betting"],
  ...["tobacco", "cigarette", "cigarettes", "cigar", "smoking", "vape", "vaping", "nicotine"],
  ...["cannabis", "marijuana", "cocaine", "heroin", "drugs"],
  ...["sex", "sexy", "porn", "porno", "pornography", "nude", "naked", "erotic", "xxx", "escort"],
  ...["gun", "guns", "rifle", "weapon", "weapons", "firearm", "firearms", "murder", "gore", "violence"],
];

/** The settings of a workspace that has set none. */
export const DEFAULT_QA_SETTINGS: QaSettings = {
  forbiddenWords: DEFAULT_FORBIDDEN_WORDS,
  budgetCaps: DEFAULT_BUDGET_CAPS,
  approvalRequiredToDeploy: false,
  rules: {},
};
