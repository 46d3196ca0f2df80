import { applyPatch, type Operation } from "rfc6902";
import type { PatchOperation } from "./qa/qa.schema";

type Payload = Readonly<Record<string, unknown>>;
type Fixable = { readonly suggestion: readonly PatchOperation[] | null };

/** `place_gone`: another fix took away what it was about. `conflict`: another fix, or an edit, changed the same place. */
export type SkippedWhy = "place_gone" | "conflict";

export type Fixed<F> = { payload: Record<string, unknown>; applied: F[]; skipped: { fix: F; why: SkippedWhy }[] };

/** An item put into a list, or taken out, by a fix that was applied already: `at` in the payload as it was then. */
type Shift = { list: readonly string[]; at: number; by: 1 | -1 };

/** True when a finding comes with a certain mend. */
export function hasFix<F extends Fixable>(finding: F): finding is F & { suggestion: PatchOperation[] } {
  return finding.suggestion !== null && finding.suggestion.length > 0;
}

/**
 * Applies the mends of several findings of one check to the payload that was checked. Each mend is a JSON Patch (RFC
 * 6902) on that payload; applied one after another, an earlier one may have moved what a later one is about (items of a
 * list shift) or changed it. So each path is carried over to where its place is now, and a mend is applied only as a
 * whole, and only where it finds what it was written for. The payload given is not touched.
 */
export function applyFixes<F extends Fixable>(payload: Payload, fixes: readonly F[]): Fixed<F> {
  let present = structuredClone(payload) as Record<string, unknown>;
  let shifts: Shift[] = [];
  const applied: F[] = [];
  const skipped: Fixed<F>["skipped"] = [];
  for (const fix of fixes.filter(hasFix)) {
    const tried = tryFix(payload, present, shifts, fix.suggestion);
    if (typeof tried === "string") {
      skipped.push({ fix, why: tried });
      continue;
    }
    present = tried.payload;
    shifts = [...shifts, ...tried.shifts];
    applied.push(fix);
  }
  return { payload: present, applied, skipped };
}

type Tried = { payload: Record<string, unknown>; shifts: Shift[] };

function tryFix(checked: Payload, before: Payload, shifts: readonly Shift[], patch: readonly PatchOperation[]): Tried | SkippedWhy {
  // The same patch on the payload it was written for shows what each of its steps expects to find.
  const expected = structuredClone(checked) as Record<string, unknown>;
  const payload = structuredClone(before) as Record<string, unknown>;
  const made: Shift[] = [];
  for (const operation of patch) {
    const written = tokensOf(operation.path);
    const path = carried(written, shifts, operation.op === "add");
    if (path === null) {
      if (operation.op !== "remove" || !applied(expected, operation)) return "place_gone";
      continue;
    }
    const [found, wanted] = [valueAt(payload, path), valueAt(expected, written)];
    const isDone = operation.op === "remove" ? found === undefined : same(found, operation.value);
    const isInsertion = operation.op === "add" && Array.isArray(valueAt(payload, path.slice(0, -1)));
    if (!isInsertion && !same(found, wanted)) {
      if (!isDone) return "conflict";
    } else {
      const step = { ...operation, path: path.map((token) => `/${token.replace(/~/g, "~0").replace(/\//g, "~1")}`).join("") };
      if (!applied(payload, step)) return "conflict";
      const shift = shiftOf(payload, path, operation.op);
      if (shift) made.push(shift);
    }
    if (!applied(expected, operation)) return "conflict";
  }
  return { payload, shifts: made };
}

function applied(payload: Record<string, unknown>, operation: PatchOperation): boolean {
  return applyPatch(payload, [structuredClone(operation) as Operation]).every((problem) => problem === null);
}

/** Where a place of the checked payload is now; null when it was taken away. */
function carried(path: readonly string[], shifts: readonly Shift[], isAddition: boolean): string[] | null {
  let at = [...path];
  for (const { list, at: index, by } of shifts) {
    const depth = list.length;
    const token = at[depth];
    if (token === undefined || !/^\d+$/.test(token) || !list.every((step, n) => at[n] === step)) continue;
    const place = Number(token);
    const isItself = isAddition && at.length === depth + 1;
    if (by === -1 && place === index && !isItself) return null;
    const moves = by === -1 ? place > index : place >= index;
    if (moves) at = [...at.slice(0, depth), String(place + by), ...at.slice(depth + 1)];
  }
  return at;
}

function shiftOf(payload: unknown, path: readonly string[], op: PatchOperation["op"]): Shift | null {
  const list = path.slice(0, -1);
  const last = path.at(-1) ?? "";
  if (op === "replace" || !/^\d+$/.test(last) || !Array.isArray(valueAt(payload, list))) return null;
  return { list, at: Number(last), by: op === "add" ? 1 : -1 };
}

function tokensOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replace(/~1/g, "/").replace(/~0/g, "~"));
}

/** Undefined when there is nothing. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const token of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, token)) return undefined;
    at = (at as Record<string, unknown>)[token];
  }
  return at;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
