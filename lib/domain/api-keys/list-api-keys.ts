import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { listPage } from "@/lib/infra/db/list-page";
import { type ApiKeyRow, creatorsOf, toApiKeyDto } from "./api-keys.dto";
import { type ApiKeyDto, type ListApiKeysInput, listApiKeysInput } from "./api-keys.schema";

const SORTS = { created_at: "createdAt", name: "name" };

export type ApiKeyList = { apiKeys: ApiKeyDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** A page of the workspace's API keys, everybody's; revoked ones only when asked for. */
export async function listApiKeys(ctx: Ctx, input: ListApiKeysInput = {}): Promise<ApiKeyList> {
  authorize(ctx, "apikey:read");
  const query = listApiKeysInput.parse(input);
  const filters = query.includeRevoked ? [] : [{ revokedAt: null }];
  return ctx.read(async (tx) => {
    const delegate = {
      findMany: (args: object) => tx.apiKey.findMany(args) as Promise<ApiKeyRow[]>,
      count: (args: object) => tx.apiKey.count(args) as Promise<number>,
    };
    const { rows, ...page } = await listPage(tx, ctx.tenantId, null, delegate, query, filters, SORTS);
    const creators = await creatorsOf(tx, ctx.tenantId, rows);
    return { apiKeys: rows.map((row) => toApiKeyDto(row, creators)), ...page };
  });
}
