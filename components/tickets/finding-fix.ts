import { applyPatch, type Operation } from "rfc6902";
import type { Finding, PatchOperation } from "./finding";

type Payload = Record<string, unknown>;

/** True when a finding comes with a certain mend. */
export function hasFix(finding: Finding): finding is Finding & { suggestion: PatchOperation[] } {
  return finding.suggestion !== null && finding.suggestion.length > 0;
}

/**
 * The payload after the mends of some findings, in their order, or null when one no longer fits because the payload has
 * changed since it was checked. The payload given is not touched.
 */
export function mended(payload: Payload, findings: readonly Finding[]): Payload | null {
  let present = structuredClone(payload);
  for (const finding of findings.filter(hasFix)) {
    const next = structuredClone(present);
    const refused = applyPatch(next, finding.suggestion as Operation[]).some((problem) => problem !== null);
    if (refused) return null;
    present = next;
  }
  return present;
}

/** "/payload_config/creative/link" → "/creative/link": the payload is understood. */
export function shownPointer(pointer: string): string {
  return pointer.replace(/^\/payload_config(?=\/)/, "");
}
