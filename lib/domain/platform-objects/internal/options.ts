import "server-only";
import type { PlatformOption } from "@/lib/platforms/platform";
import type { PlatformOptionDto } from "../platform-objects.schema";

/** What a platform offered, each id once, at most so many. */
export function toOptions(options: readonly PlatformOption[], most: number): PlatformOptionDto[] {
  const known = new Map(options.map(({ id, name, detail, country }) => [id, { id, name, detail, country: country ?? null }]));
  return [...known.values()].slice(0, most);
}
