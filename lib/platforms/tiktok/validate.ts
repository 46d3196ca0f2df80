import { mentionsOf } from "@/lib/platforms/payload/mentions";
import { validatePayload } from "@/lib/platforms/payload/validate-payload";
import { type Mention, type PayloadIssue, pointerStep, type RequestType, type Source } from "@/lib/platforms/payload-schema";
import { BUDGETED_MODES, OBJECTIVES_WITHOUT_PROMOTION_TYPE, SHARED_BUDGET_MODES, SMART_PLUS_OBJECTIVES, SOURCES } from "./facts";
import { amountBounds } from "./money";
import { TIKTOK_PAYLOAD } from "./payload";
import { AD_GROUP_FIELDS } from "./payload-levels";
import { isSmartPlusPayload, SMART_PLUS_AD_GROUP_WORDS, SMART_PLUS_TARGETING_WORDS } from "./plan/smart-plus";

type Words = Readonly<Record<string, unknown>>;

/** Everything to say about a payload: what the allow-list says, and what TikTok asks of words that depend on each other. */
export function validateTikTok(payload: Words, context: { requestType: RequestType; currency: string }): PayloadIssue[] {
  const { requestType, currency } = context;
  const issues = validatePayload(TIKTOK_PAYLOAD, payload, { requestType, ...amountBounds(currency) });
  const adGroup = blockOf(payload.adgroup);
  if (requestType === "CREATE_CAMPAIGN") {
    issues.push(...campaignBudget(payload));
    if (isSmartPlusPayload(payload)) issues.push(...smartPlus(payload, adGroup));
    if (adGroup) issues.push(...adGroupIsWhole(payload, adGroup));
  }
  return issues;
}

/**
 * The values that play a role. A budget of TikTok's is one of a day or of the whole flight by the `budget_mode` beside it;
 * without one (in an update) it is taken as one of a day, which is the stricter reading.
 */
export function mentionsTikTok(payload: Words): Mention[] {
  return mentionsOf(TIKTOK_PAYLOAD, payload).map((mention) => {
    if (mention.field.name !== "budget") return mention;
    const home = mention.level === "ad_group" ? blockOf(payload.adgroup) : payload;
    return home?.budget_mode === "BUDGET_MODE_TOTAL" ? { ...mention, role: "lifetime_budget" } : mention;
  });
}

function campaignBudget(payload: Words): PayloadIssue[] {
  const { budget_mode: mode, budget, budget_optimize_on: optimize } = payload;
  const spreads = spreadsBudget(payload);
  if (mode === "BUDGET_MODE_DYNAMIC_DAILY_BUDGET" && !spreads) {
    const message = "BUDGET_MODE_DYNAMIC_DAILY_BUDGET is the budget of a campaign that spreads it: budget_optimize_on has to be true";
    const op = optimize === undefined ? "add" : "replace";
    const suggestion = [{ op, path: "/budget_optimize_on", value: true } as const];
    return [{ ...required("/budget_optimize_on", message, SOURCES.campaignText), value: optimize ?? null, suggestion }];
  }
  if (spreads && (!isGiven(mode) || mode === "BUDGET_MODE_INFINITE")) {
    const message = "A campaign that spreads a budget over its ad groups has one: budget_mode says what it is of";
    return [{ ...required("/budget_mode", message, SOURCES.campaignText), value: mode ?? null }];
  }
  if (BUDGETED_MODES.has(mode) && !isGiven(budget))
    return [required("/budget", `"budget" is required with ${String(mode)}`, SOURCES.campaignText)];
  if (mode === "BUDGET_MODE_INFINITE" && isGiven(budget)) {
    const message = "BUDGET_MODE_INFINITE means that the campaign has no budget of its own: give another budget_mode, or no budget";
    return [{ ...required("/budget", message, SOURCES.campaignText), rule: "payload.exclusive", value: budget }];
  }
  if (!isGiven(mode) && isGiven(budget))
    return [required("/budget_mode", '"budget_mode" is required with a budget: of a day, or of the whole flight', SOURCES.campaignText)];
  return [];
}

