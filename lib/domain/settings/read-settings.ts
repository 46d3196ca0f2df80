import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { settingValue } from "./read-setting";
import type { SettingKey, SettingValue } from "./settings.schema";

/** The values of several settings at once, as readSetting gives one. */
export async function readSettings<K extends SettingKey>(tx: Tx, ctx: Ctx, keys: readonly K[]): Promise<{ [Key in K]: SettingValue<Key> }> {
  const rows = await tx.setting.findMany({ where: { tenantId: ctx.tenantId, key: { in: [...keys] } } });
  const values = keys.map((key) => [key, settingValue(ctx, key, rows.find((row) => row.key === key) ?? null)] as const);
  return Object.fromEntries(values) as { [Key in K]: SettingValue<Key> };
}
