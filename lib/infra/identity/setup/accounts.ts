import "server-only";
import { audit } from "@/lib/infra/audit";
import { type Actor, systemContext } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { systemTx } from "@/lib/infra/db/transactions";
import { emit } from "@/lib/infra/outbox/emit";
import { newId } from "@/lib/shared/ids";
import type { Role } from "@/lib/shared/permissions";
import { wireOf } from "@/lib/shared/wire-of";
import { hashPassword } from "../sign-in/passwords";

/** Who stands in audit rows for what the command line and the first start do. */
export const SETUP_ACTOR: Actor = { kind: "system", id: "setup", label: "Setup" };

export type NewTenant = { slug: string; name: string; timeZone?: string; currency?: string; demo?: boolean };
export type NewUser = { email: string; name: string; password: string | null; locale?: string; timeZone?: string };

/** Makes a workspace. @throws Prisma P2002 (23505) when the slug is taken */
export function createTenant(input: NewTenant): Promise<{ id: string; slug: string }> {
  return systemTx((tx) => insertTenant(tx, input));
}

/**
 * Makes a person, without a workspace yet. `password: null` is someone who signs in by single sign-on only.
 * @throws Prisma P2002 (23505) when the address is taken
 */
export async function createUser(input: NewUser): Promise<{ id: string; email: string }> {
  const passwordHash = input.password === null ? null : await hashPassword(input.password);
  return systemTx((tx) => insertUser(tx, input, passwordHash));
}

/** Makes a person a member of a workspace, with a role. @throws Prisma P2002 (23505) when they are one already */
export function createMembership(input: { tenantId: string; userId: string; role: Role }): Promise<void> {
  return systemTx((tx) => insertMembership(tx, input));
}

/** The steps of the functions above, for use together in one transaction of signalbox_system. */
export async function insertTenant(tx: Tx, input: NewTenant): Promise<{ id: string; slug: string }> {
  const data = { slug: input.slug, name: input.name, timeZone: input.timeZone ?? "UTC", currency: input.currency ?? "USD" };
  const tenant = await tx.tenant.create({ data: { id: newId(), ...data, demo: input.demo ?? false } });
  const subject = { type: "tenant", id: tenant.id } as const;
  const ctx = systemContext({ tenantId: tenant.id, actor: SETUP_ACTOR });
  await audit(tx, ctx, "tenant.created", { subject, after: tenant });
  const { id, slug, name, timeZone, currency } = tenant;
  await emit(tx, ctx, { type: "tenant.created", version: 1, subject, data: wireOf({ id, slug, name, timeZone, currency }) });
  return { id, slug };
}

export async function insertUser(tx: Tx, input: NewUser, passwordHash: string | null): Promise<{ id: string; email: string }> {
  const data = { name: input.name, locale: input.locale ?? "en", timeZone: input.timeZone ?? "UTC", passwordHash };
  const user = await tx.user.create({ data: { id: newId(), email: input.email.trim().toLowerCase(), ...data } });
  return { id: user.id, email: user.email };
}

export async function insertMembership(tx: Tx, input: { tenantId: string; userId: string; role: Role }): Promise<void> {
  const membership = await tx.membership.create({ data: input });
  const subject = { type: "membership", id: input.userId } as const;
  const ctx = systemContext({ tenantId: input.tenantId, actor: SETUP_ACTOR });
  await audit(tx, ctx, "membership.created", { subject, after: membership });
  await emit(tx, ctx, { type: "membership.created", version: 1, subject, data: wireOf({ id: input.userId, role: input.role }) });
}
