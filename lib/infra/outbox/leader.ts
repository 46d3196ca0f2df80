import type { Client } from "pg";
import { keepSession } from "./connection";

export type Leader = {
  databaseUrl: string;
  /** Shown as `application_name`. */
  name: string;
  /** Key of the session advisory lock: one leader per key in the whole database. */
  lock: number;
  /** Channel whose notifications wake the leader. */
  channel: string;
  /** Backstop: a look without a notification, and how often a stand-in asks for the lock. */
  pollMs: number;
  /** One batch of work. True = there may be more, call again at once. Its failure reconnects and tries again. */
  turn(client: Client): Promise<boolean>;
};

/**
 * Runs `turn` in exactly one process at a time, whichever holds the lock; the others stand by and take over within
 * `pollMs` of its death. The lock only spares useless work: what must never happen twice is fenced by a row lock inside
 * `turn`, since a session lock can be lost without its holder noticing at once.
 */
export function lead({ databaseUrl, name, lock, channel, pollMs, turn }: Leader): { stop(): Promise<void> } {
  return keepSession({ databaseUrl, name }, async ({ client, ended, idle }) => {
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    let leading = false;
    while (!ended.aborted) {
      if (!leading) {
        const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [lock]);
        leading = rows[0]?.got ?? false;
      }
      let more = leading;
      while (more && !ended.aborted) more = await turn(client);
      await idle(pollMs);
    }
  });
}
