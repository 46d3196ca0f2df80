import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toSettingDto } from "./settings.dto";
import { SETTING_KEYS, type SettingDto } from "./settings.schema";

/** Every setting there is, by key, with the workspace's value or the default. */
export async function listSettings(ctx: Ctx): Promise<{ settings: SettingDto[] }> {
  authorize(ctx, "admin:read");
  return ctx.read(async (tx) => {
    const rows = await tx.setting.findMany({ where: { tenantId: ctx.tenantId } });
    return { settings: SETTING_KEYS.map((key) => toSettingDto(key, rows.find((row) => row.key === key) ?? null)) };
  });
}
