import type { QaInput } from "@/lib/domain/tickets/qa/qa.types";
import { onMeta, onTikTok, type Words } from "@/lib/domain/tickets/qa/rules/whole-tickets.fixture";

/** A ticket that breaks a rule and one that keeps it. `said`: what its sentence says; `mends`: whether it comes with a patch. */
export type Pair = { rule: string; on: "meta" | "tiktok"; breaks: QaInput; passes: QaInput; said: RegExp; mends?: true };

type Changes = Parameters<typeof onMeta>[1];
type Side = Words | { words?: Words; changes?: Changes };

/** `{words, changes}`, or the words alone. */
function sides(side: Side): [Words, Changes] {
  const isBoth = Object.keys(side).every((name) => name === "words" || name === "changes");
  const { words, changes } = side as { words?: Words; changes?: Changes };
  return isBoth ? [words ?? {}, changes ?? {}] : [side as Words, {}];
}

export function meta(rule: string, said: RegExp, breaks: Side, passes: Side = {}, mends?: true): Pair {
  return { rule, on: "meta", breaks: onMeta(...sides(breaks)), passes: onMeta(...sides(passes)), said, ...(mends ? { mends } : {}) };
}

export function tiktok(rule: string, said: RegExp, breaks: Side, passes: Side = {}, mends?: true): Pair {
  return { rule, on: "tiktok", breaks: onTikTok(...sides(breaks)), passes: onTikTok(...sides(passes)), said, ...(mends ? { mends } : {}) };
}

/** A rule that reads nothing of the payload, or the same on every platform. */
export function both(rule: string, said: RegExp, breaks: Side, passes: Side = {}, mends?: true): Pair[] {
  return [meta(rule, said, breaks, passes, mends), tiktok(rule, said, breaks, passes, mends)];
}
