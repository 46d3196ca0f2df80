import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Kept, LruStore } from "./lru-store";

const kept = (value: object = {}): Kept => ({ stamp: "1", until: 1, value: Promise.resolve(value) });

describe("LruStore", () => {
  it("drops what was not used for longest, once there are too many", () => {
    const store = new LruStore({ entries: 2, bytes: 1_000 });
    store.set("a", kept());
    store.set("b", kept());
    expect(store.get("a")).toBeDefined();
    store.set("c", kept());
    expect(["a", "b", "c"].map((key) => store.get(key) !== undefined)).toEqual([true, false, true]);
  });

  it("drops what was not used for longest, once they weigh too much", () => {
    const store = new LruStore({ entries: 10, bytes: 100 });
    const [a, b] = [kept(), kept()];
    store.set("a", a);
    store.weigh("a", a, 60);
    store.set("b", b);
    store.weigh("b", b, 60);
    expect(store.get("a")).toBeUndefined();
    expect(store.get("b")?.value).toBe(b.value);
  });

  it("leaves the value that has taken another's place alone", () => {
    const store = new LruStore({ entries: 2, bytes: 1_000 });
    const [old, young] = [kept(), kept()];
    store.set("a", old);
    store.set("a", young);
    store.weigh("a", old, 500);
    store.remove("a", old);
    expect(store.get("a")?.value).toBe(young.value);
    expect(store.size).toEqual({ entries: 1, bytes: 1 });
  });

  it("never holds more than it may, and knows what it holds", () => {
    const step = fc.record({ key: fc.constantFrom(..."abcdefgh"), bytes: fc.nat(80), does: fc.constantFrom("set", "get", "remove") });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const store = new LruStore({ entries: 4, bytes: 150 });
        const present = new Map<string, Kept>();
        for (const { key, bytes, does } of steps) {
          if (does === "get") store.get(key);
          if (does === "remove") store.remove(key, present.get(key) ?? kept());
          if (does === "set") {
            present.set(key, kept());
            store.set(key, present.get(key) as Kept);
            store.weigh(key, present.get(key) as Kept, bytes);
          }
          expect(store.size.entries).toBeLessThanOrEqual(4);
          expect(store.size.bytes).toBeLessThanOrEqual(150);
        }
        for (const [key, value] of present) store.remove(key, value);
        expect(store.size).toEqual({ entries: 0, bytes: 0 });
      }),
    );
  });
});
