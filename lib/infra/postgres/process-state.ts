import { readFileSync } from "node:fs";
import { codeOf } from "./startup-error";

/** A process as the kernel describes it; null where there is no /proc, or no such process. */
interface KernelView {
  /** One letter; `Z` and `X` are dead, waiting only for somebody to take note of it. */
  state: string;
  /** Start in clock ticks since boot: tells a process from a later one with its number. */
  startedAt: string;
}

/** When a process started, for {@link isAlive}; null when that cannot be known here. */
export function startOf(pid: number): string | null {
  return kernelView(pid)?.startedAt ?? null;
}

/** Whether `pid` is a living process, and still the one that started at `startedAt`. A zombie is dead. */
export function isAlive(pid: number, startedAt: string | null = null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return false;
  }
  const view = kernelView(pid);
  if (!view) return startedAt === null;
  return !isDead(view) && (startedAt === null || view.startedAt === startedAt);
}

/** Dead, but not yet buried by its parent: in a container whose first process never does that, for as long as it runs. */
export function isZombie(pid: number): boolean {
  const view = kernelView(pid);
  return view !== null && isDead(view);
}

function isDead({ state }: KernelView): boolean {
  return state === "Z" || state === "X";
}

function kernelView(pid: number): KernelView | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command may contain spaces and brackets; the fields after the last ")" start with the state, the third one.
    const [state = "", ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state, startedAt: rest[18] ?? "" };
  } catch {
    return null;
  }
}
