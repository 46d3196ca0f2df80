import { applyPatch, type Operation } from "rfc6902";
import { describe, expect, it } from "vitest";
import { runRules } from "@/lib/domain/tickets/qa/engine";
import type { Finding } from "@/lib/domain/tickets/qa/qa.schema";
import type { QaInput } from "@/lib/domain/tickets/qa/qa.types";
import { QA_RULES } from "@/lib/domain/tickets/qa/registry";
import { AUDIENCE_PAIRS } from "./pairs/audience.fixture";
import { CREATIVE_PAIRS } from "./pairs/creative.fixture";
import { LIFE_PAIRS } from "./pairs/life.fixture";
import { MONEY_PAIRS } from "./pairs/money.fixture";
import type { Pair } from "./pairs/pair.fixture";
import { TRACKING_PAIRS } from "./pairs/tracking.fixture";
import { onMeta, onTikTok } from "./whole-tickets.fixture";

const PAIRS: readonly Pair[] = [...LIFE_PAIRS, ...MONEY_PAIRS, ...AUDIENCE_PAIRS, ...CREATIVE_PAIRS, ...TRACKING_PAIRS];

/** Rules whose facts only one of the two platforms has. */
const ONE_PLATFORM: Readonly<Record<string, Pair["on"]>> = {
  "audience.genders": "meta",
  "dsa.named": "meta",
  "landing.display_domain": "meta",
  "frequency.complete": "tiktok",
  "objective.closing": "tiktok",
  "text.emoji": "tiktok",
  "utm.content_unique": "tiktok",
};

const saidBy = (rule: string, input: QaInput): Finding[] => runRules(input).filter((found) => found.rule === rule);

describe("every rule", () => {
  it.each(QA_RULES.map((rule) => [rule.id, rule] as const))("%s has a source, a title and a pair of tickets", (id, rule) => {
    expect(rule.source.ref.length).toBeGreaterThan(5);
    if (rule.source.kind === "spec")
      expect(rule.source).toMatchObject({
        date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        confidence: expect.stringMatching(/^[HML]$/),
      });
    expect(rule.title).toMatch(/^[A-Z].{8,}[^.]$/);
    const platforms = new Set(PAIRS.filter((pair) => pair.rule === id).map(({ on }) => on));
    const only = ONE_PLATFORM[id];
    expect([...platforms].toSorted((a, b) => a.localeCompare(b))).toEqual(only ? [only] : ["meta", "tiktok"]);
  });

  it("is one of at least forty", () => {
    expect(QA_RULES.length).toBeGreaterThanOrEqual(40);
    expect(PAIRS.filter(({ rule }) => !QA_RULES.some(({ id }) => id === rule))).toEqual([]);
  });

  it.each(PAIRS.map((pair) => [`${pair.rule} on ${pair.on}, ${pair.said}`, pair] as const))(
    "%s: one breaks it",
    (_name, { rule, breaks, said, mends }) => {
      const found = saidBy(rule, breaks).filter(({ message }) => said.test(message));
      expect(saidBy(rule, breaks).map(({ message }) => message)).toContainEqual(expect.stringMatching(said));
      for (const one of found) expect(one.suggestion !== null).toBe(mends === true);
      for (const one of found) {
        if (!one.suggestion) continue;
        const payload = structuredClone(breaks.ticket.payload) as Record<string, unknown>;
        expect(applyPatch(payload, one.suggestion as Operation[])).toEqual(one.suggestion.map(() => null));
        const left = saidBy(rule, { ...breaks, ticket: { ...breaks.ticket, payload } });
        expect(left.filter(({ pointer, message }) => pointer === one.pointer && message === one.message)).toEqual([]);
      }
    },
  );

  it.each(PAIRS.map((pair) => [`${pair.rule} on ${pair.on}, ${pair.said}`, pair] as const))(
    "%s: one keeps it",
    (_name, { rule, passes, said }) => {
      const errors: string[] = [];
      const found = runRules(passes, { onError: (id) => errors.push(id) }).filter((one) => one.rule === rule);
      expect(errors).toEqual([]);
      expect(found.filter(({ message }) => said.test(message))).toEqual([]);
    },
  );

  it("has nothing to say about a whole ticket", () => {
    expect(runRules(onMeta())).toEqual([]);
    // A location of TikTok's is a number, which names no country.
    expect(runRules(onTikTok()).map(({ rule, severity }) => [rule, severity])).toEqual([["targeting.market_country", "info"]]);
  });
});
