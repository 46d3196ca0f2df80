import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

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
    return postmaster && signal(postmaster.pid, 0) ? [postmaster.pid] : [];
  }
  return entries.filter((entry) => /^\d+$/.test(entry) && workingDir(entry) === cluster).map(Number);
}

/**
 * Ends every process of a cluster that nobody looks after any more: first asks its postmaster for a fast shutdown,
 * then makes all that is left quit at once.
 */
export async function endLeftovers(cluster: string): Promise<void> {
  const leftovers = processesOf(cluster);
  if (leftovers.length === 0) return;
  const postmaster = readPostmaster(cluster);
  if (postmaster && leftovers.includes(postmaster.pid)) {
    signal(postmaster.pid, "SIGINT");
    if (await until(() => processesOf(cluster).length === 0, 5_000)) return;
  }
  for (const pid of processesOf(cluster)) signal(pid, "SIGQUIT");
  if (await until(() => processesOf(cluster).length === 0, 5_000)) return;
  for (const pid of processesOf(cluster)) signal(pid, "SIGKILL");
  await until(() => processesOf(cluster).length === 0, 5_000);
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

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false; // gone already
  }
}
