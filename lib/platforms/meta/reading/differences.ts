import { pointerStep } from "@/lib/platforms/payload-schema";
import type { Difference, ObjectKind, PlatformSnapshot } from "@/lib/platforms/platform";
import { instantOf } from "./objects";

/** Words of a request that are no content of the object. */
const NOT_COMPARED: ReadonlySet<string> = new Set(["adlabels", "campaign_id", "adset_id", "execution_options"]);

/** Words of a creative that Meta answers in another form than it takes them: an address becomes an image of the account. */
const REWRITTEN = /\/(picture|image_url)$/;

/**
 * Where the platform has something else than was sent, value by value. Only what was sent is compared: Meta adds
 * defaults of its own to targeting and creatives. "1800" and 1800, one instant in two offsets, a list in another order,
 * and false or an empty list for nothing at all are no differences.
 */
export function differencesMeta(kind: ObjectKind, sent: Readonly<Record<string, unknown>>, snapshot: PlatformSnapshot): Difference[] {
  const found: Difference[] = [];
  for (const [name, value] of Object.entries(sent)) {
    if (!NOT_COMPARED.has(name)) compare(value, snapshot.fields[name], pointerStep(name), found);
  }
  return kind === "creative" ? found.filter(({ pointer, seen }) => seen !== null || !REWRITTEN.test(pointer)) : found;
}

function compare(sent: unknown, seen: unknown, pointer: string, found: Difference[]): void {
  if (Array.isArray(sent) && Array.isArray(seen)) {
    compareLists(sent, seen, pointer, found);
  } else if (isObject(sent) && isObject(seen)) {
    for (const [name, value] of Object.entries(sent)) compare(value, seen[name], pointer + pointerStep(name), found);
  } else if (!isSame(sent, seen)) {
    found.push({ pointer, sent, seen: seen ?? null });
  }
}

/** Lists of Meta are sets: each sent item has its like among those seen, and no more are seen than sent. */
function compareLists(sent: readonly unknown[], seen: readonly unknown[], pointer: string, found: Difference[]): void {
  const left = [...seen];
  const unmatched: [number, unknown][] = [];
  for (const [index, item] of sent.entries()) {
    const like = left.findIndex((other) => isLike(item, other));
    if (like >= 0) left.splice(like, 1);
    else unmatched.push([index, item]);
  }
  if (unmatched.length === 1 && left.length === 1 && sent.length === seen.length) {
    const [[index, item]] = unmatched as [[number, unknown]];
    compare(item, left[0], pointer + pointerStep(index), found);
  } else if (unmatched.length > 0 || left.length > 0) {
    found.push({ pointer, sent, seen });
  }
}

function isLike(sent: unknown, seen: unknown): boolean {
  const found: Difference[] = [];
  compare(sent, seen, "", found);
  return found.length === 0;
}

function isSame(sent: unknown, seen: unknown): boolean {
  if (sent === seen || isNothing(sent, seen)) return true;
  if (isScalar(sent) && isScalar(seen)) {
    if (String(sent) === String(seen)) return true;
    if (typeof sent !== "string" || typeof seen !== "string") return false;
    const instant = /^\d{4}-\d{2}-\d{2}T/.test(sent) ? instantOf(sent) : null;
    return instant !== null && instant === instantOf(seen);
  }
  return false;
}

/** Meta leaves out what is empty or off. */
function isNothing(sent: unknown, seen: unknown): boolean {
  if (seen !== undefined && seen !== null) return false;
  return sent === undefined || sent === null || sent === false || (Array.isArray(sent) && sent.length === 0);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
