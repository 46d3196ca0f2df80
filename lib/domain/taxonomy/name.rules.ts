import anyAscii from "any-ascii";
import { appError, type Violation } from "@/lib/shared/errors";
import { canonicalCode, validateCode } from "./codes.rules";
import { MAX_NAME_LENGTH, nameLimit } from "./name-limits.rules";
import {
  type CodeKind,
  FIRST_NAME_YEAR,
  LAST_NAME_YEAR,
  MULTI_CHANNEL_CODE,
  type NameTuple,
  type Scheme,
  type SegmentKind,
  segmentText,
} from "./scheme.rules";

/** Longest campaign name a person may type, in code points of its NFC form. Source: DESIGN §2, Taxonomy. */
export const MAX_TYPED_NAME_LENGTH = 200;

/** A name's segment as it stands in a name. */
const SEGMENT = /^[A-Za-z0-9]+$/;

/** A part of a name and where it stands: `name.slice(start, end) === text`. */
type NameSegment = { kind: SegmentKind; text: string; start: number; end: number };

export type BuiltName = { name: string; segments: NameSegment[] };

/** The parts of a name as they are typed or chosen; null is "not chosen yet". A null channel is the campaign without one. */
export type NameParts = {
  brandCode: string | null;
  marketCode: string | null;
  channelCode: string | null;
  year: number | null;
  campaignName: string;
  /** Platform key whose name limit applies; null when the name is for no platform in particular. */
  platform?: string | null;
  /** True when `campaignName` is a name's segment already, which transliteration may have made longer than what was typed. */
  isSegment?: boolean;
};

/** `name` is null until every part is lawful; the segments are there from the first letter on (text "" where nothing is chosen). */
export type NamePreview = { name: string | null; segments: NameSegment[]; violations: Violation[] };

/**
 * The name's segment of what a person typed: transliterated to ASCII, then everything but letters and digits removed.
 * `Été à Paris` → `EteaParis`, `東京` → `DongJing`, `Москва` → `Moskva`.
 *
 * - Depends on the canonical form only: NFC first, because transliteration looks at one code point at a time and would
 *   read `й` and its decomposed twin differently.
 * - Emoji keep the words of their description (`Launch 🎉` → `Launchtada`): otherwise `🎉` would be no name at all, and
 *   two campaigns that differ only in their emoji would collide.
 * - Zero-width characters, direction marks and combining marks have no ASCII and vanish; so do lone surrogates and
 *   NUL, which {@link validateTypedName} refuses.
 */
export function nameSegment(typed: string): string {
  return anyAscii(typed.toWellFormed().normalize("NFC")).replace(/[^A-Za-z0-9]+/g, "");
}

/** What is wrong with a typed campaign name. What is typed is kept for display as it is. */
export function validateTypedName(typed: string, pointer = "/campaignName"): Violation[] {
  const violations: Violation[] = [];
  if (!typed.isWellFormed() || typed.includes("\0")) {
    violations.push({
      pointer,
      rule: "name.characters",
      message: "The campaign name contains a broken character (half of a surrogate pair, or NUL), which cannot be stored. Type it again.",
    });
  }
  const length = [...typed.normalize("NFC")].length;
  if (length > MAX_TYPED_NAME_LENGTH) {
    violations.push({
      pointer,
      rule: "name.length",
      message: `The campaign name has ${length} characters; at most ${MAX_TYPED_NAME_LENGTH} are possible.`,
    });
  } else if (typed.trim() === "") {
    violations.push({ pointer, rule: "name.required", message: "Give the campaign a name." });
  } else if (nameSegment(typed) === "") {
    violations.push({
      pointer,
      rule: "name.empty",
      message: "Nothing of this campaign name can be spelled with letters and digits. Add a word.",
    });
  }
  return violations;
}

/**
 * The name that the parts spell, with everything that is wrong with them. Used while typing and by the server alike.
 * Pointers are those of a campaign's fields: `/brandId`, `/marketId`, `/channelId`, `/year`, `/campaignName`.
 */
