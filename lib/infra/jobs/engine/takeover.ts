import type { Client } from "pg";
import { log } from "@/lib/infra/log";
import { keepSession } from "@/lib/infra/outbox/connection";

/** First key of the advisory locks by which queue pools show that they live; the second is the hash of the pool's id. */
const ALIVE_LOCK = 4713;
/** A pool seen without its lock twice in a row, this far apart, is dead: one look could fall into its reconnecting. */
const LOOK_MS = 1_000;

export type Watch = {
  /** Resolves when the pool's lock is held, and keeps it held over reconnections. */
  declare(pool: string): Promise<void>;
  /** Lets others take the pool's jobs. */
  forget(pool: string): void;
  stop(): Promise<void>;
};

/**
 * graphile-worker frees the jobs of a dead worker after four hours; this does it within about three seconds. Each pool
 * holds a session advisory lock, which PostgreSQL drops with the process, and every worker looks for jobs whose pool
 * holds none. The takeover takes the dead pool's lock itself, so that two workers or a late return cannot interfere.
 */
export function watchPools(databaseUrl: string): Watch {
  const mine = new Map<string, PromiseWithResolvers<void>>();
  const suspects = new Set<string>();
  let poke = Promise.withResolvers<void>();

  const session = keepSession({ databaseUrl, name: "signalbox job watch", as: "owner" }, async ({ client, ended, idle }) => {
    const held = new Set<string>(); // a new connection holds nothing
    while (!ended.aborted) {
      poke = Promise.withResolvers();
      await alignLocks(client, mine, held);
      await look(client, mine, suspects);
      await Promise.race([idle(LOOK_MS), poke.promise]);
    }
  });

  return {
    async declare(pool) {
      const declared = mine.get(pool) ?? Promise.withResolvers<void>();
      mine.set(pool, declared);
      poke.resolve();
      await declared.promise;
    },
    forget(pool) {
      mine.delete(pool);
      poke.resolve();
    },
    stop: () => session.stop(),
  };
}

async function alignLocks(client: Client, mine: ReadonlyMap<string, PromiseWithResolvers<void>>, held: Set<string>): Promise<void> {
  for (const [pool, declared] of mine) {
    if (!held.has(pool)) await client.query("select pg_advisory_lock($1, hashtext($2))", [ALIVE_LOCK, pool]);
    held.add(pool);
    declared.resolve();
  }
  for (const pool of held) {
    if (mine.has(pool)) continue;
    await client.query("select pg_advisory_unlock($1, hashtext($2))", [ALIVE_LOCK, pool]);
    held.delete(pool);
  }
}

async function look(client: Client, mine: ReadonlyMap<string, unknown>, suspects: Set<string>): Promise<void> {
  const { rows } = await client.query<{ pool: string; alive: boolean }>(
    `select pool, exists (
       select 1 from pg_locks
       where locktype = 'advisory' and classid = $1 and objid = (hashtext(pool)::bigint & 4294967295)::oid and objsubid = 2
         and database = (select oid from pg_database where datname = current_database()) and granted
     ) as alive
     from (select distinct locked_by as pool from graphile_worker._private_jobs where locked_by is not null) as pools`,
    [ALIVE_LOCK],
  );
  const seen = new Set<string>();
  for (const { pool, alive } of rows) {
    if (alive || mine.has(pool)) continue;
    seen.add(pool);
    if (suspects.has(pool)) await takeOver(client, pool);
  }
  suspects.clear();
  for (const pool of seen) suspects.add(pool);
}

async function takeOver(client: Client, pool: string): Promise<void> {
  await client.query("begin");
  try {
    const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_xact_lock($1, hashtext($2)) as got", [ALIVE_LOCK, pool]);
    if (rows[0]?.got) {
      await client.query("select graphile_worker.force_unlock_workers(array[$1])", [pool]);
      log.warn({ pool }, "took over the jobs of a dead worker");
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}
