import "server-only";
import { hostname } from "node:os";
import { REQUEST_TIMEOUT_MS } from "@/lib/platforms/send";

/** This process, as an attempt names it. The start time tells it from an earlier process that had the same number. */
const STARTED = Math.round(Date.now() - process.uptime() * 1000);
export const THIS_WORKER = `${hostname()}:${process.pid}:${STARTED}`;

/** Attempts this process has begun and not ended. Bundles of one process share it. */
const shared = globalThis as { __signalboxAttempts?: Set<string> };

export function inFlight(): Set<string> {
  shared.__signalboxAttempts ??= new Set();
  return shared.__signalboxAttempts;
}

/** Until when an attempt of a worker that may still live is waited for: its request cannot be on its way any longer. */
const GRACE_MS = 15_000;

/**
 * Until when an attempt without an end must be left alone, or null when whoever began it is certainly dead: the same
 * machine and no such process, or this very process without it in flight. A worker on another machine is waited for
 * until its request must have timed out.
 */
export function attemptAliveUntil(attempt: { id: string; worker: string; startedAt: Date }, now: Date): Date | null {
  const until = new Date(attempt.startedAt.getTime() + REQUEST_TIMEOUT_MS + GRACE_MS);
  if (until <= now) return null;
  if (attempt.worker === THIS_WORKER) return inFlight().has(attempt.id) ? until : null;
  const [host, pid] = attempt.worker.split(":");
  if (host === hostname() && !processLives(Number(pid))) return null;
  return until;
}

function processLives(pid: number): boolean {
  // A process number that is ours now was another's then.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
