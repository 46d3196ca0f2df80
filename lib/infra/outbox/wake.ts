import "server-only";
import { prisma } from "@/lib/infra/db/client";

/**
 * Wakes the sequencer after a commit. NOTIFY takes a database-wide lock at commit, so it is kept out of the writers'
 * transactions and sent at most once every few milliseconds; a wake that is lost costs one poll of the sequencer.
 */
const GATHER_MS = 3;
const shared = globalThis as { __signalboxWake?: NodeJS.Timeout | undefined };

export function wakeSequencer(): void {
  if (shared.__signalboxWake) return;
  shared.__signalboxWake = setTimeout(() => {
    shared.__signalboxWake = undefined;
    prisma().$executeRaw`select pg_notify('outbox_new', '')`.catch(() => {});
  }, GATHER_MS);
  shared.__signalboxWake.unref();
}
