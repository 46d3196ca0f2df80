import { spawn } from "node:child_process";
import path from "node:path";
import type { Supervised } from "./supervised";

/**
 * Rebuilds the bundles of the processes beside Next whenever their sources change, and starts a process anew when its
 * bundle has become another one. Next reloads pages by itself. Returns how to end it.
 */
export function watchSources(parts: Record<string, Supervised | null>): () => Promise<void> {
  const watcher = spawn(process.execPath, [path.resolve("scripts/build/watch.mjs"), ...Object.keys(parts)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
  });
  watcher.on("message", (name) => parts[String(name)]?.restart());
  return async () => {
    watcher.kill("SIGTERM");
  };
}
