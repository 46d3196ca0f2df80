import { z } from "zod";
import { idInput } from "@/lib/shared/filters";
import { checkCodeInput, counterexampleDto, namePreviewDto, nameTupleDto, segmentKind, violationDto } from "./taxonomy.schema";

/** A code that is asked about; `ownerId` is the brand, market or channel that would bear it, when it exists already. */
export const checkCodeForInput = checkCodeInput.extend({ ownerId: idInput.nullish() });
export type CheckCodeForInput = z.input<typeof checkCodeForInput>;

export const codeCheckOutput = z.object({
  code: z.string().describe("The code as it would be stored"),
  ok: z.boolean(),
  reason: z.enum(["invalid", "taken", "retired", "ambiguous"]).nullable(),
  violations: z.array(violationDto),
  counterexample: counterexampleDto.nullable().describe("Two different readings of one name, when the code is ambiguous"),
  suggestions: z.array(z.string()).describe("Codes that would do instead"),
});
export type CodeCheckDto = z.infer<typeof codeCheckOutput>;

/** A campaign whose name is so near to the previewed one that it may be the same campaign typed again. */
export const nearNameOutput = z.object({ id: z.string(), name: z.string(), campaignName: z.string() });

/** The name while it is typed. Pointers of `violations` are in wire names: they are part of the answer, not of a refusal. */
export const namePreviewOutput = namePreviewDto.extend({
  nearNames: z.array(nearNameOutput).describe("Campaigns of this brand and market with almost the same name"),
});
export type NamePreviewResult = z.infer<typeof namePreviewOutput>;

export const parsedNameOutput = nameTupleDto.extend({
  schemeVersion: z.number().int().describe("The version of the scheme the name was read by"),
  campaignId: z.string().nullable().describe("The campaign or the ticket's campaign that bears the name, if it was ever issued"),
});
export type ParsedNameDto = z.infer<typeof parsedNameOutput>;

export const schemeOutput = z.object({
  version: z.number().int(),
  separator: z.string(),
  segments: z.array(segmentKind),
  pattern: z.string().describe("How people write it"),
  multiChannelCode: z.string().describe("Stands in the name of a campaign without a channel of its own"),
  maxCodeLength: z.number().int(),
  maxTypedNameLength: z.number().int(),
  effectiveFrom: z.string().nullable(),
});
export type SchemeDto = z.infer<typeof schemeOutput>;
