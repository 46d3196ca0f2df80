import type { PlannedRequest } from "@/lib/platforms/platform";
import { META_PAYLOAD } from "../payload";
import { AD_FIELDS, AD_SET_FIELDS } from "../payload-levels";
import { LINK_DATA, VIDEO_DATA } from "./creative";

/**
 * The pointer into the ticket's payload of a word of a request (`/object_story_spec/link_data/name` of the creative →
 * `/ad/creative/headline`); null for what Signalbox sets itself.
 */
export function originMeta(request: PlannedRequest, path: string): string | null {
  const [, word = "", ...rest] = path.split("/");
  const tail = rest.map((step) => `/${step}`).join("");
  switch (request.kind) {
    case "campaign":
      return META_PAYLOAD.fields.some((field) => field.level === "campaign" && field.name === word) ? `/${word}${tail}` : null;
    case "ad_group":
      return AD_SET_FIELDS.some((field) => field.name === word) ? `/adset/${word}${tail}` : null;
    case "creative":
      return creativeOrigin([word, ...rest]);
    case "ad":
      if (word === "creative") return rest[0] === "creative_id" ? "/ad/creative/creative_id" : "/ad/creative";
      return AD_FIELDS.some((field) => field.name === word) ? `/ad/${word}${tail}` : null;
    default:
      return null;
  }
}

function creativeOrigin([word = "", data = "", place = "", ...rest]: string[]): string | null {
  const at = (name: string) => `/ad/creative/${name}`;
  if (word === "url_tags" || word === "object_story_id" || word === "instagram_user_id" || word === "call_to_action") return at(word);
  if (word !== "object_story_spec") return null;
  if (data === "page_id" || data === "instagram_user_id") return at(data);
  const places: Readonly<Record<string, string>> | null = data === "link_data" ? LINK_DATA : data === "video_data" ? VIDEO_DATA : null;
  if (!places) return "/ad/creative";
  if (place === "call_to_action")
    return at(rest.at(-1) === "link" ? "link" : rest.at(-1) === "link_caption" ? "caption" : "call_to_action");
  const known = Object.entries(places).find(([, there]) => there === place);
  return known ? at(known[0]) : "/ad/creative";
}
