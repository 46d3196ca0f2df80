import "server-only";
import { requireVersion } from "@/lib/domain/changes/lock-row";
import { audit } from "@/lib/infra/audit";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { Prisma } from "@/lib/infra/db/generated/client";
import { emit } from "@/lib/infra/outbox/emit";
import { appError } from "@/lib/shared/errors";
import { toSettingDto } from "./settings.dto";
import { isSettingKey, type PutSettingInput, putSettingInput, SETTINGS, type SettingDto, type SettingKey } from "./settings.schema";

/**
 * Sets a setting; null goes back to the default, and the version goes on counting.
 *
 * @throws SETTING_001, VALIDATION_001 (pointers under /value), CONFLICT_001
 */
export async function putSetting(ctx: Ctx, input: PutSettingInput): Promise<SettingDto> {
  authorize(ctx, "governance:write");
  const { key, ...body } = input;
  if (!isSettingKey(key)) throw appError("SETTING_001");
  const value = parseValue(key, putSettingInput.parse(body).value);
  return ctx.write(async (tx) => {
    const where = { tenantId_key: { tenantId: ctx.tenantId, key } };
    // Made first if need be, so that there is a row whose lock two writers can take turns on.
    await tx.setting.createMany({
      data: [{ tenantId: ctx.tenantId, key, value: Prisma.JsonNull, version: 0 }],
      skipDuplicates: true,
    });
    await tx.$queryRaw`select key from settings where tenant_id = ${ctx.tenantId}::uuid and key = ${key} for update`;
    const before = await tx.setting.findUniqueOrThrow({ where });
    requireVersion(ctx, before);
    const row = await tx.setting.update({
      where,
      data: { value: value === null ? Prisma.JsonNull : (value as Prisma.InputJsonValue), version: { increment: 1 } },
    });
    const dto = toSettingDto(key, row);
    const subject = { type: "setting", id: key } as const;
    await audit(tx, ctx, "setting.changed", { subject, before: toSettingDto(key, before), after: dto });
    await emit(tx, ctx, { type: "setting.changed", version: 1, subject, data: { key, value: dto.value, version: dto.version } });
    return dto;
  });
}

/** The value in the setting's own form; its violations are named from the body's root. */
function parseValue(key: SettingKey, value: unknown): unknown {
  if (value === undefined)
    throw appError("VALIDATION_001", { violations: [{ pointer: "/value", rule: "required", message: "This is required" }] });
  return value === null ? null : putSettingInput.extend({ value: SETTINGS[key].schema }).parse({ value }).value;
}
