import "server-only";
import { prisma } from "@/lib/infra/db/client";

/**
 * Wakes the sequencer after a commit. NOTIFY takes a database-wide lock at commit, so it is kept out of the writers'
 * transactions and sent at most once every few milliseconds; a wake that is lost costs one poll of the sequencer.
 */
const GATHER_MS = 3;
type Wake = "waiting" | "sending" | "again";
const shared = globalThis as { __signalboxWake?: Wake | undefined };

export function wakeSequencer(): void {
  if (shared.__signalboxWake === "sending") shared.__signalboxWake = "again";
  if (shared.__signalboxWake) return;
  shared.__signalboxWake = "waiting";
  setTimeout(send, GATHER_MS).unref();
}

/** Under load a wake takes longer than it is gathered for: what is written meanwhile goes with the next one. */
function send(): void {
  shared.__signalboxWake = "sending";
  const sent = prisma().$executeRaw`select pg_notify('outbox_new', '')`;
  sent
    .catch(() => {})
    .finally(() => {
      const again = shared.__signalboxWake === "again";
      shared.__signalboxWake = undefined;
      if (again) wakeSequencer();
    });
}
