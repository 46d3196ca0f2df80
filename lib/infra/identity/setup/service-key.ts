import "server-only";
import { audit } from "@/lib/infra/audit";
import { systemContext } from "@/lib/infra/context";
import { systemTx } from "@/lib/infra/db/transactions";
import { emit } from "@/lib/infra/outbox/emit";
import { appError } from "@/lib/shared/errors";
import { newId } from "@/lib/shared/ids";
import type { Role } from "@/lib/shared/permissions";
import { wireOf } from "@/lib/shared/wire-of";
import { newKey } from "../keys/key-format";
import { SETUP_ACTOR } from "./accounts";

/**
 * Makes a service account of a role and returns its key, which is shown nowhere else. For the command line:
 * `npm run api-key -- --tenant demo --role admin`.
 *
 * @throws AppError WORKSPACE_001 when no workspace has the slug
 */
export async function createServiceKey(input: {
  tenantSlug: string;
  role: Role;
  name: string;
}): Promise<{ id: string; tenantId: string; key: string; prefix: string }> {
  const { key, prefix, keyHash } = newKey();
  return systemTx(async (tx) => {
    const tenant = await tx.tenant.findUnique({ where: { slug: input.tenantSlug } });
    if (!tenant || tenant.deletedAt) throw appError("WORKSPACE_001", { message: `There is no workspace "${input.tenantSlug}"` });
    const row = await tx.apiKey.create({
      data: { id: newId(), tenantId: tenant.id, name: input.name, prefix, keyHash, kind: "service", role: input.role, scopes: [] },
    });
    const subject = { type: "api_key", id: row.id } as const;
    const ctx = systemContext({ tenantId: tenant.id, actor: SETUP_ACTOR });
    await audit(tx, ctx, "api_key.created", { subject, after: row });
    const { id, name, kind, role, scopes } = row;
    await emit(tx, ctx, { type: "api_key.created", version: 1, subject, data: wireOf({ id, name, prefix, kind, role, scopes }) });
    return { id, tenantId: tenant.id, key, prefix };
  });
}
