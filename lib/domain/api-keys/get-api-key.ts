import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { creatorsOf, toApiKeyDto } from "./api-keys.dto";
import type { ApiKeyDto } from "./api-keys.schema";

/** One key, revoked or not; never the key itself. @throws APIKEY_001 */
export async function getApiKey(ctx: Ctx, input: { id: string }): Promise<ApiKeyDto> {
  authorize(ctx, "apikey:read");
  const { tenantId } = ctx;
  return ctx.read(async (tx) => {
    const row = await tx.apiKey.findUnique({ where: { tenantId_id: { tenantId, id: input.id } } });
    if (!row) throw appError("APIKEY_001");
    return toApiKeyDto(row, await creatorsOf(tx, tenantId, [row]));
  });
}
