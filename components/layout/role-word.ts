import type { Role } from "@/lib/shared/permissions";

/** Roles as people read them. */
export const ROLE_WORD: Record<Role, string> = {
  viewer: "Viewer",
  marketer: "Marketer",
  manager: "Manager",
  admin: "Admin",
  owner: "Owner",
};
