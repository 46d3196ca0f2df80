import type { Client } from "pg";
import { chainAuditBatch } from "./audit-chain";
import { lead } from "./leader";

/** Advisory lock key of the one sequencer. */
const SEQUENCER_LOCK = 4711;
/** Rows numbered per transaction. 500 already gave 24,000 rows/s; more only lengthens the head row's lock. */
const BATCH = 1_000;
/** Backstop when a notification is lost, and the delay of a stand-in. */
const POLL_MS = 500;

/** Sent by writers of outbox and audit rows. */
const NEW_ROWS_CHANNEL = "outbox_new";
/** Sent when outbox rows got their `seq`; the payload is the highest one. */
export const SEQUENCED_CHANNEL = "outbox_seq";

/**
 * Starts the sequencer of this process: it numbers every committed outbox event (`seq`, gap-free, in the order of the
 * identity column `ord`) and chains every committed audit entry. It never waits for open transactions: a late commit
 * simply takes a later number. docs/decisions/0002-outbox.md says why.
 */
export function startSequencer({ databaseUrl }: { databaseUrl: string }): { stop(): Promise<void> } {
  return lead({
    databaseUrl,
    name: "signalbox sequencer",
    lock: SEQUENCER_LOCK,
    channel: NEW_ROWS_CHANNEL,
    pollMs: POLL_MS,
    async turn(client) {
      const events = await sequenceBatch(client, BATCH);
      const audits = await chainAuditBatch(client, BATCH);
      return events === BATCH || audits === BATCH;
    },
  });
}

/**
 * Numbers up to `limit` events in one transaction and returns how many. Safe to run twice at once: the head row is the
 * fence, and the rows are read by a statement of its own, so its snapshot is younger than the lock.
 */
export async function sequenceBatch(client: Client, limit: number): Promise<number> {
  await client.query("begin");
  try {
    const { rows: heads } = await client.query<{ last: string }>("select last from outbox_head where id = 1 for update");
    const last = heads[0]?.last;
    if (last === undefined) throw new Error("outbox_head has no row; the migrations are incomplete");
    const { rowCount } = await client.query(
      `with todo as (
         select id, row_number() over (order by ord) as n
         from (select id, ord from outbox_events where seq is null order by ord limit $2) as oldest
       )
       update outbox_events as event set seq = $1::bigint + todo.n
       from todo where event.id = todo.id and event.seq is null`,
      [last, limit],
    );
    const numbered = rowCount ?? 0;
    if (numbered > 0) {
      await client.query("update outbox_head set last = last + $1 where id = 1", [numbered]);
      await client.query("select pg_notify($1, (select last::text from outbox_head where id = 1))", [SEQUENCED_CHANNEL]);
    }
    await client.query("commit");
    return numbered;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}
