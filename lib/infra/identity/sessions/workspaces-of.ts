import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import type { Role } from "@/lib/shared/permissions";
import { asSystem } from "../as-system";

/** A workspace someone is a member of. */
export type SessionWorkspace = { tenantId: string; slug: string; name: string; role: Role };

/** What is read of a person's memberships, and which of them count. */
export const LIVE_MEMBERSHIPS = {
  where: { removedAt: null, tenant: { deletedAt: null } },
  select: { role: true, tenant: { select: { id: true, slug: true, name: true } } },
} as const;

/** Rows read by {@link LIVE_MEMBERSHIPS} as workspaces, by name. */
export function toWorkspaces(memberships: { role: string; tenant: { id: string; slug: string; name: string } }[]): SessionWorkspace[] {
  return memberships
    .map(({ role, tenant }) => ({ tenantId: tenant.id, slug: tenant.slug, name: tenant.name, role: role as Role }))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.slug.localeCompare(b.slug));
}

/** Every workspace a person is a member of, asked for in the transaction of one of them. */
export async function workspacesOf(tx: Tx, userId: string): Promise<SessionWorkspace[]> {
  const { where, select } = LIVE_MEMBERSHIPS;
  return toWorkspaces(await asSystem(tx, () => tx.membership.findMany({ where: { ...where, userId }, select })));
}
