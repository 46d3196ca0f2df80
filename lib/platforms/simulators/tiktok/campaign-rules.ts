import type { SimAccount } from "@/lib/platforms/simulators/simulator";
import { wrong } from "./envelope";
import { amountOf, booleanOf, enumOf, listOf, type Parameters, plainText, requiredEnum, textOf } from "./parameters";

/** Words, enumerations and bounds as lib/platforms/tiktok/facts.ts has them with their sources; a simulator shares no code with it. */
const OBJECTIVES = [
  "APP_PROMOTION",
  "WEB_CONVERSIONS",
  "REACH",
  "TRAFFIC",
  "VIDEO_VIEWS",
  "PRODUCT_SALES",
  "ENGAGEMENT",
  "LEAD_GENERATION",
  "RF_REACH",
];
const SMART_PLUS_OBJECTIVES = ["APP_PROMOTION", "LEAD_GENERATION", "WEB_CONVERSIONS"];
const BUDGET_MODES = ["BUDGET_MODE_DAY", "BUDGET_MODE_TOTAL", "BUDGET_MODE_DYNAMIC_DAILY_BUDGET", "BUDGET_MODE_INFINITE"];
const SMART_PLUS_MODES = ["BUDGET_MODE_DYNAMIC_DAILY_BUDGET", "BUDGET_MODE_TOTAL"];
const INDUSTRIES = ["HOUSING", "EMPLOYMENT", "CREDIT"];
const APP_PROMOTIONS = ["APP_INSTALL", "APP_RETARGETING", "APP_PREREGISTRATION", "MINIS"];
export const STATUSES = ["ENABLE", "DISABLE"];
export const LONGEST_NAME = 512;
/** In US dollars; ads.tiktok.com/help/article/budget, August 2025 [M]. */
const LEAST_BUDGET = 50;

type Campaign = { name: string; status: string; fields: Record<string, unknown> };

/** Checks a new campaign as the platform does. @throws TikTokError 40002 naming the word */
export function readNewCampaign(words: Parameters, account: SimAccount, smartPlus: boolean): Campaign {
  const name = plainText(words, "campaign_name", LONGEST_NAME);
  const objective = requiredEnum(words, "objective_type", smartPlus ? SMART_PLUS_OBJECTIVES : OBJECTIVES);
  const status = enumOf(words, "operation_status", STATUSES) ?? "ENABLE";
  if (objective === "RF_REACH" && status === "DISABLE")
    throw wrong("operation_status", "A reach and frequency campaign cannot be created as DISABLE.");
  const promotion = enumOf(words, "app_promotion_type", APP_PROMOTIONS);
  if (objective === "APP_PROMOTION" && promotion === null) throw wrong("app_promotion_type", "Missing data for required field.");
  const destination = enumOf(words, "sales_destination", ["TIKTOK_SHOP", "WEBSITE", "APP", "WEB_AND_APP"]);
  if (smartPlus && objective === "WEB_CONVERSIONS" && destination === null)
    throw wrong("sales_destination", "Missing data for required field.");
  checkRequestId(words, smartPlus);
  checkIndustries(words);
  const optimize = booleanOf(words, "budget_optimize_on") ?? smartPlus;
  const mode = budgetMode(words, objective, optimize, smartPlus);
  const budget = budgetOf(words, mode, account);
  const { advertiser_id: _a, campaign_name: _n, operation_status: _s, request_id: requestId = null, ...rest } = words;
  return {
    name,
    status,
    fields: { ...rest, budget_mode: mode, budget: budget ?? 0, budget_optimize_on: optimize, request_id: requestId, smart_plus: smartPlus },
  };
}

function budgetMode(words: Parameters, objective: string, optimize: boolean, smartPlus: boolean): string {
  const mode = enumOf(words, "budget_mode", BUDGET_MODES);
  if (mode === null) {
    if (objective === "RF_REACH") return "BUDGET_MODE_INFINITE";
    throw wrong("budget_mode", "Missing data for required field.");
  }
  if (objective === "RF_REACH" && mode !== "BUDGET_MODE_INFINITE")
    throw wrong("budget_mode", "RF_REACH only supports BUDGET_MODE_INFINITE.");
  if (smartPlus && optimize && !SMART_PLUS_MODES.includes(mode))
    throw wrong("budget_mode", `Must be one of: ${SMART_PLUS_MODES.join(", ")}.`);
  if (mode === "BUDGET_MODE_DYNAMIC_DAILY_BUDGET" && !optimize)
    throw wrong("budget_mode", "BUDGET_MODE_DYNAMIC_DAILY_BUDGET is only supported when budget_optimize_on is true.");
  if (mode === "BUDGET_MODE_INFINITE" && optimize)
    throw wrong("budget_mode", "BUDGET_MODE_INFINITE is not supported when budget_optimize_on is true.");
  return mode;
}

function budgetOf(words: Parameters, mode: string, account: SimAccount): number | null {
  const budget = amountOf(words, "budget");
  if (mode === "BUDGET_MODE_INFINITE") return null;
  if (budget === null) throw wrong("budget", "Missing data for required field.");
  checkLeast(budget, account);
  return budget;
}

/** What other currencies ask at least is not confirmed: there, any amount above nothing will do. */
function checkLeast(budget: number, account: SimAccount): void {
  if (budget <= 0) throw wrong("budget", "Must be greater than 0.");
  if (account.currency === "USD" && budget < LEAST_BUDGET)
    throw wrong("budget", `The campaign budget can't be less than ${LEAST_BUDGET.toFixed(2)} USD.`);
}

/** A 64-bit integer as text; Smart+ has to have one. */
function checkRequestId(words: Parameters, isNeeded: boolean): void {
  const id = textOf(words, "request_id");
  if (id === null && isNeeded) throw wrong("request_id", "Missing data for required field.");
  if (id !== null && (!/^\d{1,19}$/.test(id) || BigInt(id) > 2n ** 63n - 1n)) throw wrong("request_id", "Not a valid integer.");
}

function checkIndustries(words: Parameters): void {
  const list = listOf(words, "special_industries") ?? [];
  const unknown = list.findIndex((entry) => !INDUSTRIES.includes(entry as string));
  if (unknown >= 0) throw wrong(`special_industries.${unknown}`, `Must be one of: ${INDUSTRIES.join(", ")}.`);
}

/** Checks a change of a campaign. Only what is given changes. */
export function readCampaignChange(
  words: Parameters,
  before: Readonly<Record<string, unknown>>,
  account: SimAccount,
): { name: string | null; fields: Record<string, unknown> } {
  const name = textOf(words, "campaign_name") === null ? null : plainText(words, "campaign_name", LONGEST_NAME);
  const fields: Record<string, unknown> = {};
  const budget = amountOf(words, "budget");
  if (budget !== null) {
    if (before.budget_mode === "BUDGET_MODE_INFINITE") throw wrong("budget", "The campaign has no budget limit.");
    checkLeast(budget, account);
    fields.budget = budget;
  }
  if (words.special_industries !== undefined) {
    checkIndustries(words);
    fields.special_industries = words.special_industries;
  }
  if (words.po_number !== undefined) fields.po_number = textOf(words, "po_number");
  return { name, fields };
}
