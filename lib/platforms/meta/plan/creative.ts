import type { Body, Given } from "./request";

/**
 * Where each word of a creative stands in the request. Source: facebook/facebook-business-sdk-codegen@ad2b0b6,
 * AdCreativeLinkData.json and AdCreativeVideoData.json [H].
 */
export const LINK_DATA = {
  link: "link",
  message: "message",
  headline: "name",
  description: "description",
  caption: "caption",
  image_hash: "image_hash",
  image_url: "picture",
} as const;
export const VIDEO_DATA = {
  video_id: "video_id",
  message: "message",
  headline: "title",
  description: "link_description",
  image_hash: "image_hash",
  image_url: "image_url",
} as const;

/** The id of a creative that exists already, or null when the words describe a new one. */
export function existingCreative(words: Given): string | null {
  return words.creative_id == null ? null : String(words.creative_id);
}

/** The body that makes a creative of its words: a link ad, a video ad, or a post that exists. */
export function creativeBody(words: Given): Body {
  const tags = words.url_tags == null ? {} : { url_tags: words.url_tags };
  if (words.object_story_id != null) {
    const actor = words.instagram_user_id == null ? {} : { instagram_user_id: String(words.instagram_user_id) };
    const button = words.call_to_action == null ? {} : { call_to_action: { type: words.call_to_action } };
    return { object_story_id: words.object_story_id, ...actor, ...button, ...tags };
  }
  const isVideo = words.video_id != null;
  const shown = isVideo ? { video_data: dataOf(words, VIDEO_DATA, isVideo) } : { link_data: dataOf(words, LINK_DATA, isVideo) };
  return {
    object_story_spec: {
      page_id: String(words.page_id),
      ...(words.instagram_user_id == null ? {} : { instagram_user_id: String(words.instagram_user_id) }),
      ...shown,
    },
    ...tags,
  };
}

function dataOf(words: Given, places: Readonly<Record<string, string>>, isVideo: boolean): Body {
  const body: Body = {};
  for (const [word, place] of Object.entries(places)) {
    const value = words[word];
    if (value !== undefined && value !== null) body[place] = word === "video_id" ? String(value) : value;
  }
  const button = buttonOf(words, isVideo);
  return button === null ? body : { ...body, call_to_action: button };
}

/** A video has no link of its own: the button carries it, and without a word for the button it says LEARN_MORE. */
function buttonOf(words: Given, isVideo: boolean): Body | null {
  const { call_to_action: type, link, caption } = words;
  if (type == null && !(isVideo && link != null)) return null;
  const value = link == null ? null : { link, ...(isVideo && caption != null ? { link_caption: caption } : {}) };
  return { type: type ?? "LEARN_MORE", ...(value ? { value } : {}) };
}
