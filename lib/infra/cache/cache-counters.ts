import { log } from "@/lib/infra/log";

/** `unsure`: the workspace's freshness could not be told, so the database was read. */
export type Outcome = "hit" | "miss" | "unsure";

/** How often the counts are written to the log, in ms, while there is anything to count. */
const REPORT_EVERY_MS = 60_000;

type Counts = Record<Outcome, number>;
const shared = globalThis as { __signalboxCacheCounts?: { since: number; byName: Map<string, Counts> } };

/** Counts one cached read; once a minute the counts leave as one log line per name, with the hit rate. */
export function countRead(name: string, outcome: Outcome, now: number = performance.now()): void {
  shared.__signalboxCacheCounts ??= { since: now, byName: new Map() };
  const { byName, since } = shared.__signalboxCacheCounts;
  const counts = byName.get(name) ?? { hit: 0, miss: 0, unsure: 0 };
  counts[outcome] += 1;
  byName.set(name, counts);
  if (now - since < REPORT_EVERY_MS) return;
  delete shared.__signalboxCacheCounts;
  for (const [cache, { hit, miss, unsure }] of byName) {
    log.info({ cache, hit, miss, unsure, hitRate: Math.round((hit / (hit + miss + unsure)) * 1_000) / 1_000 }, "cache");
  }
}
