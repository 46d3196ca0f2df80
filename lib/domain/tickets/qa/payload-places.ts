import { type Mention, pointerStep, type Role } from "@/lib/platforms/payload-schema";
import { type RuleFacts, ruleFactsOf } from "@/lib/platforms/rule-facts";
import type { Severity } from "./qa.schema";
import type { Subject } from "./subject";

const DAY_MS = 86_400_000;

/** What the ticket's platform holds it to; null for a platform without facts. */
export function factsFor({ platform }: Subject): RuleFacts | null {
  return platform ? ruleFactsOf(platform.key) : null;
}

/** A payload's object as words; null for anything else. */
export function wordsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

/** True unless nothing was given: no word, null, an empty text or an empty list. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** `/ad/creatives/0/ad_text` → `/ad/creatives/0`. */
export function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

/** The block a pointer leads into (`adset`, `ad`…), or "" at the top. */
export function blockOf({ platform }: Subject, pointer: string): string {
  return platform?.payload.blocks.find(({ name }) => pointer.startsWith(`${pointerStep(name)}/`))?.name ?? "";
}

/** The block that makes an ad group, and its words, when the ticket has one. */
export function adGroupOf({ platform, payload }: Subject): { name: string; words: Readonly<Record<string, unknown>> } | null {
  const name = platform?.payload.blocks.find(({ level }) => level === "ad_group")?.name;
  const words = name !== undefined && Object.hasOwn(payload, name) ? wordsOf(payload[name]) : null;
  return name !== undefined && words ? { name, words } : null;
}

/** What is checked but not sent cannot be refused by the platform: it is worth a warning, not a stop. */
export function whereSent(subject: Subject, mention: Pick<Mention, "level" | "pointer">, severity: Severity): Severity {
  const isSent = mention.level === "campaign" || mention.level === "routing" || blockOf(subject, mention.pointer) !== "";
  return isSent || severity !== "block" ? severity : "warn";
}

/** A text that people read, and the creative it belongs to. */
export type ReadText = { mention: Mention; pointer: string; text: string; creative: string };

/** The texts of creatives, in the order they are written. */
export function readTexts(subject: Subject): ReadText[] {
  return subject.mentions("text", "headline").flatMap((mention) => {
    const { pointer, value } = mention;
    return typeof value === "string" ? [{ mention, pointer, text: value, creative: parentOf(pointer) }] : [];
  });
}

/** The first value that plays a role, where it is a text. */
export function textOf(subject: Subject, role: Role): string | null {
  const value = subject.mentions(role).find((mention) => typeof mention.value === "string")?.value;
  return typeof value === "string" ? value : null;
}

/** Days of the campaign's flight, begun ones counted whole; null without an end. A flight that has begun counts from now. */
export function flightDays({ input }: Subject): number | null {
  const { startAt, endAt } = input.campaign;
  if (endAt === null) return null;
  const start = startAt === null ? Date.parse(input.now) : Date.parse(startAt);
  const length = Date.parse(endAt) - start;
  return length > 0 ? Math.ceil(length / DAY_MS) : null;
}
