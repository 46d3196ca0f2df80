import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { newKey } from "@/lib/infra/identity/keys/key-format";
import { appError } from "@/lib/shared/errors";
import { newId } from "@/lib/shared/ids";
import type { Permission } from "@/lib/shared/permissions";
import { instantOf } from "@/lib/shared/time";
import { creatorsOf, toApiKeyDto } from "./api-keys.dto";
import { type CreateApiKeyInput, type CreatedApiKeyDto, createApiKeyInput } from "./api-keys.schema";

/**
 * Makes an API key for its maker: a person's key acts for that person, a service account's for the account, never with
 * more than its scopes and what its maker may still do at the moment of a call. The key itself is in this answer only.
 *
 * @throws VALIDATION_001 (a scope the maker does not hold, an expiry that is past), AUTH_003 (a job has no keys)
 */
export async function createApiKey(ctx: Ctx, input: CreateApiKeyInput): Promise<CreatedApiKeyDto> {
  authorize(ctx, "apikey:write");
  const data = createApiKeyInput.parse(input);
  requireHeld(ctx, data.scopes);
  const { key, prefix, keyHash } = newKey();
  return ctx.write(async (tx) => {
    const owner = await ownerOf(tx, ctx);
    const expiresAt = await expiryOf(tx, ctx, data.expiresAt ?? null);
    const row = await tx.apiKey.create({
      data: { id: newId(), tenantId: ctx.tenantId, name: data.name, prefix, keyHash, scopes: data.scopes, expiresAt, ...owner },
    });
    const dto = toApiKeyDto(row, await creatorsOf(tx, ctx.tenantId, [row]));
    await recordChange(tx, ctx, { type: "api_key.created", noun: "api_key", after: row, dto });
    return { ...dto, key };
  });
}

/** A key never holds what its maker does not: otherwise a key would be a way up. */
function requireHeld(ctx: Ctx, scopes: readonly Permission[]): void {
  const violations = scopes.flatMap((scope, index) =>
    ctx.permissions.has(scope)
      ? []
      : [{ pointer: `/scopes/${index}`, rule: "held", message: `You do not have ${scope} yourself, so a key of yours cannot` }],
  );
  if (violations.length > 0) throw appError("VALIDATION_001", { violations });
}

/** Whose the key is. A key made by an account's key belongs to the account, so that it dies with it. */
async function ownerOf(tx: Tx, ctx: Ctx): Promise<{ kind: string; role: string | null; createdById: string }> {
  if (ctx.userId !== null) return { kind: "personal", role: null, createdById: ctx.userId };
  const maker = ctx.actor.kind === "key" ? await tx.apiKey.findFirst({ where: { tenantId: ctx.tenantId, id: ctx.actor.id } }) : null;
  if (!maker) throw appError("AUTH_003", { message: "Only a person or a service account has API keys" });
  return { kind: "service", role: maker.role, createdById: maker.createdById ?? maker.id };
}

async function expiryOf(tx: Tx, ctx: Ctx, typed: string | null): Promise<Date | null> {
  if (typed === null) return null;
  const { timeZone } = await tx.tenant.findUniqueOrThrow({ where: { id: ctx.tenantId }, select: { timeZone: true } });
  const expiresAt = new Date(instantOf(typed, timeZone, "end"));
  if (expiresAt.getTime() > Date.now()) return expiresAt;
  throw appError("VALIDATION_001", { violations: [{ pointer: "/expiresAt", rule: "future", message: "Use a time to come" }] });
}
