import { setTimeout as delay } from "node:timers/promises";
import { Client, Pool, type PoolClient } from "pg";
import { log } from "@/lib/infra/log";
import { SYSTEM_ROLE } from "@/lib/infra/postgres/roles";

/**
 * Plain `pg` connections for the worker process. Every one has an `error` listener (PostgreSQL's restart would end the
 * process otherwise) and runs in UTC (another zone makes adapter-read instants wrong in silence). They work as
 * `signalbox_system`, which sees every workspace; `as: "owner"` keeps the connecting user, who owns the queue's schema.
 */

/** Whatever runs SQL: a pool, a client of it, a dedicated client. */
export type Db = Pick<Client, "query">;

type Named = { databaseUrl: string /** Shown as `application_name`. */; name: string; as?: "system" | "owner" };

/** Noticing a vanished machine takes the kernel hours by default; a lock held by it must go within seconds. */
const KEEPALIVES = "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

const settings = ({ databaseUrl, name, as = "system" }: Named) => ({
  connectionString: databaseUrl,
  application_name: name,
  options: `-c TimeZone=UTC ${KEEPALIVES}${as === "system" ? ` -c role=${SYSTEM_ROLE}` : ""}`,
  keepAlive: true,
  connectionTimeoutMillis: 10_000,
});

/**
 * A pool of `max` connections that survives the server's restarts. The caller ends it. `standing`: its connections stay
 * open while nobody uses them (otherwise 10 s), but do not keep the process alive.
 */
export function openPool({ max, standing = false, ...options }: Named & { max: number; standing?: boolean }): Pool {
  const pool = new Pool({ ...settings(options), max, ...(standing ? { idleTimeoutMillis: 0, allowExitOnIdle: true } : {}) });
  const onError = (error: Error) => {
    // `end` does not wait until the sockets are closed; a server that stops right after cuts what is leaving anyway.
    if (!pool.ending) log.warn({ err: error, connection: options.name }, "database connection lost");
  };
  pool.on("error", onError);
  pool.on("connect", (client) => void client.on("error", onError));
  return pool;
}

/** Runs `work` in one transaction of a connection from `pool`: committed when it returns, rolled back when it throws. */
export async function inTransaction<T>(pool: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** SQLSTATE classes and socket errors that say the connection, not the statement, was at fault. */
const CONNECTION_CODES = /^(08|57P|53300|25P03|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH)/;
const CONNECTION_MESSAGES = /Connection terminated|not queryable|connection timeout|Client was closed/i;

/** True when the statement may be tried again on a fresh connection (its effect is unknown if it was a commit). */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return CONNECTION_CODES.test(code) || CONNECTION_MESSAGES.test(error.message);
}

/** A dedicated connection handed to a session's work. */
export type Session = {
  client: Client;
  /** Aborted when the connection is gone or the session is being stopped. */
  ended: AbortSignal;
  /** Resolves on the next notification, after `ms` at the latest, at once if one came meanwhile or the session ended. */
  idle(ms: number): Promise<void>;
};

/** Pauses between sessions: doubling while they fail at once, short again after one that lived a while. */
const RECONNECT_MS = { first: 100, most: 2_000, lived: 1_000 };

/**
 * Keeps one dedicated connection alive and runs `work` on it, again on a fresh one whenever the connection or the work
 * fails (after 0.1 s, doubling to 2 s). Dedicated, because session advisory locks and LISTEN belong to a connection.
 * @returns `stop` lets the present turn of `work` end (it watches `session.ended`), then closes the connection.
 */
export function keepSession(options: Named, work: (session: Session) => Promise<void>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = async () => {
    let pause = RECONNECT_MS.first;
    while (!stopping.signal.aborted) {
      const startedAt = Date.now();
      try {
        await oneSession(options, stopping.signal, work);
      } catch (error) {
        if (stopping.signal.aborted) return;
        log.warn({ err: error, connection: options.name, retryInMs: pause }, "database session failed");
      }
      if (Date.now() - startedAt >= RECONNECT_MS.lived) pause = RECONNECT_MS.first;
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => {});
      pause = Math.min(pause * 2, RECONNECT_MS.most);
    }
  };
  const done = loop();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

async function oneSession(options: Named, stopping: AbortSignal, work: (session: Session) => Promise<void>): Promise<void> {
  const client = new Client(settings(options));
  const lost = new AbortController();
  client.on("error", () => lost.abort());
  client.on("end", () => lost.abort());
  const ended = AbortSignal.any([stopping, lost.signal]);
  let notified = false;
  let wake = () => {};
  client.on("notification", () => {
    notified = true;
    wake();
  });
  ended.addEventListener("abort", () => wake());
  const idle = async (ms: number) => {
    if (!notified && !ended.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      wake = resolve;
      await promise;
      clearTimeout(timer);
    }
    notified = false;
  };
  try {
    await client.connect();
    await work({ client, ended, idle });
  } finally {
    await client.end().catch(() => {});
  }
}
