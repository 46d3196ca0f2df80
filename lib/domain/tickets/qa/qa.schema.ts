import { z } from "zod";

const SEVERITIES = ["block", "warn", "info"] as const;

/** `block` keeps a ticket from deployment, `warn` asks a person to look, `info` only tells. */
export const severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof severity>;

/** One step of an RFC 6902 JSON Patch. */
const patchOperation = z.object({ op: z.enum(["add", "replace", "remove"]), path: z.string(), value: z.unknown().optional() });
export type PatchOperation = z.infer<typeof patchOperation>;

/**
 * Where a finding comes from: a seed document, the design, a workspace setting, the platform's own answer, or a fact about a platform with the day it
 * was read and how sure it is (H machine-readable or SDK source, M official page or agreeing third parties, L one third party).
 */
export const findingSource = z.object({
  kind: z.enum(["seed", "design", "setting", "spec", "platform"]),
  ref: z.string(),
  date: z.string().optional(),
  confidence: z.string().optional(),
});
export type FindingSource = z.infer<typeof findingSource>;

/**
 * One thing QA has to say about a ticket. `pointer` (RFC 6901) leads into the ticket as the API shows it
 * (`/payload_config/daily_budget`, `/name`), or into what belongs to it (`/campaign/end_at`), in wire names already.
 * `suggestion` is a JSON Patch on `payload_config`, there only where the mend is certain; applying it removes the finding.
 */
export const finding = z.object({
  rule: z.string(),
  severity,
  pointer: z.string(),
  message: z.string(),
  value: z.unknown(),
  suggestion: z.array(patchOperation).nullable(),
  source: findingSource,
});
export type Finding = z.infer<typeof finding>;
