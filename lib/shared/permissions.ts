/**
 * Every permission of the product, `noun:verb`. One list for the server, the API document and the screens.
 * Source of the roles: DESIGN decision 9.
 */
export const PERMISSIONS = [
  "campaign:read",
  "campaign:write",
  "campaign:approve",
  "campaign:purge",
  "ticket:read",
  "ticket:write",
  "ticket:deploy",
  "ticket:purge",
  "governance:read",
  "governance:write",
  "governance:purge",
  "connection:read",
  "connection:write",
  "asset:read",
  "asset:write",
  "asset:purge",
  "space:read",
  "space:write",
  "schedule:read",
  "schedule:write",
  "audience:read",
  "audience:write",
  "delivery:send",
  "change:read",
  "member:read",
  "user:write",
  "apikey:read",
  "apikey:write",
  "audit:read",
  "admin:read",
  "job:write",
  "workspace:delete",
  "workspace:transfer",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ["viewer", "marketer", "manager", "admin", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** `:read` permissions that a viewer does not have, because they show secrets of the administration. */
const ADMIN_READS: readonly Permission[] = ["audit:read", "admin:read", "apikey:read"];

const VIEWER: readonly Permission[] = PERMISSIONS.filter((p) => p.endsWith(":read") && !ADMIN_READS.includes(p));
const MARKETER: readonly Permission[] = [
  ...VIEWER,
  "campaign:write",
  "ticket:write",
  "asset:write",
  "space:write",
  "schedule:write",
  "audience:write",
];
const MANAGER: readonly Permission[] = [...MARKETER, "campaign:approve", "ticket:deploy", "delivery:send"];
const ADMIN: readonly Permission[] = [
  ...MANAGER,
  "governance:write",
  "connection:write",
  "apikey:read",
  "apikey:write",
  "user:write",
  "audit:read",
  "admin:read",
  "job:write",
  "asset:purge",
  "campaign:purge",
  "ticket:purge",
  "governance:purge",
];

const BY_ROLE: Record<Role, readonly Permission[]> = {
  viewer: VIEWER,
  marketer: MARKETER,
  manager: MANAGER,
  admin: ADMIN,
  owner: [...ADMIN, "workspace:delete", "workspace:transfer"],
};

/** The permissions of a role. Each role holds all those of the role before it. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return new Set(BY_ROLE[role]);
}

/** True when `value` is one of {@link PERMISSIONS}. */
export function isPermission(value: unknown): value is Permission {
  return typeof value === "string" && (PERMISSIONS as readonly string[]).includes(value);
}
