import { SETTINGS, type SettingDto, type SettingKey } from "./settings.schema";

/** A row of settings; JSON null means that the default holds again. */
export type SettingRow = { value: unknown; version: number; updatedAt: Date };

/** A setting as it stands, whether the workspace has set it or not. */
export function toSettingDto(key: SettingKey, row: SettingRow | null): SettingDto {
  const { title, explanation, default: fallback } = SETTINGS[key];
  const isDefault = row === null || row.value === null;
  return {
    key,
    title,
    explanation,
    value: isDefault ? fallback : row.value,
    default: fallback,
    isDefault,
    version: row?.version ?? 0,
    updatedAt: row && row.version > 0 ? row.updatedAt.toISOString() : null,
  };
}
