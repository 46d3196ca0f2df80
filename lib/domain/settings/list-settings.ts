import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { wholeList } from "@/lib/shared/pagination";
import { toSettingDto } from "./settings.dto";
import { SETTING_KEYS, type SettingDto } from "./settings.schema";

export type SettingList = { settings: SettingDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** Every setting there is, by key, with the workspace's value or the default. */
export async function listSettings(ctx: Ctx): Promise<SettingList> {
  authorize(ctx, "admin:read");
  return ctx.read(async (tx) => {
    const rows = await tx.setting.findMany({ where: { tenantId: ctx.tenantId } });
    return wholeList(
      "settings",
      SETTING_KEYS.map((key) => toSettingDto(key, rows.find((row) => row.key === key) ?? null)),
    );
  });
}
