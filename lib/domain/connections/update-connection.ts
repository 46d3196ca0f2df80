import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toConnectionDto } from "./connections.dto";
import { type ConnectionDto, type UpdateConnectionInput, updateConnectionInput } from "./connections.schema";
import { adapterOf, checkAccount } from "./internal/check-account";
import { lockConnection } from "./internal/lock-connection";
import { sealCredentials } from "./stored-credentials";

/**
 * Merges the given fields into a connection. A change of account or environment clears the stored credentials unless new
 * ones come with it: whoever may edit an address must not be handed the token.
 *
 * @throws CONNECTION_001, CONNECTION_002, CONFLICT_001, VALIDATION_001
 */
export async function updateConnection(ctx: Ctx, input: { id: string; changes: UpdateConnectionInput }): Promise<ConnectionDto> {
  authorize(ctx, "connection:write");
  const changes = updateConnectionInput.parse(input.changes);
  return ctx.write(async (tx) => {
    const before = await lockConnection(tx, ctx, input.id);
    const { accountId, credentials } = checkAccount(adapterOf(before.platform), {
      accountId: changes.accountId ?? before.accountId,
      credentials: changes.credentials ?? null,
    });
    const environment = changes.environment ?? before.environment;
    const moved = accountId !== before.accountId || environment !== before.environment;
    const owner = { tenantId: ctx.tenantId, connectionId: before.id };
    const cleared = { credentials: null, credentialsKeyId: null };
    const secret = credentials ? sealCredentials(owner, credentials) : moved || changes.credentials === null ? cleared : {};
    const after = await tx.platformConnection.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: {
        ...(changes.name === undefined ? {} : { name: changes.name }),
        ...(changes.currency === undefined ? {} : { currency: changes.currency }),
        ...(changes.timezone === undefined ? {} : { timeZone: changes.timezone }),
        accountId,
        environment,
        ...secret,
        version: { increment: 1 },
      },
    });
    const credentialsChanged = Object.keys(secret).length > 0;
    const dto = toConnectionDto(after);
    await recordChange(tx, ctx, {
      type: "connection.updated",
      noun: "connection",
      before: { ...before, credentialsChanged: false },
      after: { ...after, credentialsChanged },
      dto,
    });
    return dto;
  });
}
