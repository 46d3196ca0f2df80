import type { Client } from "pg";
import { type OutboxEnvelope, type OutboxRow, toEnvelope } from "./envelope";
import { lead } from "./leader";
import { SEQUENCED_CHANNEL } from "./sequencer";

/** Advisory lock key of the one dispatcher. */
const DISPATCHER_LOCK = 4712;
/** Events handed over per transaction. */
const BATCH = 200;
const POLL_MS = 500;
/** The jobs' place in the outbox, a row of `job_cursors`. */
const CURSOR = "jobs";

/**
 * Where events go. `within` runs inside the cursor's own transaction (the embedded engine: runs and cursor are one
 * commit, so an event starts its runs exactly once). `before` runs ahead of it (a real server: the cursor moves only
 * after the server took the events, and the server drops repeats by their id).
 */
export type Delivery =
  | { kind: "within"; deliver(tx: Client, events: OutboxEnvelope[]): Promise<void> }
  | { kind: "before"; deliver(events: OutboxEnvelope[]): Promise<void> };

/** Starts handing sequenced events, in order, to the job engine. Failure keeps the cursor and tries again. */
export function startDispatcher({ databaseUrl, delivery }: { databaseUrl: string; delivery: Delivery }): { stop(): Promise<void> } {
  return lead({
    databaseUrl,
    name: "signalbox dispatcher",
    lock: DISPATCHER_LOCK,
    channel: SEQUENCED_CHANNEL,
    pollMs: POLL_MS,
    turn: async (client) => (await dispatchBatch(client, delivery, BATCH)) === BATCH,
  });
}

/** Hands over up to `limit` events after the cursor and advances it; returns how many. Safe to run twice at once. */
async function dispatchBatch(client: Client, delivery: Delivery, limit: number): Promise<number> {
  return delivery.kind === "within" ? dispatchWithin(client, delivery, limit) : dispatchBefore(client, delivery, limit);
}

async function dispatchWithin(client: Client, delivery: Extract<Delivery, { kind: "within" }>, limit: number): Promise<number> {
  await client.query("begin");
  try {
    const after = await cursorPlace(client, true);
    const events = await eventsAfter(client, after, limit);
    const last = events.at(-1);
    if (last) {
      await delivery.deliver(client, events);
      await client.query("update job_cursors set seq = $2 where name = $1", [CURSOR, last.seq]);
    }
    await client.query("commit");
    return events.length;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

async function dispatchBefore(client: Client, delivery: Extract<Delivery, { kind: "before" }>, limit: number): Promise<number> {
  await client.query("begin");
  const after = await cursorPlace(client, false);
  const events = await eventsAfter(client, after, limit);
  await client.query("commit");
  const last = events.at(-1);
  if (!last) return 0;
  // No transaction is held while another machine answers.
  await delivery.deliver(events);
  await client.query("update job_cursors set seq = greatest(seq, $2) where name = $1", [CURSOR, last.seq]);
  return events.length;
}

async function cursorPlace(client: Client, lock: boolean): Promise<string> {
  await client.query("insert into job_cursors (name, seq) values ($1, 0) on conflict (name) do nothing", [CURSOR]);
  const { rows } = await client.query<{ seq: string }>(`select seq from job_cursors where name = $1 ${lock ? "for update" : ""}`, [CURSOR]);
  return rows[0]?.seq ?? "0";
}

/** Sequence numbers have no gaps and become visible in order, so what follows the cursor is all there is. */
async function eventsAfter(client: Client, after: string, limit: number): Promise<OutboxEnvelope[]> {
  const { rows } = await client.query<OutboxRow>("select * from outbox_events where seq > $1 order by seq limit $2", [after, limit]);
  return rows.map(toEnvelope);
}
