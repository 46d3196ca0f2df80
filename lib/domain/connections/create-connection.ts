import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { newId } from "@/lib/shared/ids";
import { toConnectionDto } from "./connections.dto";
import { type ConnectionDto, type CreateConnectionInput, createConnectionInput } from "./connections.schema";
import { adapterOf, checkAccount } from "./internal/check-account";
import { sealCredentials } from "./stored-credentials";

/**
 * Connects an advertising account. Credentials are stored encrypted and never given out again.
 *
 * @throws VALIDATION_001, CONNECTION_002 (400) when the account is connected already in this environment
 */
export async function createConnection(ctx: Ctx, input: CreateConnectionInput): Promise<ConnectionDto> {
  authorize(ctx, "connection:write");
  const data = createConnectionInput.parse(input);
  const adapter = adapterOf(data.platform);
  const { accountId, credentials } = checkAccount(adapter, { accountId: data.accountId, credentials: data.credentials ?? null });
  return ctx.write(async (tx) => {
    const id = newId();
    const row = await tx.platformConnection.create({
      data: {
        id,
        tenantId: ctx.tenantId,
        platform: adapter.key,
        name: data.name,
        accountId,
        currency: data.currency,
        timeZone: data.timezone,
        environment: data.environment,
        ...(credentials ? sealCredentials({ tenantId: ctx.tenantId, connectionId: id }, credentials) : {}),
      },
    });
    const dto = toConnectionDto(row);
    const after = { ...row, credentialsChanged: credentials !== null };
    await recordChange(tx, ctx, { type: "connection.created", noun: "connection", after, dto });
    return dto;
  });
}
