import { z } from "zod";
import { plainLine } from "@/lib/shared/plain-line";
import { canonicalCode, validateCode } from "./codes.rules";
import { validateTypedName } from "./name.rules";
import { MAX_NAME_LENGTH } from "./name-limits.rules";
import { type CodeKind, SEGMENT_KINDS } from "./scheme.rules";

/** A code as a person types it; comes out upper-cased. Clashes with other codes are the use case's to find. */
export function codeInput(kind: CodeKind) {
  return z.string().transform((typed, ctx) => {
    for (const violation of validateCode(kind, typed)) {
      ctx.addIssue({ code: "custom", message: violation.message, params: { rule: violation.rule, suggestion: violation.suggestion } });
    }
    return canonicalCode(typed);
  });
}

/** A campaign name as a person types it; comes out untouched. */
export const typedNameInput = plainLine(z.string()).superRefine((typed, ctx) => {
  for (const violation of validateTypedName(typed)) {
    ctx.addIssue({ code: "custom", message: violation.message, params: { rule: violation.rule } });
  }
});

export const segmentKind = z.enum(SEGMENT_KINDS);

/** A code that is asked about before it is created: would names stay readable? */
export const checkCodeInput = z.object({ kind: z.enum(["brand", "market", "channel"]), code: z.string() });

/**
 * A campaign's naming fields while they are typed: everything may still be missing, nothing is refused here, and the
 * answer's `violations` say what is wrong. A missing channel is `MULTI`; a missing year is the market's present one.
 */
export const previewNameInput = z.object({
  brandId: z.uuid().nullish(),
  marketId: z.uuid().nullish(),
  channelId: z.uuid().nullish(),
  year: z.number().nullish(),
  campaignName: z.string().default(""),
});
export type PreviewNameInput = z.input<typeof previewNameInput>;

const nameSegmentDto = z.object({ kind: segmentKind, text: z.string(), start: z.number().int(), end: z.number().int() });

export const violationDto = z.object({ pointer: z.string(), rule: z.string(), message: z.string(), suggestion: z.unknown().optional() });

/** `name` is null until every part is lawful. */
export const namePreviewDto = z.object({
  name: z.string().nullable(),
  segments: z.array(nameSegmentDto),
  violations: z.array(violationDto),
});

export const parseNameInput = z.object({ name: z.string().min(1).max(MAX_NAME_LENGTH) });
export type ParseNameInput = z.infer<typeof parseNameInput>;

/** What a name says. `campaignName` is the name's segment, not what was typed. */
export const nameTupleDto = z.object({
  brandCode: z.string(),
  marketCode: z.string(),
  channelCode: z.string(),
  year: z.number().int(),
  campaignName: z.string(),
});
export type NameTupleDto = z.infer<typeof nameTupleDto>;

/** Two tuples that spell one name: the proof that comes with a refused code. */
export const counterexampleDto = z.object({ name: z.string(), first: nameTupleDto, second: nameTupleDto });
export type CounterexampleDto = z.infer<typeof counterexampleDto>;
