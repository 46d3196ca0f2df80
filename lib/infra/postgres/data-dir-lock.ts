import { randomUUID } from "node:crypto";
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive, startOf } from "./process-state";
import { codeOf, StartupError } from "./startup-error";

/** Why a process uses the data directory: the running system, or a command of a few seconds. */
export type LockPurpose = "start" | "command";

/** Proof that this process alone may start and stop things in `dataDir`. */
export interface DataDirLock {
  dataDir: string;
  release(): void;
}

interface Holder {
  pid: number;
  /** Start of that process in the kernel's clock ticks: a reused pid is not the holder. Null where /proc is missing. */
  startedAt: string | null;
  purpose: LockPurpose;
}

const LOCK_FILE = "signalbox.lock";
const COMMAND_PATIENCE_MS = 30_000;

/** Makes `dataDir` (readable by its owner alone) if need be and checks that it can be written. @throws StartupError */
export function prepareDataDir(dataDir: string): string {
  const absolute = path.resolve(dataDir);
  try {
    makeFolder(absolute);
    accessSync(absolute, constants.W_OK | constants.X_OK);
    const probe = path.join(absolute, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new StartupError(
      `The data directory ${absolute} cannot be written (${codeOf(error) ?? "unknown reason"}): set SIGNALBOX_DATA_DIR to a folder of your own.`,
    );
  }
  return absolute;
}

/** Not `mkdir` with `recursive`, which tries for ever where the system answers "no such file" to it, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

/** The living process that holds the data directory, or null. */
export function dataDirHolder(dataDir: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(path.join(dataDir, LOCK_FILE), "utf8")) as Holder;
    return isAlive(holder.pid, holder.startedAt) ? holder : null;
  } catch {
    return null;
  }
}

/**
 * Takes the data directory for this process. A lock whose process is gone (`kill -9`, power cut) is taken over. A
 * command of a few seconds is waited for; a running Signalbox is not.
 * @throws StartupError when another copy uses it.
 */
export async function lockDataDir(dataDir: string, purpose: LockPurpose): Promise<DataDirLock> {
  const absolute = prepareDataDir(dataDir);
  const deadline = Date.now() + COMMAND_PATIENCE_MS;
  for (;;) {
    const holder = dataDirHolder(absolute);
    if (!holder) {
      if (claim(absolute, purpose)) break;
    } else if (holder.purpose === "start" || Date.now() > deadline) {
      throw new StartupError(
        `The data directory ${absolute} is in use by another copy of Signalbox (process ${holder.pid}): stop that one, or set SIGNALBOX_DATA_DIR to another folder.`,
      );
    }
    await pause(50);
  }
  return { dataDir: absolute, release: () => release(absolute) };
}

/** Creates the lock file whole or not at all; a dead one is first moved away, and put back should it prove alive. */
function claim(dataDir: string, purpose: LockPurpose): boolean {
  const file = path.join(dataDir, LOCK_FILE);
  const draft = `${file}.${randomUUID()}`;
  const own: Holder = { pid: process.pid, startedAt: startOf(process.pid), purpose };
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const dead = `${file}.${randomUUID()}`;
  try {
    renameSync(file, dead);
    const moved = JSON.parse(readFileSync(dead, "utf8")) as Holder;
    if (isAlive(moved.pid, moved.startedAt)) linkSync(dead, file); // two processes found the dead lock; the other has replaced it already
  } catch {
    // someone else moved it, or it is not a lock: the next round looks again
  }
  rmSync(dead, { force: true });
  return false;
}

function release(dataDir: string): void {
  const holder = dataDirHolder(dataDir);
  if (holder?.pid === process.pid) rmSync(path.join(dataDir, LOCK_FILE), { force: true });
}
