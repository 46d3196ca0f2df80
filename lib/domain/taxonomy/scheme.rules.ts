import type { Violation } from "@/lib/shared/errors";

/**
 * What a name is made of. A scheme is an order of the five kinds and the text between them; its versions are kept, and
 * a name is always read by the version that was in force when it was issued.
 */
export const SEGMENT_KINDS = ["brand", "market", "channel", "year", "name"] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

/** The kinds whose text is a code kept by governance; the other two are a year and a person's words. */
export const CODE_KINDS = ["brand", "market", "channel"] as const satisfies readonly SegmentKind[];
export type CodeKind = (typeof CODE_KINDS)[number];

/** `segments` names every kind exactly once; `separator` stands between each two of them. */
export type Scheme = { separator: string; segments: readonly SegmentKind[] };

/** The codes a workspace knows, upper case. `retired` are those of issued names whose brand, market or channel has moved on. */
export type CodeSet = Record<CodeKind, readonly string[]> & { retired?: Partial<Record<CodeKind, readonly string[]>> };

/** What a name says. `campaignName` is the name's segment: ASCII letters and digits, in the case they were typed in. */
export type NameTuple = { brandCode: string; marketCode: string; channelCode: string; year: number; campaignName: string };

/** `[BrandCode]_[MarketCode]_[ChannelPlatform]_[Year]_[CampaignName]`. Source: seed 002, Taxonomy Engine. */
export const DEFAULT_SCHEME: Scheme = { separator: "_", segments: SEGMENT_KINDS };

/** The channel segment of a campaign that has no channel of its own; no channel may take it. Source: seed 002. */
export const MULTI_CHANNEL_CODE = "MULTI";

/** Years a name can carry: four digits, no leading zero, so that the segment always has the same length. */
export const FIRST_NAME_YEAR = 1000;
export const LAST_NAME_YEAR = 9999;

/** Marks that no code and no name segment needs, save `_`, and that every platform's name field takes. */
const SEPARATOR = /^[_\-.~|:+]{1,3}$/;

const PLACEHOLDERS: Record<SegmentKind, string> = {
  brand: "[BrandCode]",
  market: "[MarketCode]",
  channel: "[ChannelPlatform]",
  year: "[Year]",
  name: "[CampaignName]",
};

/** The scheme as people write it: `[BrandCode]_[MarketCode]_…`. */
export function schemePattern(scheme: Scheme): string {
  return scheme.segments.map((kind) => PLACEHOLDERS[kind]).join(scheme.separator);
}

/**
 * What is wrong with a scheme's form. Whether a workspace's codes can be read under it is another question, answered
 * by `findAmbiguity`.
 */
export function validateScheme(scheme: Scheme): Violation[] {
  const violations: Violation[] = [];
  const missing = SEGMENT_KINDS.filter((kind) => !scheme.segments.includes(kind));
  const repeated = scheme.segments.filter((kind, i) => scheme.segments.indexOf(kind) !== i);
  if (missing.length > 0 || repeated.length > 0 || scheme.segments.length !== SEGMENT_KINDS.length) {
    const wrong = [...missing.map((kind) => `${kind} is missing`), ...repeated.map((kind) => `${kind} stands twice`)];
    violations.push({
      pointer: "/segments",
      rule: "scheme.segments",
      message: `A scheme has brand, market, channel, year and name once each, or a name could not be read back: ${wrong.join(", ")}.`,
    });
  }
  if (!SEPARATOR.test(scheme.separator)) {
    violations.push({
      pointer: "/separator",
      rule: "scheme.separator",
      message: `Put one to three of _ - . ~ | : + between the segments, not "${scheme.separator}".`,
    });
  }
  return violations;
}

/** The form of a code; `validateCode` says what is wrong with one that differs. Source: DESIGN §2, Taxonomy. */
const CODE = /^[A-Z0-9_]{1,20}$/;

/**
 * Every code of a kind that can stand in a name: current, retired and, for channels, `MULTI`; each once. What has not
 * the form of a code is left out, because no name can be built with it.
 */
export function codesOf(codes: CodeSet, kind: CodeKind): string[] {
  const all = new Set(codes[kind]);
  for (const code of codes.retired?.[kind] ?? []) all.add(code);
  if (kind === "channel") all.add(MULTI_CHANNEL_CODE);
  return [...all].filter((code) => CODE.test(code));
}

/** The same code set with one code more. */
export function withCode(codes: CodeSet, kind: CodeKind, code: string): CodeSet {
  return { ...codes, [kind]: [...codes[kind], code] };
}

/** The text of one segment of a tuple. */
export function segmentText(tuple: NameTuple, kind: SegmentKind): string {
  switch (kind) {
    case "brand":
      return tuple.brandCode;
    case "market":
      return tuple.marketCode;
    case "channel":
      return tuple.channelCode;
    case "year":
      return String(tuple.year);
    case "name":
      return tuple.campaignName;
  }
}

/** A tuple's spelling, with no judgement on its parts. */
export function spell(scheme: Scheme, tuple: NameTuple): string {
  return scheme.segments.map((kind) => segmentText(tuple, kind)).join(scheme.separator);
}
