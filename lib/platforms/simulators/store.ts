import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { SimAccount } from "./simulator";

/** A thing that exists on a simulated platform. `received` is the body it was created with, as it came. */
export type SimObject = {
  id: string;
  type: "campaign" | "ad_group" | "ad" | "creative" | "label";
  accountId: string;
  /** The object it was made in; absent for what belongs to the account. */
  parentId?: string;
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
/** The longest window of a quota: calls older than this are forgotten. */
const DAY_MS = 24 * HOUR_MS;
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
  /** The same by account and type, and by parent and type: a list of one does not walk through all. */
  readonly #groups = new Map<string, Map<string, SimObject>>();
  /** Labels by account and name: every campaign names one. */
  readonly #labels = new Map<string, string>();
  readonly #calls = new Map<string, number[]>();
  readonly #statements = new Map<string, StatementSync>();

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
    for (const row of recent.all(platform, Date.now() - DAY_MS)) this.countCall(String(row.account_id), Number(row.at));
  }

  account(id: string): SimAccount | null {
    const row = this.#sql("SELECT account FROM accounts WHERE platform = ? AND id = ?").get(this.platform, id);
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
    const seq = Number(this.#sql("SELECT coalesce(max(seq), 0) + 1 AS next FROM sqlite_sequence WHERE name = 'objects'").get()?.next);
    const made: SimObject = { id: idOf(seq), ...object };
    this.#sql("INSERT INTO objects (seq, platform, object) VALUES (?, ?, ?)").run(seq, this.platform, JSON.stringify(made));
    this.#hold(seq, made);
    return made;
  }

  save(object: SimObject): void {
    const seq = this.#objects.get(object.id)?.seq;
    if (seq === undefined) throw new Error(`There is no object ${object.id}`);
    this.#sql("UPDATE objects SET object = ? WHERE seq = ?").run(JSON.stringify(object), seq);
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
  objects(filter: { accountId?: string; parentId?: string; type?: SimObject["type"] } = {}): SimObject[] {
    const { accountId, parentId, type } = filter;
    const owner = parentId ?? accountId;
    if (owner !== undefined && type !== undefined) return [...(this.#groups.get(groupKey(owner, type))?.values() ?? [])];
    const found: SimObject[] = [];
    for (const { object } of this.#objects.values()) {
      const isOf =
        (owner === undefined || owner === object.parentId || owner === object.accountId) && (type ?? object.type) === object.type;
      if (isOf) found.push(object);
    }
    return found;
  }

  logRequest(request: LoggedRequest, accountId: string | null): void {
    const insert = this.#sql("INSERT INTO requests (platform, account_id, at, request) VALUES (?, ?, ?, ?)");
    insert.run(this.platform, accountId, Date.parse(request.at), JSON.stringify(request));
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
    // Cut now and then, not every time: what is cut off is moved.
    const gone = firstAfter(calls, now - DAY_MS);
    if (gone > 1_000) calls.splice(0, gone);
    const { count, oldest } = this.callsWithin(accountId, HOUR_MS, now);
    return { inLastHour: count, oldest: oldest ?? now };
  }

  /** The calls of an account in the last `windowMs` (at most a day), and when the oldest of them was. */
  callsWithin(accountId: string, windowMs: number, now: number): { count: number; oldest: number | null } {
    const calls = this.#calls.get(accountId) ?? [];
    const first = firstAfter(calls, now - windowMs);
    return { count: calls.length - first, oldest: calls[first] ?? null };
  }

  /** Forgets objects, requests and used quota; accounts stay. */
  reset(): void {
    this.db.prepare("DELETE FROM objects WHERE platform = ?").run(this.platform);
    this.db.prepare("DELETE FROM requests WHERE platform = ?").run(this.platform);
    this.#objects.clear();
    this.#groups.clear();
    this.#labels.clear();
    this.#calls.clear();
  }

  /** A statement, prepared once. */
  #sql(text: string): StatementSync {
    const known = this.#statements.get(text) ?? this.db.prepare(text);
    this.#statements.set(text, known);
    return known;
  }

  #hold(seq: number, object: SimObject): void {
    this.#objects.set(object.id, { seq, object });
    for (const owner of [object.accountId, ...(object.parentId === undefined ? [] : [object.parentId])]) {
      const key = groupKey(owner, object.type);
      const group = this.#groups.get(key) ?? new Map<string, SimObject>();
      this.#groups.set(key, group.set(object.id, object));
    }
    if (object.type === "label") this.#labels.set(`${object.accountId} ${object.name}`, object.id);
  }
}

function groupKey(owner: string, type: SimObject["type"]): string {
  return `${owner} ${type}`;
}

/** The index of the first moment of an ascending list that is later than another, by halving. */
function firstAfter(moments: readonly number[], moment: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? Number.POSITIVE_INFINITY) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
