import { CALL_TO_ACTION_TYPES } from "@/lib/platforms/meta/facts-of-ads";
import type { SimObject } from "@/lib/platforms/simulators/store";
import { invalidParameter } from "../errors";
import { idOf, jsonOf, textOf } from "../parameters";
import { type Call, type Change, readCommon } from "./change";

type Value = Readonly<Record<string, unknown>>;

/** A creative is there or deleted; it is never paused. Source: codegen@ad2b0b6 enum_types.json, AdCreative_status [H]. */
const CREATIVE_STATUSES = ["ACTIVE", "DELETED", "IN_PROCESS", "WITH_ISSUES"] as const;

/** Reads and checks what a new creative is given: a story to make, or a post that exists. @throws GraphError for the first thing that is wrong */
export function readNewCreative({ parameters }: Call): Change {
  // A new creative has no say in its status: the word is not known there, and what is not known is passed over.
  const common = readCommon({ ...parameters, status: null }, CREATIVE_STATUSES, "Ad Creative");
  const fields: Record<string, unknown> = {};
  const story = jsonOf(parameters, "object_story_spec");
  const post = textOf(parameters, "object_story_id");
  if (story === null && post === null) {
    const userMessage = "Give an object_story_spec, or the object_story_id of a post.";
    throw invalidParameter("", { userTitle: "Creative Is Empty", userMessage, blame: ["object_story_spec"] });
  }
  if (story !== null) fields.object_story_spec = readStory(story);
  if (post !== null) fields.object_story_id = post;
  const actor = idOf(parameters, "instagram_user_id");
  if (actor !== null) fields.instagram_user_id = actor;
  const tags = textOf(parameters, "url_tags");
  if (tags !== null) fields.url_tags = tags;
  const button = jsonOf(parameters, "call_to_action");
  if (button !== null) fields.call_to_action = checkedButton(button, ["call_to_action"]);
  return { fields, ...common };
}

/** Name, labels and status; what a creative shows cannot be changed. Source: codegen@ad2b0b6 AdCreative.json #update [H]. */
export function readCreativeChange(_creative: SimObject, { parameters }: Call): Change {
  return { fields: {}, ...readCommon(parameters, CREATIVE_STATUSES, "Ad Creative") };
}

function readStory(story: unknown): Value {
  const at = (...path: string[]) => [["object_story_spec", ...path]];
  if (!isObject(story)) throw invalidParameter("Param object_story_spec must be an object", { blame: ["object_story_spec"] });
  const { page_id: page, link_data: link, video_data: video, photo_data: photo, text_data: text } = story;
  if (!/^\d{1,25}$/.test(String(page ?? ""))) {
    throw invalidParameter("Param object_story_spec[page_id] must be a valid ID", { blame: at("page_id") });
  }
  const kinds = [link, video, photo, text, story.template_data].filter((data) => data !== undefined);
  if (kinds.length !== 1) {
    const userMessage = "A story has one of link_data, video_data, photo_data, text_data and template_data.";
    throw invalidParameter("", { userTitle: "Invalid Story", userMessage, blame: ["object_story_spec"] });
  }
  if (isObject(link)) {
    if (!isAddress(link.link))
      throw invalidParameter("Param object_story_spec[link_data][link] must be a valid URL", { blame: at("link_data", "link") });
    if (link.image_hash !== undefined && link.picture !== undefined) {
      const userMessage = "Give image_hash or picture, not both.";
      throw invalidParameter("", { userTitle: "Two Images", userMessage, blame: at("link_data", "picture") });
    }
    if (link.call_to_action !== undefined) checkedButton(link.call_to_action, ["object_story_spec", "link_data", "call_to_action"]);
  }
  if (isObject(video)) {
    if (!/^\d{1,25}$/.test(String(video.video_id ?? "")))
      throw invalidParameter("Param object_story_spec[video_data][video_id] must be a valid ID", { blame: at("video_data", "video_id") });
    if (video.image_hash === undefined && video.image_url === undefined) {
      // Source: lib/platforms/meta/facts.ts, videoThumbnail [L].
      throw invalidParameter("", {
        subcode: 1443226,
        userTitle: "Your Video Needs A Thumbnail",
        userMessage: "Please specify one of image_hash or image_url in the video_data field of object_story_spec.",
        blame: at("video_data", "image_url"),
      });
    }
    if (video.call_to_action !== undefined) checkedButton(video.call_to_action, ["object_story_spec", "video_data", "call_to_action"]);
  }
  return story;
}

function checkedButton(button: unknown, path: readonly string[]): unknown {
  if (!isObject(button) || !CALL_TO_ACTION_TYPES.includes(String(button.type))) {
    const [first = "", ...rest] = path;
    const name = first + rest.map((step) => `[${step}]`).join("");
    throw invalidParameter(`Param ${name}[type] must be one of {${CALL_TO_ACTION_TYPES.join(", ")}}`, { blame: [[...path, "type"]] });
  }
  return button;
}

function isAddress(value: unknown): boolean {
  return typeof value === "string" && /^https?:\/\//i.test(value) && URL.canParse(value);
}

function isObject(value: unknown): value is Value {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
