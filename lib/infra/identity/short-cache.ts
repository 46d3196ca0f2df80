import "server-only";

/**
 * What the database said about a credential, believed for less than a second (DESIGN decision 9), so that ending a
 * session, revoking a key or changing a role takes effect within a second in every process and at once in this one.
 * Counted from before the question was asked: an answer is never older than its time says. Kept on globalThis, because
 * the front server and the routes are separate module instances of one process.
 */
const BELIEVED_MS = 900;
/** Entries kept at most; a stream of made-up keys must not fill the memory. */
const MOST = 10_000;

type Entry = { until: number; answer: Promise<unknown> };
type Store = "sessions" | "keys";

const shared = globalThis as { __signalboxCredentials?: Record<Store, Map<string, Entry>> };

function store(name: Store): Map<string, Entry> {
  shared.__signalboxCredentials ??= { sessions: new Map(), keys: new Map() };
  return shared.__signalboxCredentials[name];
}

/** The answer for `key`, asked for by `ask` unless it was a moment ago. Questions at the same time are asked once. */
export function believed<T>(name: Store, key: string, ask: () => Promise<T>): Promise<T> {
  const entries = store(name);
  const now = performance.now();
  const known = entries.get(key);
  if (known && known.until > now) return known.answer as Promise<T>;
  const answer = ask();
  const entry: Entry = { until: now + BELIEVED_MS, answer };
  entries.delete(key);
  entries.set(key, entry);
  for (const oldest of entries.keys()) {
    if (entries.size <= MOST) break;
    entries.delete(oldest);
  }
  // A failed question is no answer: the next caller asks again.
  answer.catch(() => {
    if (entries.get(key) === entry) entries.delete(key);
  });
  return answer;
}

/** Asks again the next time; without a key, about everything. */
export function forget(name: Store, key?: string): void {
  if (key === undefined) store(name).clear();
  else store(name).delete(key);
}
