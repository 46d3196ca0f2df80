import "server-only";
import type { PlatformOptionDto } from "../platform-objects.schema";

/** A platform's lists change by the month; this spares the account's quota while somebody types. */
const KEPT_MS = 60_000;
const MOST = 2_000;

type Entry = { until: number; options: Promise<PlatformOptionDto[]> };

/** On globalThis, because the routes and the pages of one process may be separate module instances. */
const shared = globalThis as { __signalboxPlatformAnswers?: Map<string, Entry> };

/** The options that were found for this question a moment ago, else what `ask` finds. The same question at once is asked once. */
export function recentAnswer(question: string, ask: () => Promise<PlatformOptionDto[]>): Promise<PlatformOptionDto[]> {
  shared.__signalboxPlatformAnswers ??= new Map();
  const entries = shared.__signalboxPlatformAnswers;
  const now = performance.now();
  const known = entries.get(question);
  if (known && known.until > now) return known.options;
  const entry: Entry = { until: now + KEPT_MS, options: ask() };
  entries.delete(question);
  entries.set(question, entry);
  for (const oldest of entries.keys()) {
    if (entries.size <= MOST) break;
    entries.delete(oldest);
  }
  // A failure is no answer: the next caller asks again.
  entry.options.catch(() => {
    if (entries.get(question) === entry) entries.delete(question);
  });
  return entry.options;
}
