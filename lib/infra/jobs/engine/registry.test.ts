import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { describe, expect, it } from "vitest";
import { inngest } from "../client";
import { OPTIONS, readRegistry } from "./registry";

const NO_FLOW = { concurrency: [], throttle: null };
const nothing = async () => null;
const read = (...functions: InngestFunction.Any[]) => readRegistry(serve({ client: inngest, functions }), functions);
/** A function with `options`, some of them deliberately beyond what the engine runs. */
const make = (options: Record<string, unknown>) =>
  inngest.createFunction({ id: "it", triggers: [{ event: "a.happened" }], ...options } as never, nothing);

describe("what the SDK registers", () => {
  it("is read: triggers, attempts, cancellation, failure handlers", async () => {
    const registry = await read(
      inngest.createFunction(
        {
          id: "one",
          triggers: [{ event: "a.happened" }, { event: "b.happened" }, { cron: "*/5 * * * *" }],
          retries: 2,
          cancelOn: [{ event: "a.revoked", match: "data.subject.id" }, { event: "all.revoked" }],
          onFailure: nothing,
        },
        nothing,
      ),
    );
    expect([...registry.functions.values()]).toEqual([
      {
        id: "signalbox-one",
        events: ["a.happened", "b.happened"],
        crons: ["*/5 * * * *"],
        attempts: 3,
        cancelOn: [
          { event: "a.revoked", path: ["data", "subject", "id"] },
          { event: "all.revoked", path: null },
        ],
        flow: NO_FLOW,
      },
      { id: "signalbox-one-failure", events: [], crons: [], attempts: 2, cancelOn: [], flow: NO_FLOW },
    ]);
    expect([...registry.failureHandlers]).toEqual([["signalbox-one", "signalbox-one-failure"]]);
  });

  it("has four attempts unless it says otherwise, and one with no retries", async () => {
    expect((await read(make({}))).functions.get("signalbox-it")?.attempts).toBe(4);
    expect((await read(make({ retries: 0 }))).functions.get("signalbox-it")?.attempts).toBe(1);
  });

  it.each<[string, Record<string, unknown>]>([
    ["batchEvents", { batchEvents: { maxSize: 10, timeout: "5s" } }],
    ["debounce", { debounce: { period: "5s" } }],
    ["rateLimit", { rateLimit: { limit: 1, period: "1m" } }],
    ['concurrency key "event.data.a > 1"', { concurrency: { limit: 1, key: "event.data.a > 1" } }],
    ['concurrency key "hash(event.data.a)"', { concurrency: [{ limit: 1 }, { limit: 2, key: "hash(event.data.a)" }] }],
    ['concurrency key "async.data.a"', { concurrency: { limit: 1, key: "async.data.a" } }],
    ['concurrency scope "account" without a key', { concurrency: { limit: 1, scope: "account" } }],
    ["concurrency {", { concurrency: { limit: -1 } }],
    ['throttle key "event.data.a ?? 1"', { throttle: { limit: 1, period: "1m", key: "event.data.a ?? 1" } }],
    ["throttle {", { throttle: { limit: 1, period: "8d" } }],
    ["throttle {", { throttle: { limit: 0, period: "1m" } }],
    ["priority", { priority: { run: "100" } }],
    ["singleton", { singleton: { mode: "skip" } }],
    ["timeouts", { timeouts: { finish: "1h" } }],
    ["idempotency", { idempotency: "event.data.id" }],
    ['trigger if "event.data.x == 1"', { triggers: [{ event: "a.happened", if: "event.data.x == 1" }] }],
    ['trigger "inngest/function.finished"', { triggers: [{ event: "inngest/function.finished" }] }],
    ['cron "TZ=Europe/Paris 0 12 * * *"', { triggers: [{ cron: "TZ=Europe/Paris 0 12 * * *" }] }],
    ["trigger jitter", { triggers: [{ cron: "0 12 * * *", jitter: "30s" }] }],
    ['cancelOn if "async.data.x == 1"', { cancelOn: [{ event: "a.revoked", if: "async.data.x == 1" }] }],
    ["cancelOn timeout", { cancelOn: [{ event: "a.revoked", timeout: "1h" }] }],
  ])("is refused by name when it uses %s", async (feature, options) => {
    await expect(read(make(options))).rejects.toThrow(`signalbox-it: ${feature}`);
  });

  it("is refused with every reason at once", async () => {
    const both = read(make({ debounce: { period: "5s" }, rateLimit: { limit: 1, period: "1m" } }));
    await expect(both).rejects.toThrow(/signalbox-it: rateLimit; signalbox-it: debounce.*INNGEST_BASE_URL/);
  });

  it("is read with its flow control", async () => {
    const flow = async (options: Record<string, unknown>) => (await read(make(options))).functions.get("signalbox-it")?.flow;
    expect(await flow({ concurrency: 3 })).toEqual({ concurrency: [{ limit: 3, key: null, scope: "fn" }], throttle: null });
    expect(await flow({ concurrency: 0 })).toEqual(NO_FLOW);
    const { concurrency, throttle } = (await flow({
      concurrency: [
        { limit: 2, key: "event.data.tenantId" },
        { limit: 9, key: '"ads"', scope: "account" },
      ],
      throttle: { limit: 6, period: "1m30s", key: 'event.data.a + "-" + event.data.b', burst: 2 },
    })) ?? { concurrency: [], throttle: null };
    expect(concurrency).toMatchObject([
      { limit: 2, scope: "fn" },
      { limit: 9, scope: "account" },
    ]);
    expect(throttle).toMatchObject({ intervalMs: 15_000, burst: 2 });
  });

  it("is refused when an option is new to the engine, also one that the SDK keeps to itself", async () => {
    await expect(read(make({ holdUntilFullMoon: true }))).rejects.toThrow("it: holdUntilFullMoon");
  });

  it("has every option of the installed SDK either run or refused by name", () => {
    const declaration = readFileSync(
      createRequire(import.meta.url)
        .resolve("inngest")
        .replace(/index\.c?js$/, "components/InngestFunction.d.ts"),
      "utf8",
    );
    const options = /interface Options<[^{]*\{\n([\s\S]*?)\n {2}\}/.exec(declaration)?.[1] ?? "";
    const names = [...options.matchAll(/^ {4}(\w+)\??:/gm)].map(([, name]) => name ?? "");
    expect(names).toEqual(expect.arrayContaining(["id", "concurrency", "batchEvents", "singleton"]));
    expect(new Set([...OPTIONS.run, ...OPTIONS.refused])).toEqual(new Set(names));
  });
});
