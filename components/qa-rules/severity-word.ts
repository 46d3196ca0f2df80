import type { QaRuleDto } from "@/lib/domain/qa-rules/qa-rules.schema";

/** What a finding of this weight does. */
export const SEVERITY_WORD: Readonly<Record<QaRuleDto["severity"], string>> = { block: "Blocks", warn: "Warns", info: "Tells" };
