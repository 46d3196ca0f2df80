import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Outbound } from "@/lib/infra/outbound/outbound";
import { outbound } from "@/lib/infra/outbound/shared-outbound";
import { appError } from "@/lib/shared/errors";
import { recentAnswer } from "./internal/answers";
import { lineTo } from "./internal/ask-platform";
import { toOptions } from "./internal/options";
import { platformProblem } from "./internal/platform-problem";
import { type SearchPlatformDto, type SearchPlatformInput, searchPlatformInput } from "./platform-objects.schema";

/**
 * Searches one of the platform's own lists with a connection's credentials, so that nobody types an id. Each question
 * costs a call of the account's quota, unless it was asked within the last minute; hence the permission to write.
 *
 * @param via the network, for tests
 * @throws CONNECTION_001, CONNECTION_005, PLATFORM_001, PLATFORM_002, PLATFORM_003
 */
export async function searchPlatform(
  ctx: Ctx,
  input: SearchPlatformInput,
  via: { outbound: Outbound } = { outbound },
): Promise<SearchPlatformDto> {
  authorize(ctx, "ticket:write");
  const { id, ...rest } = input;
  const query = searchPlatformInput.parse(rest);
  const connection = await ctx.read((tx) => tx.platformConnection.findFirst({ where: { tenantId: ctx.tenantId, id, deletedAt: null } }));
  if (!connection) throw appError("CONNECTION_001", { details: { connectionId: id } });
  const question = JSON.stringify([ctx.tenantId, id, connection.version, query.list, query.text.toLowerCase(), query.limit]);
  const options = await recentAnswer(question, async () => {
    const { adapter, access, ask, platformName } = lineTo(ctx, connection, via);
    const { classified, options: found } = await adapter.search(query, access, ask);
    if (classified.outcome !== "success") throw platformProblem(platformName, classified);
    return toOptions(found, query.limit);
  });
  return { list: query.list, options };
}
