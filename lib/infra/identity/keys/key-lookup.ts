import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import { systemTx } from "@/lib/infra/db/transactions";
import { isPermission, type Permission, permissionsOf, type Role } from "@/lib/shared/permissions";
import type { Principal } from "../principal";
import { believed, forget } from "../short-cache";
import { hashKey, isKey } from "./key-format";

/** How old `last_used_at` may become while a key is in use, in ms: the column is for people, not for counting. */
const USED_EVERY_MS = 60_000;

/**
 * Who a key stands for, or null when it is malformed, unknown, expired or revoked, when its workspace is gone, or when
 * the person or service account it acts for may no longer act. Believed for less than a second.
 */
export function keyPrincipal(key: string): Promise<Principal | null> {
  if (!isKey(key)) return Promise.resolve(null);
  const keyHash = hashKey(key);
  return believed("keys", keyHash, () => systemTx((tx) => findPrincipal(tx, keyHash)));
}

/** Makes this process ask the database about a key again at its next use. */
export function forgetKeys(): void {
  forget("keys");
}

async function findPrincipal(tx: Tx, keyHash: string): Promise<Principal | null> {
  const key = await tx.apiKey.findUnique({ where: { keyHash }, include: { tenant: { select: { slug: true, deletedAt: true } } } });
  if (!key || key.tenant.deletedAt || !isLive(key)) return null;
  const power = await powerOf(tx, key);
  if (!power) return null;
  await noteUse(tx, key);
  return {
    kind: "key",
    tenantId: key.tenantId,
    tenantSlug: key.tenant.slug,
    actor: { kind: "key", id: key.id, label: key.name },
    keyId: key.id,
    ...power,
  };
}

type KeyRow = { id: string; tenantId: string; kind: string; role: string | null; scopes: string[]; createdById: string | null };
type Power = { userId: string | null; accountId?: string; role: Role | null; permissions: ReadonlySet<Permission> };

/**
 * What a key may do at this moment. A service key holds its role. A key that a service account made for itself holds
 * its scopes of that role, as long as the account's own key lives. A personal key holds its scopes as far as its
 * creator still has them.
 */
async function powerOf(tx: Tx, key: KeyRow): Promise<Power | null> {
  if (key.kind === "service") {
    const role = key.role as Role;
    if (key.createdById === null) return { userId: null, role, permissions: permissionsOf(role) };
    const account = await tx.apiKey.findFirst({
      where: { tenantId: key.tenantId, id: key.createdById, kind: "service", createdById: null },
    });
    if (!account || !isLive(account)) return null;
    return { userId: null, accountId: account.id, role: null, permissions: within(key.scopes, permissionsOf(account.role as Role)) };
  }
  if (key.createdById === null) return null;
  const creator = await tx.membership.findFirst({
    where: { tenantId: key.tenantId, userId: key.createdById, removedAt: null, user: { deletedAt: null } },
  });
  if (!creator) return null;
  return { userId: creator.userId, role: null, permissions: within(key.scopes, permissionsOf(creator.role as Role)) };
}

function within(scopes: readonly string[], held: ReadonlySet<Permission>): ReadonlySet<Permission> {
  return new Set(scopes.filter((scope): scope is Permission => isPermission(scope) && held.has(scope)));
}

function isLive(key: { revokedAt: Date | null; expiresAt: Date | null }): boolean {
  return key.revokedAt === null && (key.expiresAt === null || key.expiresAt.getTime() > Date.now());
}

async function noteUse(tx: Tx, key: { id: string; lastUsedAt: Date | null }): Promise<void> {
  const now = Date.now();
  if (key.lastUsedAt && key.lastUsedAt.getTime() > now - USED_EVERY_MS) return;
  // Raw: using a key is not a change of it, so version and updated_at stay.
  await tx.$executeRaw`update api_keys set last_used_at = ${new Date(now)} where id = ${key.id}::uuid`;
}
