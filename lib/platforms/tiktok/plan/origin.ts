import type { PlannedRequest } from "@/lib/platforms/platform";
import { TIKTOK_PAYLOAD } from "@/lib/platforms/tiktok/payload";
import { AD_FIELDS, AD_GROUP_FIELDS } from "@/lib/platforms/tiktok/payload-levels";

const CAMPAIGN_WORDS: ReadonlySet<string> = new Set(
  TIKTOK_PAYLOAD.fields.filter(({ level }) => level === "campaign").map(({ name }) => name),
);
const AD_GROUP_WORDS: ReadonlySet<string> = new Set(AD_GROUP_FIELDS.map(({ name }) => name));
const CREATIVE_WORDS: ReadonlySet<string> = new Set(
  AD_FIELDS.flatMap(({ type }) => (type.kind === "list" && type.of.kind === "object" ? type.of.fields.map(({ name }) => name) : [])),
);

/** Words of a Smart+ ad by the words of a creative they were written from. */
const SMART_PLUS_WORDS: Readonly<Record<string, string>> = { web_uri: "image_ids" };

/**
 * The pointer into the ticket's payload of a word of a request, so that a refusal points to what a person typed; null for
 * what Signalbox set itself (names, marks, states).
 */
export function originTikTok(request: PlannedRequest, path: string): string | null {
  const steps = path.split("/").slice(1);
  const [first = ""] = steps;
  if (request.kind === "campaign") return CAMPAIGN_WORDS.has(first) ? path : null;
  if (request.kind === "ad_group") {
    const inner = first === "targeting_spec" ? steps.slice(1) : steps;
    return AD_GROUP_WORDS.has(inner[0] ?? "") ? ["", "adgroup", ...inner].join("/") : null;
  }
  if (request.kind !== "ad") return null;
  const home = `/ad/creatives/${Number(/^ad_(\d+)$/.exec(request.step)?.[1] ?? 1) - 1}`;
  if (first === "creatives") {
    const inner = steps.slice(2);
    if (inner.length === 0) return home;
    return CREATIVE_WORDS.has(inner[0] ?? "") ? [home, ...inner].join("/") : null;
  }
  // In a list of Smart+'s the creative's own word stands deepest.
  const own = steps.map((step) => SMART_PLUS_WORDS[step] ?? step).findLast((step) => CREATIVE_WORDS.has(step));
  if (own) return `${home}/${own}`;
  const named = first.replace(/_list$/, "");
  return CREATIVE_WORDS.has(named) ? `${home}/${named}` : CREATIVE_WORDS.has(first) ? [home, ...steps].join("/") : null;
}
