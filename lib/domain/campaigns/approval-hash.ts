import "server-only";
import { createHash } from "node:crypto";
import { type ApprovedFields, canonicalContent } from "./approved-content.rules";

/** SHA-256 (hex) of a campaign's approved content: what a request for approval and the approval itself are bound to. */
export function approvalHash(campaign: ApprovedFields): string {
  return createHash("sha256").update(canonicalContent(campaign)).digest("hex");
}
