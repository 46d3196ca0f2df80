import { isDeepStrictEqual } from "node:util";
import { setBack } from "@/lib/platforms/payload/set-back";
import { PlanError, type PlannedRequest } from "@/lib/platforms/platform";
import { TIKTOK_PAYLOAD } from "@/lib/platforms/tiktok/payload";
import { AD_GROUP_FIELDS } from "@/lib/platforms/tiktok/payload-levels";
import type { Body } from "./bodies";
import { change } from "./change";
import { originTikTok } from "./origin";
import { pathOf, SMART_PLUS_AD_GROUP_UPDATE_WORDS, SMART_PLUS_CAMPAIGN_UPDATE_WORDS } from "./smart-plus";

type Words = Readonly<Record<string, unknown>>;

/** Words of a creation that say where it belongs, how it is found or whether it runs, not what it is. */
const NOT_CONTENT: ReadonlySet<string> = new Set([
  "advertiser_id",
  "campaign_id",
  "adgroup_id",
  "ad_id",
  "campaign_name",
  "adgroup_name",
  "ad_name",
  "operation_status",
  "request_id",
  "po_number",
]);

/** What an update of each kind takes. Sources: SDK CampaignUpdateBody, AdgroupUpdateBody [H]; an ad's takes all of it. */
const CAMPAIGN_WORDS: ReadonlySet<string> = new Set(["budget", "special_industries"]);
const AD_GROUP_WORDS: ReadonlySet<string> = new Set(AD_GROUP_FIELDS.filter(({ use }) => use.UPDATE_CAMPAIGN).map(({ name }) => name));
/** Words of campaigns and ad groups that stay in force when they are merely not sent again. */
const LASTING_WORDS: ReadonlySet<string> = new Set([...TIKTOK_PAYLOAD.fields, ...AD_GROUP_FIELDS].map(({ name }) => name));
const SMART_PLUS_AD_GROUP: ReadonlySet<string> = new Set([...SMART_PLUS_AD_GROUP_UPDATE_WORDS, "targeting_spec"]);

/**
 * The request that brings what an earlier attempt made to what the creation says now; null when it is that already.
 *
 * @throws PlanError when what differs cannot be changed
 */
export function completionTikTok(create: PlannedRequest, made: { externalId: string; lastSent: Words | null }): PlannedRequest | null {
  const smartPlus = create.path.startsWith("/smart_plus/");
  const isCreative = create.kind === "ad" && !smartPlus;
  const now = isCreative ? creativeOf(create.body) : create.body;
  const before = isCreative && made.lastSent ? creativeOf(made.lastSent) : made.lastSent;
  const taken = wordsTaken(create, smartPlus);
  // Of what was sent for it nothing may be known: then only what can be changed is set.
  const differing = Object.entries(now).filter(
    ([name, value]) => !NOT_CONTENT.has(name) && (before ? !isDeepStrictEqual(before[name], value) : taken === null || taken.has(name)),
  );
  const withdrawn = Object.keys(before ?? {}).find(
    (name) => !(name in now) && !NOT_CONTENT.has(name) && (isCreative || LASTING_WORDS.has(name)),
  );
  if (differing.length === 0 && withdrawn === undefined) return null;
  const what = create.kind.replace("_", " ");
  if (withdrawn !== undefined && !isCreative) {
    const message = `The ${what} ${made.externalId} exists with its ${withdrawn}, which cannot be taken away from here: name it again, or traffic a ticket of its own`;
    const pointer = originTikTok(create, `/${withdrawn}`) ?? "";
    throw new PlanError([{ rule: "payload.exclusive", severity: "block", pointer, message, value: null, suggestion: null, source: null }]);
  }
  const stuck = differing.find(([name]) => taken !== null && !taken.has(name));
  if (stuck) {
    const [word, now] = stuck;
    const object = `${what} ${made.externalId}`;
    throw new PlanError([setBack({ object, word, pointer: originTikTok(create, `/${word}`), madeWith: before?.[word], now })]);
  }
  const words: Body = Object.fromEntries(differing);
  const id = made.externalId;
  // An ad is written anew as a whole: without patch_update (SDK AdUpdateBody) what is left out is taken away.
  const { operation_status: _status, ...whole } = now;
  const body = isCreative
    ? { adgroup_id: create.body.adgroup_id, creatives: [{ ad_id: id, ...whole }] }
    : { [create.kind === "campaign" ? "campaign_id" : create.kind === "ad_group" ? "adgroup_id" : "smart_plus_ad_id"]: id, ...words };
  return change(create.step, create.kind, { externalId: id, name: create.name }, pathOf(create.kind, "update", smartPlus), {
    body: { advertiser_id: create.body.advertiser_id, ...body },
    meaning: `Bring ${[...differing.map(([name]) => name), ...(withdrawn === undefined ? [] : [withdrawn])].join(", ")} of the ${what} ${create.name} to what the ticket says now`,
  });
}

/** Null: all of them. */
function wordsTaken({ kind }: PlannedRequest, smartPlus: boolean): ReadonlySet<string> | null {
  if (kind === "campaign") return smartPlus ? SMART_PLUS_CAMPAIGN_UPDATE_WORDS : CAMPAIGN_WORDS;
  if (kind === "ad_group") return smartPlus ? SMART_PLUS_AD_GROUP : AD_GROUP_WORDS;
  return null;
}

/** An ad is sent as the only creative of a list. */
function creativeOf(body: Words): Words {
  const [creative] = Array.isArray(body.creatives) ? (body.creatives as Words[]) : [];
  return creative ?? {};
}
