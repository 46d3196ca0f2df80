import type { InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { describe, expect, it } from "vitest";
import { inngest } from "../client";
import { readRegistry } from "./registry";

const nothing = async () => null;
const read = (...functions: InngestFunction.Any[]) => readRegistry(serve({ client: inngest, functions }));
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
      },
      { id: "signalbox-one-failure", events: [], crons: [], attempts: 2, cancelOn: [] },
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
    ["throttle", { throttle: { limit: 1, period: "1m" } }],
    ["concurrency", { concurrency: { limit: 1, key: "event.data.tenantId" } }],
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
    const both = read(make({ debounce: { period: "5s" }, throttle: { limit: 1, period: "1m" } }));
    await expect(both).rejects.toThrow(/signalbox-it: throttle; signalbox-it: debounce.*INNGEST_BASE_URL/);
  });
});