export function previewName(scheme: Scheme, parts: NameParts): NamePreview {
  const violations: Violation[] = [];
  const tuple: NameTuple = {
    brandCode: codePart("brand", parts.brandCode, violations),
    marketCode: codePart("market", parts.marketCode, violations),
    channelCode: codePart("channel", parts.channelCode ?? MULTI_CHANNEL_CODE, violations),
    year: parts.year ?? Number.NaN,
    campaignName: "",
  };
  if (parts.year === null) {
    violations.push({ pointer: "/year", rule: "name.year", message: "Choose the year of the name." });
  } else if (!isNameYear(parts.year)) {
    violations.push({ pointer: "/year", rule: "name.year", message: `A name's year has four digits, not ${parts.year}.` });
  }
  const wrongName = parts.isSegment === true && SEGMENT.test(parts.campaignName) ? [] : validateTypedName(parts.campaignName);
  violations.push(...wrongName);
  // A text over the limit is not transliterated: it may be a pasted book.
  if (!wrongName.some((v) => v.rule === "name.length")) tuple.campaignName = nameSegment(parts.campaignName);

  const built = assemble(scheme, tuple);
  violations.push(...lengthViolations(built.name, parts.platform ?? null));
  return { name: violations.length === 0 ? built.name : null, segments: built.segments, violations };
}

/**
 * Spells a name. Codes are upper-cased, the campaign name may be typed text or an issued name's segment (a segment stays
 * as it is), so that `build(parse(name)) = name` and a ticket can take its campaign's segment.
 * Throws `TAXONOMY_001` with every violation when a part is not lawful. Platform limits are `previewName`'s.
 */
export function buildName(scheme: Scheme, tuple: NameTuple): BuiltName {
  const preview = previewName(scheme, { ...tuple, isSegment: true });
  if (preview.name === null) throw appError("TAXONOMY_001", { violations: preview.violations });
  return { name: preview.name, segments: preview.segments };
}

/** The tuple as `parseName` gives it back: codes upper-cased, the name as its segment. `parse(build(x)) = canonicalTuple(x)`. */
export function canonicalTuple(tuple: NameTuple): NameTuple {
  return {
    brandCode: canonicalCode(tuple.brandCode),
    marketCode: canonicalCode(tuple.marketCode),
    channelCode: canonicalCode(tuple.channelCode),
    year: tuple.year,
    campaignName: nameSegment(tuple.campaignName),
  };
}

/** True for a year that a name can carry. */
function isNameYear(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_NAME_YEAR && year <= LAST_NAME_YEAR;
}

function codePart(kind: CodeKind, typed: string | null, violations: Violation[]): string {
  const pointer = `/${kind}Id`;
  if (typed === null) {
    violations.push({ pointer, rule: "name.required", message: `Choose the ${kind}.` });
    return "";
  }
  const code = canonicalCode(typed);
  if (!(kind === "channel" && code === MULTI_CHANNEL_CODE)) violations.push(...validateCode(kind, code, pointer));
  return code;
}

function lengthViolations(name: string, platform: string | null): Violation[] {
  const violations: Violation[] = [];
  if (name.length > MAX_NAME_LENGTH) {
    violations.push({
      pointer: "/campaignName",
      rule: "name.total_length",
      message: `The whole name has ${name.length} characters; at most ${MAX_NAME_LENGTH} are possible. Shorten the campaign name.`,
    });
  }
  const limit = platform === null ? null : nameLimit(platform);
  if (limit?.max != null && name.length > limit.max && limit.max < MAX_NAME_LENGTH) {
    violations.push({
      pointer: "/campaignName",
      rule: "name.platform_length",
      message: `The whole name has ${name.length} characters and ${platform} takes at most ${limit.max}. Shorten the campaign name by ${name.length - limit.max}.`,
    });
  }
  return violations;
}

function assemble(scheme: Scheme, tuple: NameTuple): BuiltName {
  const segments: NameSegment[] = [];
  let name = "";
  for (const [i, kind] of scheme.segments.entries()) {
    if (i > 0) name += scheme.separator;
    const text = kind === "year" && Number.isNaN(tuple.year) ? "" : segmentText(tuple, kind);
    segments.push({ kind, text, start: name.length, end: name.length + text.length });
    name += text;
  }
  return { name, segments };
}
