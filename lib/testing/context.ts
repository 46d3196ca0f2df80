import "server-only";
import { type Ctx, createContext } from "@/lib/infra/context";
import { systemTx } from "@/lib/infra/db/transactions";
import type { Idempotency } from "@/lib/infra/idempotency";
import { newId } from "@/lib/shared/ids";
import { permissionsOf, type Role } from "@/lib/shared/permissions";

export type TestTenant = { id: string; slug: string };

/** A fresh workspace, so that tests in one database never see each other. */
export async function createTestTenant(): Promise<TestTenant> {
  const id = newId();
  const slug = `t-${id}`;
  await systemTx((tx) => tx.tenant.create({ data: { id, slug, name: `Test ${slug}`, timeZone: "Europe/Berlin", currency: "USD" } }));
  return { id, slug };
}

/** A fresh person with a membership of the role. */
export async function createTestMember(tenant: TestTenant, role: Role): Promise<{ userId: string; email: string }> {
  const userId = newId();
  const email = `${role}-${userId}@example.test`;
  await systemTx(async (tx) => {
    await tx.user.create({ data: { id: userId, email, name: `Test ${role}` } });
    await tx.membership.create({ data: { tenantId: tenant.id, userId, role } });
  });
  return { userId, email };
}

/** The context of a member of `tenant` (both fresh unless given) with `role`. */
export async function testContext(
  options: { role?: Role; tenant?: TestTenant; userId?: string; ifMatch?: number; idempotency?: Idempotency } = {},
): Promise<Ctx & { tenant: TestTenant; userId: string }> {
  const role = options.role ?? "owner";
  const tenant = options.tenant ?? (await createTestTenant());
  const userId = options.userId ?? (await createTestMember(tenant, role)).userId;
  const ctx = createContext({
    tenantId: tenant.id,
    actor: { kind: "user", id: userId, label: `Test ${role}` },
    userId,
    role,
    permissions: permissionsOf(role),
    ifMatch: options.ifMatch ?? null,
    idempotency: options.idempotency ?? null,
  });
  return { ...ctx, tenant, userId };
}
