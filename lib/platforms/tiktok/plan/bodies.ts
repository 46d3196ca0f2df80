import type { FieldType, PayloadField, RequestType } from "@/lib/platforms/payload-schema";
import { toAmount } from "@/lib/platforms/tiktok/money";
import { TIKTOK_PAYLOAD } from "@/lib/platforms/tiktok/payload";
import { AD_FIELDS, AD_GROUP_FIELDS } from "@/lib/platforms/tiktok/payload-levels";
import { toTikTokTime } from "@/lib/platforms/tiktok/time";
import {
  SMART_PLUS_AD_GROUP_UPDATE_WORDS,
  SMART_PLUS_AD_GROUP_WORDS,
  SMART_PLUS_CAMPAIGN_UPDATE_WORDS,
  SMART_PLUS_CAMPAIGN_WORDS,
  SMART_PLUS_TARGETING_WORDS,
} from "./smart-plus";

export type Body = Record<string, unknown>;
type Words = Readonly<Record<string, unknown>>;

/** How words are written: for which kind of request, in which currency, by hand or for Smart+. */
export type Writing = { requestType: RequestType; currency: string; smartPlus: boolean };

/** Words of Smart+ alone. */
const SMART_PLUS_ONLY: ReadonlySet<string> = new Set(["catalog_type"]);

/** The campaign's words as TikTok takes them, nothing that the allow-list does not have. */
export function campaignBody(payload: Words, writing: Writing): Body {
  const taken = writing.requestType === "UPDATE_CAMPAIGN" ? SMART_PLUS_CAMPAIGN_UPDATE_WORDS : SMART_PLUS_CAMPAIGN_WORDS;
  const fields = TIKTOK_PAYLOAD.fields.filter(
    ({ level, name }) => level === "campaign" && (writing.smartPlus ? taken.has(name) : !SMART_PLUS_ONLY.has(name)),
  );
  return written(fields, payload, writing);
}

/** The ad group's words, in Smart+ with the audience in its own object. */
export function adGroupBody(block: Words, writing: Writing): Body {
  if (!writing.smartPlus) return written(AD_GROUP_FIELDS, block, writing);
  const taken = writing.requestType === "UPDATE_CAMPAIGN" ? SMART_PLUS_AD_GROUP_UPDATE_WORDS : SMART_PLUS_AD_GROUP_WORDS;
  const body = written(
    AD_GROUP_FIELDS.filter(({ name }) => taken.has(name)),
    block,
    writing,
  );
  const targeting = written(
    AD_GROUP_FIELDS.filter(({ name }) => SMART_PLUS_TARGETING_WORDS.has(name)),
    block,
    writing,
  );
  return Object.keys(targeting).length > 0 ? { ...body, targeting_spec: targeting } : body;
}

/** The words of each creative of an `ad` block. */
export function creativeBodies(block: Words, writing: Writing): Body[] {
  const field = AD_FIELDS.find(({ name }) => name === "creatives");
  const item = field?.type.kind === "list" && field.type.of.kind === "object" ? field.type.of.fields : [];
  const creatives = Array.isArray(block.creatives) ? (block.creatives as Words[]) : [];
  return creatives.map((creative) => written(item, creative, writing));
}

/** A creative in the form of Smart+, where texts, buttons and addresses are lists. Source: SDK smart_plus_ad_create.yml [H]. */
export function smartPlusAdBody(creative: Body): Body {
  const { ad_text, call_to_action, landing_page_url, page_id, deeplink, deeplink_type } = creative;
  const { ad_format, aigc_disclosure_type, identity_id, identity_type, identity_authorized_bc_id, tiktok_item_id } = creative;
  const { video_id, image_ids, music_id } = creative;
  const { call_to_action_id, dark_post_status, utm_params, impression_tracking_url, click_tracking_url } = creative;
  const info = given({
    ad_format,
    aigc_disclosure_type,
    identity_id,
    identity_type,
    identity_authorized_bc_id,
    tiktok_item_id,
    video_info: video_id === undefined ? undefined : { video_id },
    image_info: Array.isArray(image_ids) ? image_ids.map((web_uri: unknown) => ({ web_uri })) : undefined,
    music_info: music_id === undefined ? undefined : { music_id },
  });
  const tracking = given({ impression_tracking_url, click_tracking_url });
  const configuration = given({
    call_to_action_id,
    dark_post_status,
    utm_params,
    tracking_info: Object.keys(tracking).length > 0 ? tracking : undefined,
  });
  return given({
    ad_text_list: ad_text === undefined ? undefined : [{ ad_text }],
    call_to_action_list: call_to_action === undefined ? undefined : [{ call_to_action }],
    landing_page_url_list: landing_page_url === undefined ? undefined : [{ landing_page_url }],
    page_list: page_id === undefined ? undefined : [{ page_id }],
    deeplink_list: deeplink === undefined ? undefined : [given({ deeplink, deeplink_type })],
    creative_list: [{ creative_info: info }],
    ad_configuration: Object.keys(configuration).length > 0 ? configuration : undefined,
  });
}

function written(fields: readonly PayloadField[], words: Words, writing: Writing): Body {
  const body: Body = {};
  for (const field of fields) {
    const value = words[field.name];
    if (value === undefined || value === null || !field.use[writing.requestType]) continue;
    body[field.name] = inTikTokTerms(field.name, field.type, value, writing.currency);
  }
  return body;
}

function inTikTokTerms(name: string, type: FieldType, value: unknown, currency: string): unknown {
  switch (type.kind) {
    case "money":
      return certain(toAmount(value, currency), name);
    case "instant":
      return certain(toTikTokTime(String(value)), name);
    case "id":
      return String(value);
    case "list":
      return Array.isArray(value) ? value.map((item) => inTikTokTerms(name, type.of, item, currency)) : value;
    default:
      return value;
  }
}

function certain<T>(value: T | null, name: string): T {
  if (value === null) throw new Error(`${name} was validated and yet cannot be written`);
  return value;
}

function given(words: Body): Body {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
}
