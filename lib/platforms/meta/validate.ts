import { validatePayload } from "@/lib/platforms/payload/validate-payload";
import type { PayloadIssue, RequestType, Source } from "@/lib/platforms/payload-schema";
import { SOURCES } from "./facts";
import { budgetBounds } from "./money";
import { META_PAYLOAD } from "./payload";

type Payload = Readonly<Record<string, unknown>>;

const BUDGETS = ["daily_budget", "lifetime_budget"] as const;

/** Everything to say about a Meta payload: the allow-list's findings, and what its levels need of each other. */
export function validateMeta(payload: Payload, { requestType, currency }: { requestType: RequestType; currency: string }): PayloadIssue[] {
  const issues = validatePayload(META_PAYLOAD, payload, { requestType, ...budgetBounds(currency) });
  if (requestType !== "CREATE_CAMPAIGN" && requestType !== "UPDATE_CAMPAIGN") return issues;
  const adset = block(payload.adset);
  if (adset && requestType === "CREATE_CAMPAIGN") issues.push(...budgetOfOneLevel(payload, adset));
  const creative = block(block(payload.ad)?.creative);
  if (creative) issues.push(...creativeIsWhole(creative));
  return issues;
}

/** The money is the campaign's (which spreads it over its ad sets) or each ad set's, never both and never neither's. */
function budgetOfOneLevel(payload: Payload, adset: Payload): PayloadIssue[] {
  const above = BUDGETS.filter((name) => isGiven(payload[name]));
  const here = BUDGETS.filter((name) => isGiven(adset[name]));
  const [first] = here;
  if (above.length > 0 && first) {
    const message = "The campaign has a budget of its own, which it spreads over its ad sets: give one to the campaign or to the ad set";
    return [issue("payload.exclusive", `/adset/${first}`, message, adset[first], SOURCES.adsetDocs)];
  }
  if (above.length === 0 && !first) {
    const message = "The ad set needs daily_budget or lifetime_budget, since the campaign has none";
    return [issue("payload.required", "/adset/daily_budget", message, null, SOURCES.adsetDocs)];
  }
  return [];
}

function creativeIsWhole(creative: Payload): PayloadIssue[] {
  const at = (name: string) => `/ad/creative/${name}`;
  const issues: PayloadIssue[] = [];
  const isNew = isGiven(creative.page_id);
  const hasVideo = isGiven(creative.video_id);
  if (isNew && !hasVideo && !isGiven(creative.link)) {
    issues.push(issue("payload.required", at("link"), "An ad without a video needs a link", null, SOURCES.creativeFields));
  }
  if (isNew && hasVideo && !isGiven(creative.image_hash) && !isGiven(creative.image_url)) {
    const message = "A video needs a thumbnail: image_hash or image_url";
    issues.push(issue("payload.required", at("image_url"), message, null, SOURCES.videoThumbnail));
  }
  if (isGiven(creative.image_hash) && isGiven(creative.image_url)) {
    const message = "Give image_hash or image_url, not both";
    issues.push(issue("payload.exclusive", at("image_url"), message, creative.image_url, SOURCES.creativeFields));
  }
  if (isNew) return issues;
  const words = Object.keys(creative).filter((name) => isGiven(creative[name]) && name !== "creative_id" && name !== "object_story_id");
  const allowed = isGiven(creative.object_story_id) ? ["call_to_action", "url_tags", "instagram_user_id"] : [];
  for (const name of words.filter((word) => !allowed.includes(word))) {
    if (!isGiven(creative.creative_id) && !isGiven(creative.object_story_id)) break;
    const message = `"${name}" is not sent: what exists already is shown as it is; name a page_id instead to make a new creative`;
    issues.push(issue("payload.exclusive", at(name), message, creative[name], SOURCES.creativeFields));
  }
  return issues;
}

function block(value: unknown): Payload | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Payload) : null;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function issue(rule: PayloadIssue["rule"], pointer: string, message: string, value: unknown, source: Source): PayloadIssue {
  return { rule, severity: "block", pointer, message, value: value ?? null, suggestion: null, source };
}
