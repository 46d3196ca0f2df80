import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Settings } from "./settings";

/** The secret all keys are derived from: the one given, else one made once and kept in the data directory, mode 0600. */
export function secretOf(settings: Settings): string {
  if (settings.secret) return settings.secret;
  const file = path.join(settings.dataDir, "secret");
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(32).toString("hex"), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, "utf8").trim();
}
