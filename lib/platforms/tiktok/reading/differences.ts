import { pointerStep } from "@/lib/platforms/payload-schema";
import type { Difference, ObjectKind, PlatformSnapshot } from "@/lib/platforms/platform";
import { parseDecimal } from "@/lib/shared/money";

/** Words of a request that are addresses, not values: they say what it is about, or that it is the same request. */
const ADDRESSES: ReadonlySet<string> = new Set([
  "advertiser_id",
  "campaign_id",
  "campaign_ids",
  "adgroup_id",
  "adgroup_ids",
  "ad_id",
  "ad_ids",
  "smart_plus_ad_ids",
  "request_id",
  "patch_update",
]);

type Words = Readonly<Record<string, unknown>>;

/**
 * Field by field, what was sent beside what the platform has. A word the platform does not report is no difference; the order
 * of a list is none, and neither is 1800 for "1800.00".
 */
export function differencesTikTok(kind: ObjectKind, sent: Words, snapshot: PlatformSnapshot): Difference[] {
  const [creative] = kind === "ad" && Array.isArray(sent.creatives) ? (sent.creatives as Words[]) : [];
  // An ad is sent as the only creative of a list, and comes back as its words.
  if (creative) return compared(creative, snapshot.fields, "/creatives/0");
  return compared(sent, snapshot.fields, "");
}

function compared(sent: Words, seen: Words, path: string): Difference[] {
  return Object.entries(sent).flatMap(([name, value]) => {
    const pointer = path + pointerStep(name);
    const there = seen[name];
    if (ADDRESSES.has(name) || value === undefined || there === undefined) return [];
    if (isObject(value) && isObject(there)) return compared(value, there, pointer);
    return same(value, there) ? [] : [{ pointer, sent: value, seen: there }];
  });
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    // Sets of ids and enumerations; of a list of objects too the order means nothing.
    const left = a.map(normal).toSorted();
    const right = b.map(normal).toSorted();
    return left.length === right.length && left.every((item, at) => item === right[at]);
  }
  return normal(a) === normal(b);
}

/** A text that is the same for what TikTok takes as the same. */
function normal(value: unknown): string {
  const decimal = typeof value === "number" || typeof value === "string" ? parseDecimal(value) : null;
  if (decimal) return decimal.toFixed();
  if (typeof value !== "object" || value === null) return String(value);
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

function isObject(value: unknown): value is Words {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
