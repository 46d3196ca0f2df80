import { describe, expect, it } from "vitest";
import { durationWords, functionWords, limitWords, waitingWords } from "./job-words";

describe("words for runs", () => {
  it("name functions", () => {
    expect(functionWords("deploy-ticket")).toBe("Deploy ticket");
    expect(functionWords("deploy-ticket-failure")).toBe("Deploy ticket, after a failure");
  });

  it("say what a run waits for", () => {
    const words = (reason: "event" | "run" | "concurrency" | "sleep", detail: string | null) =>
      waitingWords({ reason, detail, until: null });
    expect(words("event", "campaign.approved")).toBe("for the event campaign.approved");
    expect(words("run", "deploy-ticket")).toBe("for a run of Deploy ticket");
    expect(words("concurrency", "4")).toBe("for its turn, 4 runs at once");
    expect(words("concurrency", "1")).toBe("for its turn, 1 run at once");
    expect(words("sleep", null)).toBe("asked to wait");
  });

  it("say how long", () => {
    expect([0, 999, 1_000, 61_000, 3_600_000].map(durationWords)).toEqual(["0 ms", "999 ms", "1.0 s", "1 min 1 s", "1 h 0 min"]);
  });

  it("say what limits a function", () => {
    expect(limitWords({ concurrency: [], throttle: null })).toEqual([]);
    expect(
      limitWords({
        concurrency: [
          { limit: 8, key: "event.data.tenantId", scope: "fn" },
          { limit: 2, key: '"ads"', scope: "account" },
        ],
        throttle: { intervalMs: 200, burst: 0, key: null },
      }),
    ).toEqual(["8 at once for each event.data.tenantId", '2 at once for each "ads", over all functions', "one start every 200 ms"]);
  });
});
