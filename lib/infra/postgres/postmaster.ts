import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, renameSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isZombie } from "./process-state";

/** What a running server says about itself in `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

const POLL_MS = 10;

/**
 * Reads `postmaster.pid` of a cluster: the pid stands in line 1, the port in line 4, the state in line 8. Null when
 * there is none or it is still being written. The file may be stale; it is never deleted by hand, because PostgreSQL
 * alone can tell.
 */
export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 && port > 0 ? { pid, port, ready: lines[7]?.trim() === "ready" } : null;
  } catch {
    return null;
  }
}

/**
 * Processes of a server whose working directory is this cluster: after a `kill -9` of the postmaster a backend in the
 * middle of a query lives on and keeps the shared memory, and with it the next start, blocked.
 */
export function processesOf(cluster: string): number[] {
  let entries: string[] = [];
  try {
    entries = readdirSync("/proc");
  } catch {
    const postmaster = readPostmaster(cluster); // no /proc (macOS): the postmaster itself is all we can know
    return postmaster && commandOf(postmaster.pid).includes(cluster) ? [postmaster.pid] : [];
  }
  return entries.filter((entry) => /^\d+$/.test(entry) && workingDir(entry) === cluster).map(Number);
}

/**
 * Ends every process of a cluster that nobody looks after any more: first asks its postmaster for a fast shutdown,
 * then makes all that is left quit at once. The caller holds the data directory's lock.
 */
export async function endLeftovers(cluster: string): Promise<void> {
  const postmaster = readPostmaster(cluster);
  const all = () => processesOf(cluster);
  if (postmaster && all().includes(postmaster.pid)) {
    signal(postmaster.pid, "SIGINT");
    await until(() => all().length === 0, 5_000);
  }
  for (const name of ["SIGQUIT", "SIGKILL"] as const) {
    for (const pid of all()) signal(pid, name);
    if (await until(() => all().length === 0, 5_000)) break;
  }
  await buryPostmaster(cluster);
}

/**
 * A dead postmaster that its parent has not buried counts as alive to PostgreSQL, which then refuses to start. Where
 * nobody ever buries it (a container without an init process) its pid file is moved aside: the one case in which we know
 * better than PostgreSQL, because no process of the cluster is left and the lock keeps others out.
 */
async function buryPostmaster(cluster: string): Promise<void> {
  const postmaster = readPostmaster(cluster);
  if (!postmaster || (await until(() => !isZombie(postmaster.pid), 3_000)) || processesOf(cluster).length > 0) return;
  renameSync(path.join(cluster, "postmaster.pid"), path.join(cluster, "postmaster.pid.dead"));
}

/** Waits until `condition` holds, at most `limitMs`. False when it never did. */
export async function until(condition: () => boolean, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (!condition()) {
    if (Date.now() > deadline) return false;
    await pause(POLL_MS);
  }
  return true;
}

function workingDir(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** The number in a stale file may be another program's by now. */
function commandOf(pid: number): string {
  try {
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  } catch {
    return "";
  }
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false; // gone already
  }
}