function adGroupIsWhole(payload: Words, adGroup: Words): PayloadIssue[] {
  const issues: PayloadIssue[] = [];
  const need = (name: string, why: string) => {
    if (!isGiven(adGroup[name]))
      issues.push(required(`/adgroup${pointerStep(name)}`, `"${name}" is required: ${why}`, SOURCES.adGroupText));
  };
  // A campaign that spreads its budget ignores its ad groups' budgets.
  if (!sharesBudget(payload)) {
    need("budget_mode", "what the ad group's budget is of");
    if (adGroup.budget_mode !== "BUDGET_MODE_INFINITE") need("budget", "the campaign does not spread a budget over its ad groups");
  } else if (!isSmartPlusPayload(payload)) {
    need("bid_type", "how bids are made under a budget that is spread");
  }
  if (payload.objective_type === "PRODUCT_SALES") need("shopping_ads_type", "kind of shopping ads");
  if (payload.objective_type === "APP_PROMOTION") need("operating_systems", "operating system of the app");
  if (!OBJECTIVES_WITHOUT_PROMOTION_TYPE.has(payload.objective_type)) need("promotion_type", "what is promoted");
  if (adGroup.placement_type !== "PLACEMENT_TYPE_AUTOMATIC") need("placements", "where the ads show, unless TikTok chooses");
  if (!isGiven(adGroup.zipcode_ids)) need("location_ids", "where the ads show; postal codes do as well");
  return issues;
}

/** True when the campaign's budget is spread over its ad groups. Smart+ does so unless told otherwise. */
function sharesBudget(payload: Words): boolean {
  if (!BUDGETED_MODES.has(payload.budget_mode)) return false;
  return spreadsBudget(payload);
}

function spreadsBudget(payload: Words): boolean {
  return isSmartPlusPayload(payload) ? payload.budget_optimize_on !== false : payload.budget_optimize_on === true;
}

function smartPlus(payload: Words, adGroup: Words | null): PayloadIssue[] {
  const issues: PayloadIssue[] = [];
  const { objective_type: objective, budget_mode: mode, budget_optimize_on: optimize } = payload;
  const say = (pointer: string, message: string, value: unknown) =>
    issues.push({ rule: "payload.enum", severity: "block", pointer, message, value, suggestion: null, source: SOURCES.smartPlus });
  if (isGiven(objective) && !SMART_PLUS_OBJECTIVES.some((known) => known === objective))
    say("/objective_type", `Smart+ takes ${SMART_PLUS_OBJECTIVES.join(", ")}`, objective);
  if (isGiven(mode) && mode !== "BUDGET_MODE_INFINITE" && optimize !== false && !SHARED_BUDGET_MODES.has(mode))
    say("/budget_mode", `Smart+ takes ${[...SHARED_BUDGET_MODES].join(" or ")} unless budget_optimize_on is false`, mode);
  if (objective === "WEB_CONVERSIONS" && !isGiven(payload.sales_destination)) {
    const message = '"sales_destination" is required of Smart+ web conversions, and WEBSITE is the only one it takes';
    const op = payload.sales_destination === undefined ? "add" : "replace";
    const suggestion = [{ op, path: "/sales_destination", value: "WEBSITE" } as const];
    issues.push({ ...required("/sales_destination", message, SOURCES.smartPlus), suggestion });
  }
  for (const [name, value] of Object.entries(adGroup ?? {})) {
    const isKnown = AD_GROUP_FIELDS.some((field) => field.name === name);
    if (!isKnown || !isGiven(value) || SMART_PLUS_AD_GROUP_WORDS.has(name) || SMART_PLUS_TARGETING_WORDS.has(name)) continue;
    issues.push(notSent(`/adgroup${pointerStep(name)}`, `"${name}" is not a word of a Smart+ ad group`, value, SOURCES.smartPlus));
  }
  return issues;
}

function required(pointer: string, message: string, source: Source): PayloadIssue {
  return { rule: "payload.required", severity: "block", pointer, message, value: null, suggestion: null, source };
}

function notSent(pointer: string, message: string, value: unknown, source: Source): PayloadIssue {
  return { rule: "payload.not_sent", severity: "info", pointer, message, value, suggestion: null, source };
}

function blockOf(value: unknown): Words | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Words) : null;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}
