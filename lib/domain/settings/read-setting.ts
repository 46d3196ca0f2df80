import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { SETTINGS, type SettingKey, type SettingValue } from "./settings.schema";

/**
 * The value of a setting for a use case that is deciding something, in that use case's own transaction: the workspace's,
 * or the default. A stored value that the present form of the setting refuses counts as unset.
 */
export async function readSetting<K extends SettingKey>(tx: Tx, ctx: Ctx, key: K): Promise<SettingValue<K>> {
  return settingValue(ctx, key, await tx.setting.findUnique({ where: { tenantId_key: { tenantId: ctx.tenantId, key } } }));
}

/** What a stored setting, or none, comes to. */
export function settingValue<K extends SettingKey>(ctx: Pick<Ctx, "log">, key: K, row: { value: unknown } | null): SettingValue<K> {
  if (row === null || row.value === null) return SETTINGS[key].default as SettingValue<K>;
  const parsed = SETTINGS[key].schema.safeParse(row.value);
  if (parsed.success) return parsed.data as SettingValue<K>;
  ctx.log.warn({ setting: key }, "stored setting is not valid any more");
  return SETTINGS[key].default as SettingValue<K>;
}
