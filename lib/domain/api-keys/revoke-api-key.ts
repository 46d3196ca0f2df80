import "server-only";
import { requireVersion } from "@/lib/domain/changes/lock-row";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { forgetKeys } from "@/lib/infra/identity/keys/key-lookup";
import { appError } from "@/lib/shared/errors";
import { creatorsOf, toApiKeyDto } from "./api-keys.dto";

/**
 * Revokes a key, and with a service account's own key every key the account made: refused at once in this process,
 * within a second in every other. Revoking it again changes nothing.
 *
 * @throws APIKEY_001, CONFLICT_001
 */
export async function revokeApiKey(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "apikey:write");
  const { tenantId } = ctx;
  await ctx.write(async (tx) => {
    await tx.$queryRaw`select id from api_keys where tenant_id = ${tenantId}::uuid and id = ${input.id}::uuid for update`;
    const before = await tx.apiKey.findUnique({ where: { tenantId_id: { tenantId, id: input.id } } });
    if (!before) throw appError("APIKEY_001");
    requireVersion(ctx, before);
    if (before.revokedAt) return;
    const after = await tx.apiKey.update({
      where: { tenantId_id: { tenantId, id: before.id } },
      data: { revokedAt: new Date(), version: { increment: 1 } },
    });
    const dto = toApiKeyDto(after, await creatorsOf(tx, tenantId, [after]));
    await recordChange(tx, ctx, { type: "api_key.revoked", noun: "api_key", before, after, dto });
  });
  forgetKeys();
}
