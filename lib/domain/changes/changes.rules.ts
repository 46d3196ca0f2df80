import type { Permission } from "@/lib/shared/permissions";

/** What a caller must be allowed to read to hear of a noun. A noun that is not here is for administrators. */
const READ_PERMISSION: Readonly<Record<string, Permission>> = {
  campaign: "campaign:read",
  market: "governance:read",
  brand: "governance:read",
  channel: "governance:read",
  qa_rule: "governance:read",
  checklist_item: "governance:read",
  ticket: "ticket:read",
  comment: "ticket:read",
  checklist_signature: "ticket:read",
  deployment: "ticket:read",
  bulk_deployment: "ticket:read",
  platform_object: "ticket:read",
  connection: "connection:read",
  membership: "member:read",
  api_key: "apikey:read",
};
const FOR_THE_REST: Permission = "admin:read";

/** The nouns whose changes a caller may read: `only` these, or all but `except`. */
export type ReadableNouns = { only: string[] } | { except: string[] };

export function readableNouns(permissions: ReadonlySet<Permission>): ReadableNouns {
  const nouns = Object.entries(READ_PERMISSION);
  if (permissions.has(FOR_THE_REST)) return { except: nouns.filter(([, needed]) => !permissions.has(needed)).map(([noun]) => noun) };
  return { only: nouns.filter(([, needed]) => permissions.has(needed)).map(([noun]) => noun) };
}
