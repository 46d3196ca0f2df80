import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { SimAccount } from "./simulator";

/** A thing that exists on a simulated platform. `received` is the body it was created with, as it came. */
export type SimObject = {
  id: string;
  type: "campaign" | "ad_group" | "ad" | "creative" | "label";
  accountId: string;
  name: string;
  status: string;
  createdAt: string;
  /** The platform's own fields. */
  fields: Record<string, unknown>;
  received: unknown;
  /** Bodies of later changes, oldest first. */
  changes: unknown[];
};

export type LoggedRequest = { at: string; method: string; path: string; status: number | null; body: unknown };

const HOUR_MS = 3_600_000;
/** Requests kept for looking back. */
const KEPT_REQUESTS = 50_000;

/**
 * What the simulated platforms remember, in one SQLite file: a write is in the write-ahead log before its answer leaves,
 * so the death of the process at any moment loses nothing that was answered.
 */
export class Database {
  readonly #db: DatabaseSync;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#db = new DatabaseSync(join(dataDir, "simulators.sqlite"));
    this.#db.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;
      CREATE TABLE IF NOT EXISTS accounts (platform TEXT, id TEXT, account TEXT, PRIMARY KEY (platform, id));
      CREATE TABLE IF NOT EXISTS objects (seq INTEGER PRIMARY KEY AUTOINCREMENT, platform TEXT, object TEXT);
      CREATE TABLE IF NOT EXISTS requests (seq INTEGER PRIMARY KEY AUTOINCREMENT, platform TEXT, account_id TEXT, at INTEGER, request TEXT);
      CREATE INDEX IF NOT EXISTS requests_by_platform ON requests (platform, seq);
    `);
    this.#db.exec(`DELETE FROM requests WHERE seq <= (SELECT max(seq) FROM requests) - ${KEPT_REQUESTS}`);
  }

  /** The part of it that belongs to one platform. */
  of(platform: string, accounts: readonly SimAccount[]): SimulatorStore {
    return new SimulatorStore(this.#db, platform, accounts);
  }

  close(): void {
    this.#db.close();
  }
}

/** One platform's memory: objects are held here and written through. Synchronous, hence atomic between two requests. */
export class SimulatorStore {
  readonly #objects = new Map<string, { seq: number; object: SimObject }>();
  /** Labels by account and name: every campaign names one. */
  readonly #labels = new Map<string, string>();
  readonly #calls = new Map<string, number[]>();

  constructor(
    private readonly db: DatabaseSync,
    private readonly platform: string,
    accounts: readonly SimAccount[],
  ) {
    const known = db.prepare("INSERT INTO accounts VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
    for (const account of accounts) known.run(platform, account.id, JSON.stringify(account));
    for (const row of db.prepare("SELECT seq, object FROM objects WHERE platform = ? ORDER BY seq").all(platform)) {
      const object = JSON.parse(String(row.object)) as SimObject;
      this.#hold(Number(row.seq), object);
    }
    const recent = db.prepare("SELECT account_id, at FROM requests WHERE platform = ? AND at > ? AND account_id IS NOT NULL ORDER BY at");
    for (const row of recent.all(platform, Date.now() - HOUR_MS)) this.countCall(String(row.account_id), Number(row.at));
  }

  account(id: string): SimAccount | null {
    const row = this.db.prepare("SELECT account FROM accounts WHERE platform = ? AND id = ?").get(this.platform, id);
    return row ? (JSON.parse(String(row.account)) as SimAccount) : null;
  }

  accounts(): SimAccount[] {
    return this.db
      .prepare("SELECT account FROM accounts WHERE platform = ? ORDER BY id")
      .all(this.platform)
      .map((row) => JSON.parse(String(row.account)) as SimAccount);
  }

  declareAccount(account: SimAccount): void {
    this.db
      .prepare("INSERT INTO accounts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET account = excluded.account")
      .run(this.platform, account.id, JSON.stringify(account));
  }

  /** Adds an object under an id made by `idOf` from its number, which no other object ever had. */
  add(object: Omit<SimObject, "id">, idOf: (seq: number) => string): SimObject {
    const row = this.db.prepare("INSERT INTO objects (platform, object) VALUES (?, ?) RETURNING seq").get("", "");
    const seq = Number(row?.seq);
    const made: SimObject = { id: idOf(seq), ...object };
    this.db.prepare("UPDATE objects SET platform = ?, object = ? WHERE seq = ?").run(this.platform, JSON.stringify(made), seq);
    this.#hold(seq, made);
    return made;
  }

  save(object: SimObject): void {
    const seq = this.#objects.get(object.id)?.seq;
    if (seq === undefined) throw new Error(`There is no object ${object.id}`);
    this.db.prepare("UPDATE objects SET object = ? WHERE seq = ?").run(JSON.stringify(object), seq);
    this.#hold(seq, object);
  }

  /** The id of an account's label, or null when it has none of this name. */
  labelId(accountId: string, name: string): string | null {
    return this.#labels.get(`${accountId} ${name}`) ?? null;
  }

  object(id: string): SimObject | null {
    return this.#objects.get(id)?.object ?? null;
  }

  /** Oldest first. */
  objects(filter: { accountId?: string; type?: SimObject["type"] } = {}): SimObject[] {
    const found: SimObject[] = [];
    for (const { object } of this.#objects.values()) {
      const { accountId = object.accountId, type = object.type } = filter;
      if (object.accountId === accountId && object.type === type) found.push(object);
    }
    return found;
  }

  logRequest(request: LoggedRequest, accountId: string | null): void {
    this.db
      .prepare("INSERT INTO requests (platform, account_id, at, request) VALUES (?, ?, ?, ?)")
      .run(this.platform, accountId, Date.parse(request.at), JSON.stringify(request));
  }

  /** Oldest first. */
  requests(): LoggedRequest[] {
    return this.db
      .prepare("SELECT request FROM requests WHERE platform = ? ORDER BY seq")
      .all(this.platform)
      .map((row) => JSON.parse(String(row.request)) as LoggedRequest);
  }

  /** Counts a call of an account, and returns how many it made in the last hour and when the oldest of them was. */
  countCall(accountId: string, now: number): { inLastHour: number; oldest: number } {
    const calls = this.#calls.get(accountId) ?? [];
    this.#calls.set(accountId, calls);
    calls.push(now);
    let gone = 0;
    while ((calls[gone] ?? now) <= now - HOUR_MS) gone += 1;
    if (gone > 0) calls.splice(0, gone);
    return { inLastHour: calls.length, oldest: calls[0] ?? now };
  }

  /** Forgets objects, requests and used quota; accounts stay. */
  reset(): void {
    this.db.prepare("DELETE FROM objects WHERE platform = ?").run(this.platform);
    this.db.prepare("DELETE FROM requests WHERE platform = ?").run(this.platform);
    this.#objects.clear();
    this.#labels.clear();
    this.#calls.clear();
  }

  #hold(seq: number, object: SimObject): void {
    this.#objects.set(object.id, { seq, object });
    if (object.type === "label") this.#labels.set(`${object.accountId} ${object.name}`, object.id);
  }
}
