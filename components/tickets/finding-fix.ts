import { applyFixes } from "@/lib/domain/tickets/fixes.rules";
import type { PatchOperation } from "./finding";

type Payload = Record<string, unknown>;

/**
 * The payload after the mend of a finding, or null when it no longer fits because the payload has changed since it was
 * checked. The payload given is not touched.
 */
export function mended(payload: Payload, finding: { suggestion: readonly PatchOperation[] | null }): Payload | null {
  const { payload: after, skipped } = applyFixes(payload, [finding]);
  return skipped.length > 0 ? null : after;
}

/** "/payload_config/creative/link" → "/creative/link": the payload is understood, and an item's id says nothing. */
export function shownPointer(pointer: string): string {
  return pointer.replace(/^\/payload_config(?=\/)/, "").replace(/^\/checklist\/.*$/, "/checklist");
}
