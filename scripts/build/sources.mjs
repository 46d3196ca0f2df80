import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** The folder of this copy of Signalbox. */
export const ROOT = path.resolve(import.meta.dirname, "../..");

const NOT_BUILT = /(\.test\.tsx?|\.prisma\.bak)$/;
const NOT_SOURCE = new Set(["node_modules", "generated", "testing"]);

/** SHA-256, in hex, over the names and contents of all files below `entries` (paths from the root; missing ones are skipped). */
export function contentHash(entries, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const entry of entries) {
    for (const file of filesBelow(path.join(ROOT, entry))) {
      hash.update(`\0${path.relative(ROOT, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

function filesBelow(target) {
  if (!existsSync(target)) return [];
  if (!statSync(target).isDirectory()) return NOT_BUILT.test(target) ? [] : [target];
  if (NOT_SOURCE.has(path.basename(target))) return [];
  return readdirSync(target)
    .sort()
    .flatMap((name) => filesBelow(path.join(target, name)));
}
