import type { Permission } from "@/lib/shared/permissions";

/** What a permission is about, as people call it. Two nouns may share one group. */
const GROUP: Record<string, string> = {
  campaign: "Campaigns",
  ticket: "Tickets",
  governance: "Governance",
  connection: "Connections",
  asset: "Assets",
  space: "Spaces",
  schedule: "Schedules",
  audience: "Audiences",
  delivery: "Deliveries",
  change: "Change feed",
  member: "People",
  user: "People",
  apikey: "API keys",
  audit: "Audit",
  admin: "Settings",
  job: "Background jobs",
  workspace: "Workspace",
};

const VERB: Record<string, string> = {
  read: "See",
  write: "Change",
  approve: "Approve",
  deploy: "Deploy",
  purge: "Delete for good",
  send: "Send",
  delete: "Delete",
  transfer: "Hand over",
};

/** "See", "Change", "Approve"… */
export function permissionVerb(permission: string): string {
  const verb = permission.split(":")[1] ?? permission;
  return VERB[verb] ?? verb;
}

export type PermissionGroup = { group: string; permissions: Permission[] };

/** The permissions under what they are about, both in the order of the list. */
export function permissionGroups(permissions: readonly Permission[]): PermissionGroup[] {
  const groups = new Map<string, Permission[]>();
  for (const permission of permissions) {
    const noun = permission.split(":")[0] ?? permission;
    const group = GROUP[noun] ?? noun;
    groups.set(group, [...(groups.get(group) ?? []), permission]);
  }
  return [...groups].map(([group, held]) => ({ group, permissions: held }));
}

/** "Campaigns: see, change": a set of permissions in a line per group. */
export function permissionLines(permissions: readonly Permission[]): string[] {
  return permissionGroups(permissions).map(
    ({ group, permissions: held }) => `${group}: ${held.map((permission) => permissionVerb(permission).toLowerCase()).join(", ")}`,
  );
}
