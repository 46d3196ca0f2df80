import "server-only";
import canonicalize from "canonicalize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { requiredEnv } from "@/lib/infra/env";
import { countRead } from "./cache-counters";
import { ChangeStamps } from "./change-stamps";
import { type Kept, LruStore } from "./lru-store";
import { share } from "./shared-value";
import { writesOf } from "./tenant-writes";

/** Of one process. What is kept of a value is its objects and the text a route made of them: about three times its JSON. */
const LIMITS = { entries: 5_000, bytes: 64 * 1024 * 1024 };
const WEIGHT_PER_JSON_CHARACTER = 3;

export type CacheKey = {
  /** What is read, in words: `campaigns:list`. */
  name: string;
  /** All the answer depends on besides the workspace; the order of its properties means nothing. */
  query: object;
  /** How long an answer is kept when nothing outdates it, in s. Source: DESIGN §5. */
  ttlSeconds: number;
};

type Shared = { store: LruStore; stamps: ChangeStamps };

/** On globalThis, because the routes and the pages of one process may be separate module instances. */
const shared = globalThis as { __signalboxCache?: Shared };

function cache(): Shared {
  shared.__signalboxCache ??= { store: new LruStore(LIMITS), stamps: new ChangeStamps(requiredEnv("DATABASE_URL")) };
  return shared.__signalboxCache;
}

/**
 * Keeps a part of an answer under a key of its own, for other questions that share it: what `ask` reads in the same
 * transaction, or what was read before at the same stamp.
 */
export type Remember = <P extends object>(key: CacheKey, ask: () => Promise<P>) => Promise<P>;

/**
 * What `work` reads, or what it read before if not one event of the workspace has been committed since, in whatever
 * process: the database is asked for the workspace's stamp each time (see ChangeStamps), so a caller sees every write
 * that was committed before the call. The same question at the same time is asked once.
 *
 * The caller has checked the permission: whoever may ask gets the same answer, so `work` must depend on nothing but the
 * workspace and `query`, not on the person, not on the time of day. The answer is frozen.
 */
export async function cachedRead<T extends object>(ctx: Ctx, key: CacheKey, work: (tx: Tx, remember: Remember) => Promise<T>): Promise<T> {
  // Asked before the read begins: a write that is committed meanwhile makes this stamp an old one, whatever was read.
  const writes = writesOf(ctx.tenantId);
  const numbered = await cache().stamps.of(ctx.tenantId);
  if (numbered === null) {
    countRead(key.name, "unsure");
    return share(await ctx.read((tx) => work(tx, (_part, ask) => ask())));
  }
  const stamp = `${numbered}+${writes}`;
  const remember: Remember = (part, ask) => known(ctx.tenantId, stamp, part, ask);
  return known(ctx.tenantId, stamp, key, () => ctx.read((tx) => work(tx, remember)));
}

/** The answer that is kept for this stamp, else what `ask` gives, kept from now on. */
function known<T extends object>(tenantId: string, stamp: string, key: CacheKey, ask: () => Promise<T>): Promise<T> {
  const { store } = cache();
  const place = `${tenantId} ${key.name} ${canonicalize(key.query)}`;
  const now = performance.now();
  const present = store.get(place);
  if (present && present.stamp === stamp && present.until > now) {
    countRead(key.name, "hit");
    return present.value as Promise<T>;
  }
  countRead(key.name, "miss");
  const value = ask().then(share);
  const kept: Kept = { stamp, until: now + key.ttlSeconds * 1_000, value };
  store.set(place, kept);
  value.then(
    (answer) => store.weigh(place, kept, JSON.stringify(answer).length * WEIGHT_PER_JSON_CHARACTER),
    // A failure is no answer: the next caller asks again.
    () => store.remove(place, kept),
  );
  return value;
}

/** Forgets everything and ends the connection, for a clean stop. */
export async function closeCache(): Promise<void> {
  const present = shared.__signalboxCache;
  delete shared.__signalboxCache;
  await present?.stamps.end();
}
