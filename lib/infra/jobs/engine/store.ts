import { setTimeout as pause } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { inTransaction, isConnectionError } from "@/lib/infra/outbox/connection";

/** How long a result is kept in hand while the database is away, and the pauses between tries, in ms. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = { first: 50, most: 2_000 };

/**
 * Runs `work` in a transaction, again on fresh connections while the database is away: what a step did must not be
 * forgotten because PostgreSQL restarted in the meantime. A commit whose answer was lost shows as TakenOver: it is done.
 */
export async function store(pool: Pool, work: (tx: PoolClient) => Promise<void>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let wait = PAUSE_MS.first; ; wait = Math.min(wait * 2, PAUSE_MS.most)) {
    try {
      return await inTransaction(pool, work);
    } catch (error) {
      if (!(isConnectionError(error) || lostRace(error)) || Date.now() + wait > deadline) throw error;
      await pause(wait);
    }
  }
}

/** PostgreSQL ended this transaction so that another could go on: nothing of it happened. */
const lostRace = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "40P01" || error.code === "40001");
