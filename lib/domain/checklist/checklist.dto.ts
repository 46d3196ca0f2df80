import type { ChecklistItemDto } from "./checklist.schema";

type ItemRow = {
  id: string;
  text: string;
  platforms: string[];
  requestTypes: string[];
  required: boolean;
  resignAfterChange: boolean;
  position: number;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
};

export function toChecklistItemDto(row: ItemRow): ChecklistItemDto {
  const { id, text, platforms, requestTypes, required, resignAfterChange, position, version } = row;
  return {
    id,
    text,
    platforms,
    requestTypes,
    required,
    resignAfterChange,
    position,
    version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}
