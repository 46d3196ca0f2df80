import type { Mention } from "@/lib/platforms/payload-schema";

/** An interest given by the platform's number alone, and where. `pointer` is relative to the payload. */
export type UnnamedInterest = { pointer: string; id: string };

/** Longest number any platform gives an interest, with room. */
const ID = /^\d{1,30}$/;

/**
 * The interests of a payload that nobody can read: an id without a name, on its own (TikTok) or as `{id}` (Meta). What a
 * text field holds is a name, whatever it looks like.
 */
export function unnamedInterests(mentions: readonly Mention[]): UnnamedInterest[] {
  return mentions.flatMap(({ role, value, pointer, field }) => {
    if (role !== "interest" || field.type.kind === "text") return [];
    const id = idOf(value);
    return id === null ? [] : [{ pointer, id }];
  });
}

function idOf(value: unknown): string | null {
  if (typeof value === "number") return Number.isSafeInteger(value) && value > 0 ? String(value) : null;
  if (typeof value === "string") return ID.test(value) ? value : null;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { id, name } = value as { id?: unknown; name?: unknown };
  const isNamed = typeof name === "string" && name.trim() !== "";
  return isNamed || typeof id === "object" ? null : idOf(id);
}
