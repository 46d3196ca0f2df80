import type { PayloadIssue, Source } from "@/lib/platforms/payload-schema";
import type { FindingSource } from "./qa.schema";
import type { Said } from "./rule";
import { inPayload } from "./subject";

/** A platform fact's source as a finding shows it. */
export function factSource(source: Source): FindingSource {
  const kind = source.document.startsWith("DESIGN") ? "design" : "spec";
  return { kind, ref: source.document, date: source.readOn, confidence: source.confidence };
}

/** What the allow-list says, as a rule says it. */
export function saidByAllowList(issue: PayloadIssue): Said {
  return {
    severity: issue.severity,
    pointer: inPayload(issue.pointer),
    message: sentence(issue.message),
    value: issue.value,
    suggestion: issue.suggestion,
    ...(issue.source ? { source: factSource(issue.source) } : {}),
  };
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
