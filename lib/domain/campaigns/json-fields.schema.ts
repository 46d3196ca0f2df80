import { opaque } from "@/lib/shared/wire-schema";

/** Largest and deepest JSON object a campaign carries in one field, in UTF-8 bytes and levels. */
const MAX_BYTES = 64 * 1024;
const MAX_DEPTH = 16;

/** Source: seed 004, `targeting` (max_rules, max_segments, max_test_groups). */
const AUDIENCE_LIMITS = [
  { names: ["rules"], max: 10, what: "targeting rules" },
  { names: ["segments"], max: 5, what: "segments" },
  { names: ["test_groups", "testGroups"], max: 3, what: "test groups" },
] as const;

/** A JSON object that belongs to the caller, kept and given back as it came. */
export function jsonObject() {
  return opaque().superRefine((value, ctx) => {
    const wrong = faultOf(value, 1);
    if (wrong) ctx.addIssue({ code: "custom", message: wrong, params: { rule: "json" } });
    else if (new TextEncoder().encode(JSON.stringify(value)).length > MAX_BYTES) {
      ctx.addIssue({ code: "custom", message: `Keep this under ${MAX_BYTES / 1024} KiB of JSON`, params: { rule: "max_bytes" } });
    }
  });
}

/** Who a campaign is for: the caller's own shape, with seed 004's limits where its parts are present. */
export const audienceInput = jsonObject().superRefine((audience, ctx) => {
  for (const { names, max, what } of AUDIENCE_LIMITS) {
    for (const name of names) {
      const list = audience[name];
      if (!Array.isArray(list) || list.length <= max) continue;
      ctx.addIssue({
        code: "custom",
        path: [name],
        message: `A campaign has at most ${max} ${what}, not ${list.length}`,
        params: { rule: "max" },
      });
    }
  }
});

function faultOf(value: unknown, depth: number): string | null {
  if (typeof value === "string") return faultOfText(value);
  if (value === null || typeof value === "boolean") return null;
  if (typeof value === "number") return Number.isFinite(value) ? null : "Use numbers that JSON can write";
  if (typeof value !== "object") return "Use JSON values only";
  if (depth > MAX_DEPTH) return `Nest this at most ${MAX_DEPTH} levels deep`;
  if (Array.isArray(value)) return firstFault(value, depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return "Use JSON values only";
  return firstFault(Object.keys(value), depth) ?? firstFault(Object.values(value), depth);
}

function firstFault(values: readonly unknown[], depth: number): string | null {
  for (const value of values) {
    const fault = faultOf(value, depth + 1);
    if (fault) return fault;
  }
  return null;
}

function faultOfText(text: string): string | null {
  if (text.includes("\0")) return "Leave out the NUL character";
  return text.isWellFormed() ? null : "A text contains half of a surrogate pair";
}
