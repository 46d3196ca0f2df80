import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { toSettingDto } from "./settings.dto";
import { isSettingKey, type SettingDto } from "./settings.schema";

/** One setting. @throws SETTING_001 */
export async function getSetting(ctx: Ctx, input: { key: string }): Promise<SettingDto> {
  authorize(ctx, "admin:read");
  const { key } = input;
  if (!isSettingKey(key)) throw appError("SETTING_001");
  return ctx.read(async (tx) =>
    toSettingDto(key, await tx.setting.findUnique({ where: { tenantId_key: { tenantId: ctx.tenantId, key } } })),
  );
}
