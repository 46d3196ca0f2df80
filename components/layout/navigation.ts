import {
  Blend,
  Cog,
  Globe,
  KeyRound,
  ListChecks,
  type LucideIcon,
  Megaphone,
  MonitorSmartphone,
  Plug,
  RadioTower,
  ScrollText,
  Send,
  SlidersHorizontal,
  SquareKanban,
  Tag,
  Users,
} from "lucide-react";
import type { Permission } from "@/lib/shared/permissions";

export type NavEntry = {
  /** Below `/w/{workspace}`. */
  path: string;
  label: string;
  icon: LucideIcon;
  /** Whoever lacks it does not see the entry. */
  permission: Permission | null;
};
export type NavGroup = { label: string | null; entries: readonly NavEntry[] };

/** The places of the product, grouped as they are worked in. The first group is also the bar of a phone. */
export const NAVIGATION: readonly NavGroup[] = [
  {
    label: null,
    entries: [
      { path: "/tickets", label: "Tickets", icon: SquareKanban, permission: "ticket:read" },
      { path: "/campaigns", label: "Campaigns", icon: Megaphone, permission: "campaign:read" },
      { path: "/deployments", label: "Deployments", icon: Send, permission: "ticket:read" },
    ],
  },
  {
    label: "Governance",
    entries: [
      { path: "/governance/brands", label: "Brands", icon: Tag, permission: "governance:read" },
      { path: "/governance/markets", label: "Markets", icon: Globe, permission: "governance:read" },
      { path: "/governance/channels", label: "Channels", icon: RadioTower, permission: "governance:read" },
      { path: "/governance/taxonomy", label: "Taxonomy", icon: Blend, permission: "governance:read" },
      { path: "/governance/rules", label: "Rules", icon: ListChecks, permission: "governance:read" },
    ],
  },
  {
    label: "Admin",
    entries: [
      { path: "/admin/members", label: "Members", icon: Users, permission: "member:read" },
      { path: "/admin/connections", label: "Connections", icon: Plug, permission: "connection:read" },
      { path: "/admin/api-keys", label: "API keys", icon: KeyRound, permission: "apikey:read" },
      { path: "/admin/settings", label: "Settings", icon: SlidersHorizontal, permission: "admin:read" },
      { path: "/admin/jobs", label: "Jobs", icon: Cog, permission: "admin:read" },
      { path: "/admin/audit", label: "Audit", icon: ScrollText, permission: "audit:read" },
      { path: "/admin/sessions", label: "My sessions", icon: MonitorSmartphone, permission: null },
    ],
  },
];

/** The groups and entries that a holder of `permissions` may open. */
export function navigationFor(permissions: ReadonlySet<Permission>): NavGroup[] {
  return NAVIGATION.map((group) => ({
    ...group,
    entries: group.entries.filter((entry) => entry.permission === null || permissions.has(entry.permission)),
  })).filter((group) => group.entries.length > 0);
}

/** True when `pathname` is the entry's place or lies below it. */
export function isAt(pathname: string, base: string, entry: NavEntry): boolean {
  const place = `${base}${entry.path}`;
  return pathname === place || pathname.startsWith(`${place}/`);
}
