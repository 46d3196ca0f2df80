import type { PlannedRequest } from "@/lib/platforms/platform";
import { AD_GROUP_FIELDS } from "@/lib/platforms/tiktok/payload-levels";
import type { Body } from "./bodies";
import { change } from "./change";
import { pathOf, SMART_PLUS_CAMPAIGN_UPDATE_WORDS } from "./smart-plus";

/** What an update of each kind takes. Sources: SDK CampaignUpdateBody, AdgroupUpdateBody, AdUpdateBody [H]. */
const CAMPAIGN_WORDS: ReadonlySet<string> = new Set(["budget", "special_industries", "campaign_name"]);
const AD_GROUP_WORDS: ReadonlySet<string> = new Set([
  "adgroup_name",
  "targeting_spec",
  ...AD_GROUP_FIELDS.filter(({ use }) => use.UPDATE_CAMPAIGN).map(({ name }) => name),
]);

/**
 * The request that brings what an earlier attempt made to what the creation says now, by the words an update takes. What an
 * update does not take (an objective, a placement) stays as it was created: TikTok offers no way to change it.
 */
export function completionTikTok(
  create: PlannedRequest,
  made: { externalId: string; lastSent: Readonly<Record<string, unknown>> | null },
): PlannedRequest | null {
  if (create.effect !== "create" || made.lastSent === null) return null;
  const smartPlus = create.path.startsWith("/smart_plus/");
  const body = bodyOf(create, made.externalId, made.lastSent, smartPlus);
  if (!body) return null;
  const object = { externalId: made.externalId, name: create.name };
  return change(create.step, create.kind, object, pathOf(create.kind, "update", smartPlus), {
    body: { advertiser_id: create.body.advertiser_id, ...body },
    meaning: `Bring the ${create.kind.replace("_", " ")} ${create.name}, which is there already, to what the ticket says`,
  });
}

function bodyOf(create: PlannedRequest, id: string, sent: Readonly<Record<string, unknown>>, smartPlus: boolean): Body | null {
  const { body, kind } = create;
  if (kind === "campaign") {
    const changed = changedWords(body, sent, (name) => (smartPlus ? SMART_PLUS_CAMPAIGN_UPDATE_WORDS : CAMPAIGN_WORDS).has(name));
    return changed && { campaign_id: id, ...changed };
  }
  if (kind === "ad_group") {
    const changed = changedWords(body, sent, (name) => AD_GROUP_WORDS.has(name));
    return changed && { adgroup_id: id, ...changed };
  }
  if (smartPlus) {
    const changed = changedWords(body, sent, (name) => name.endsWith("_list") || name === "ad_name" || name === "ad_configuration");
    return changed && { smart_plus_ad_id: id, ...changed };
  }
  const [now] = body.creatives as Body[];
  const [before] = Array.isArray(sent.creatives) ? (sent.creatives as Body[]) : [];
  const changed = now && changedWords(now, before ?? {}, (name) => name !== "operation_status" && name !== "ad_id");
  return changed ? { adgroup_id: body.adgroup_id, patch_update: true, creatives: [{ ad_id: id, ...changed }] } : null;
}

function changedWords(now: Body, before: Readonly<Record<string, unknown>>, isTaken: (name: string) => boolean): Body | null {
  const changed = Object.entries(now).filter(([name, value]) => isTaken(name) && JSON.stringify(value) !== JSON.stringify(before[name]));
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}
