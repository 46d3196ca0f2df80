import "server-only";
import { audit } from "@/lib/infra/audit";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { emit } from "@/lib/infra/outbox/emit";
import { newId } from "@/lib/shared/ids";
import { wireOf } from "@/lib/shared/wire-of";
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
    const subject = { type: "connection", id } as const;
    await audit(tx, ctx, "connection.created", { subject, after: { ...row, credentialsChanged: credentials !== null } });
    const dto = toConnectionDto(row);
    await emit(tx, ctx, { type: "connection.created", version: 1, subject, data: wireOf(dto) });
    return dto;
  });
}
