import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demandsOf, evaluateKey, meets, parseCondition, parseKey } from "./expressions";
import type { JobEvent } from "./job-event";

const event = (data: Record<string, unknown>): JobEvent => ({ id: "e", name: "it.happened", data, ts: 1 });

describe("a key", () => {
  const value = (text: string, data: Record<string, unknown>) => {
    const key = parseKey(text);
    return key && evaluateKey(key, event(data));
  };

  it("is a field of the event, a word, or several joined", () => {
    expect(value("event.data.user_id", { user_id: "u1" })).toBe("u1");
    expect(value("event.data.n", { n: 7 })).toBe("7");
    expect(value('"ads"', {})).toBe("ads");
    expect(value("'a+b'", {})).toBe("a+b");
    expect(value('event.data.a.b + "-" + event.data.c', { a: { b: 1 }, c: true })).toBe("1-true");
    expect(value("event.name", {})).toBe("it.happened");
  });

  it("is the empty word where nothing stands, also for what every object inherits", () => {
    expect(value("event.data.a.b", { a: null })).toBe("");
    expect(value("event.data.constructor", {})).toBe("");
  });

  it("keeps long values apart by their hash", () => {
    const long = (end: string) => value("event.data.a", { a: "x".repeat(5_000) + end }) ?? "";
    expect(long("1").length).toBeLessThan(100);
    expect(long("1")).not.toBe(long("2"));
  });

  it.each([
    "",
    "event",
    "event.data[0]",
    "event.data.a == 1",
    "size(event.data.a)",
    "async.data.a",
    "event.data.a +",
    '"a" "b"',
    '"a\\"b"',
  ])("is refused as %j", (text) => expect(parseKey(text)).toBeNull());
});

describe("a condition", () => {
  const holds = (text: string, own: Record<string, unknown>, awaited: Record<string, unknown>) => {
    const comparisons = parseCondition(text);
    return comparisons && meets(event(awaited), JSON.parse(JSON.stringify(demandsOf(comparisons, event(own)))));
  };

  it("compares the awaited event with the run's own, and with constants", () => {
    const text = "event.data.userId == async.data.userId && async.data.plan == 'pro' && async.data.trial != true";
    expect(holds(text, { userId: 1 }, { userId: 1, plan: "pro", trial: false })).toBe(true);
    expect(holds(text, { userId: 2 }, { userId: 1, plan: "pro", trial: false })).toBe(false);
    expect(holds(text, { userId: 1 }, { userId: 1, plan: "free" })).toBe(false);
    expect(holds("async.data.n == -1.5", {}, { n: -1.5 })).toBe(true);
    expect(holds("event.data.a == 1", { a: 1 }, {})).toBe(true);
    expect(holds("event.data.a == 1", { a: "1" }, {})).toBe(false);
    expect(holds("async.data.text == 'a && b == c'", {}, { text: "a && b == c" })).toBe(true);
  });

  it("takes a missing value for equal to nothing", () => {
    expect(holds("event.data.a == async.data.a", {}, {})).toBe(false);
    expect(holds("event.data.a == async.data.a", { a: null }, { a: null })).toBe(true);
    expect(holds("async.data.a != 1", {}, {})).toBe(true);
  });

  it.each([
    "",
    "async.data.a",
    "async.data.a == async.data.b",
    "async.data.a > 1",
    "a == 1",
    "async.data.a == 1 || true == true",
    "!async.data.a",
  ])("is refused as %j", (text) => expect(parseCondition(text)).toBeNull());

  it("of equality holds for exactly the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(holds("event.data.v == async.data.v", { v: a }, { v: b })).toBe(JSON.stringify(a) === JSON.stringify(b));
        expect(holds("event.data.v == async.data.v", { v: a }, { v: a })).toBe(true);
      }),
    );
  });
});
