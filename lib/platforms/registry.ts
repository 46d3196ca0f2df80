import type { PlatformKey } from "./catalogue";
import { metaAdapter } from "./meta/adapter";
import type { PlatformAdapter } from "./platform";
import { tiktokAdapter } from "./tiktok/adapter";

/** The platforms Signalbox can speak to. A further one is its folder and its line here. */
export const platformAdapters: readonly PlatformAdapter[] = [metaAdapter, tiktokAdapter];

/** The adapter of a platform, or null when it cannot be deployed to yet. */
export function findAdapter(key: string): PlatformAdapter | null {
  return platformAdapters.find((adapter) => adapter.key === key) ?? null;
}

/** The adapter of a platform that is known to have one. @throws Error otherwise */
export function adapterFor(key: PlatformKey): PlatformAdapter {
  const adapter = findAdapter(key);
  if (!adapter) throw new Error(`There is no adapter for ${key}`);
  return adapter;
}
