import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome } from "@/lib/platforms/platform";
import { countedFailures, type Decision, decideNext, type PastAttempt, RETRY_POLICY, unresolvedSince } from "./deploy-decision";

const T0 = new Date("2026-11-21T09:00:00.000Z");
const at = (seconds: number) => new Date(T0.getTime() + seconds * 1000);

function attempt(kind: PastAttempt["kind"], outcome: PastAttempt["outcome"], extra: Partial<PastAttempt> = {}): PastAttempt {
  return {
    kind,
    startedAt: T0,
    finishedAt: outcome === null ? null : T0,
    outcome,
    reason: "words",
    answered: outcome !== null && outcome !== "interrupted",
    retryAfterSeconds: null,
    externalId: null,
    verdict: null,
    ...extra,
  };
}
const send = (outcome: PastAttempt["outcome"], extra?: Partial<PastAttempt>) => attempt("send", outcome, extra);
const looked = (verdict: PastAttempt["verdict"]) => attempt("look_up", "success", { verdict });
const said = (verdict: PastAttempt["verdict"]) => attempt("person", "success", { verdict });
const decide = (
  attempts: PastAttempt[],
  extra: { repeatable?: boolean; findable?: boolean; now?: Date; random?: number; earlier?: PastAttempt[] } = {},
) => decideNext({ attempts, repeatable: false, findable: true, now: T0, random: 0, ...extra });

describe("decideNext", () => {
  it("sends first, unless an earlier deployment left a request of unknown fate", () => {
    expect(decide([])).toEqual({ next: "send" });
    expect(decide([], { earlier: [send("unknown")] })).toEqual({ next: "lookUp" });
    expect(decide([], { earlier: [send("unknown"), looked({ kind: "absent" })] })).toEqual({ next: "send" });
    expect(decide([], { earlier: [send("unknown"), looked({ kind: "found", externalId: "7", by: "reference" })] })).toEqual({
      next: "send",
    });
    expect(decide([], { earlier: [send("unknown"), said({ kind: "absent" })] })).toEqual({ next: "send" });
    // That one may be sent twice does not help when an earlier one said something else: the caller leaves out what is the same.
    expect(decide([], { earlier: [send("unknown")], repeatable: true })).toEqual({ next: "lookUp" });
  });

  it("looks for what the platform says it has had already, also where a request may be repeated", () => {
    for (const repeatable of [true, false]) {
      const first = decide([send("duplicate")], { repeatable });
      expect(first).toMatchObject({ next: "wait", step: "lookUp", counts: true });
      expect(decide([send("duplicate")], { repeatable, now: at(3_600) })).toEqual({ next: "lookUp" });
      const found = looked({ kind: "found", externalId: "7", by: "reference" });
      expect(decide([send("duplicate"), found], { repeatable })).toEqual({ next: "succeed", externalId: "7", adopted: true });
      expect(decide([send("duplicate"), looked({ kind: "absent" })], { repeatable })).toEqual({ next: "send" });
    }
  });

  it("leaves it to a person when the platform says again and again that it has what cannot be found", () => {
    const round = [send("duplicate"), looked({ kind: "absent" })];
    const spent = Array.from({ length: RETRY_POLICY.maxRetries + 1 }, () => round).flat();
    expect(decide(spent.slice(0, -2))).toEqual({ next: "send" });
    expect(decide(spent)).toMatchObject({ next: "ambiguous", verdict: null });
  });

  it("does what a person says of a lost send, also when the retries are used up", () => {
    const lost = Array.from({ length: RETRY_POLICY.maxRetries + 1 }, () => send("unknown", { answered: false }));
    expect(decide([...lost, said({ kind: "absent" })])).toEqual({ next: "send" });
    expect(decide([...lost, said({ kind: "found", externalId: "7", by: "person" })])).toMatchObject({ next: "succeed", externalId: "7" });
    expect(unresolvedSince([...lost, said({ kind: "absent" })])).toBeNull();
    // A look-up is believed only after a while; a person at once.
    expect(unresolvedSince([...lost, looked({ kind: "absent" })])).not.toBeNull();
  });

  it("ends on success, and at once on a refusal with the platform's words", () => {
    expect(decide([send("success", { externalId: "7" })])).toEqual({ next: "succeed", externalId: "7", adopted: false });
    expect(decide([send("refused")])).toEqual({ next: "fail", reason: "words" });
  });

  it("waits as long as a throttle says, 60 s when it does not, and counts neither", () => {
    expect(decide([send("throttled", { retryAfterSeconds: 7 })])).toMatchObject({
      next: "wait",
      until: at(7),
      step: "send",
      counts: false,
      throttled: true,
    });
    expect(decide([send("throttled")])).toMatchObject({ next: "wait", until: at(60) });
    expect(decide([send("throttled", { retryAfterSeconds: 7 })], { now: at(7) })).toEqual({ next: "send" });
  });

  it("gives up after throttle waits of more than 24 h in all", () => {
    const hours = (n: number) => Array.from({ length: n }, () => send("throttled", { retryAfterSeconds: 3600 }));
    expect(decide(hours(24))).toMatchObject({ next: "wait", counts: false });
    expect(decide(hours(25))).toMatchObject({ next: "fail" });
    expect(decide([send("throttled", { retryAfterSeconds: 86_401 })])).toMatchObject({ next: "fail" });
  });

  it("does not spin on a platform that says 'retry after 0' again and again", () => {
    let waited = 0;
    const attempts: PastAttempt[] = [];
    for (let i = 0; i < 2_000; i += 1) {
      attempts.push(send("throttled", { retryAfterSeconds: 0 }));
      const decision = decide(attempts);
      if (decision.next === "fail") break;
      waited = decision.next === "wait" ? decision.until.getTime() - T0.getTime() : waited;
    }
    expect(decide(attempts).next).toBe("fail");
    expect(waited).toBe(60_000);
  });

  it("backs off 1, 2, 4, 8, 16 s over network failures, with up to a quarter by chance, then fails", () => {
    const delays = [1, 2, 4, 8, 16].map((_, index) => {
      const attempts = Array.from({ length: index + 1 }, () => send("transient"));
      const [low, high] = [0, 0.999999].map((random) => decide(attempts, { random }));
      if (low?.next !== "wait" || high?.next !== "wait") throw new Error("no wait");
      expect(high.until.getTime() - T0.getTime()).toBeLessThanOrEqual((low.until.getTime() - T0.getTime()) * 1.25);
      expect(low).toMatchObject({ step: "send", counts: true });
      return (low.until.getTime() - T0.getTime()) / 1000;
    });
    expect(delays).toEqual([1, 2, 4, 8, 16]);
    expect(decide(Array.from({ length: 6 }, () => send("transient")))).toMatchObject({
      next: "fail",
      reason: expect.stringContaining("words"),
    });
  });

  it("looks before it sends again when the outcome is unknown, but not for what may be repeated", () => {
    expect(decide([send("unknown")])).toMatchObject({ next: "wait", step: "lookUp", counts: true });
    expect(decide([send("unknown")], { now: at(60) })).toEqual({ next: "lookUp" });
    expect(decide([send("unknown")], { now: at(60), repeatable: true })).toEqual({ next: "send" });
    expect(decide([send("unknown"), looked({ kind: "absent" })])).toEqual({ next: "send" });
    expect(decide([send("unknown"), looked({ kind: "found", externalId: "9", by: "reference" })])).toEqual({
      next: "succeed",
      externalId: "9",
      adopted: true,
    });
  });

  it("asks the platform before it gives up what may have been done, also where a request may be repeated", () => {
    const spent = Array.from({ length: RETRY_POLICY.maxRetries + 1 }, () => send("unknown"));
    for (const end of [[...spent], [send("unknown"), send("refused")]]) {
      expect(decide(end, { repeatable: true })).toEqual({ next: "lookUp" });
      const found = looked({ kind: "found", externalId: "7", by: "reference" });
      expect(decide([...end, found], { repeatable: true })).toEqual({ next: "succeed", externalId: "7", adopted: true });
      expect(decide([...end, looked({ kind: "absent" })], { repeatable: true })).toMatchObject({ next: "fail" });
      expect(decide(end, { repeatable: true, findable: false })).toMatchObject({ next: "fail" });
    }
  });

  it("never gives up because our own workers die, however often", () => {
    const deaths = Array.from({ length: 40 }, () => [send("interrupted"), attempt("look_up", "interrupted")]).flat();
    expect(countedFailures(deaths)).toBe(0);
    expect(decide(deaths)).toEqual({ next: "lookUp" });
    expect(decide([...deaths, send("interrupted")], { now: at(10) })).toEqual({ next: "lookUp" });
    expect(decide([...deaths, send("interrupted")], { now: at(10), repeatable: true })).toEqual({ next: "send" });
    expect(unresolvedSince([send("interrupted")])).toEqual(T0);
  });

  it("looks after a worker's death too, without counting it", () => {
    expect(decide([send(null)])).toMatchObject({ next: "wait", until: at(RETRY_POLICY.settleSeconds), step: "lookUp", counts: false });
    expect(decide([send(null)], { now: at(10) })).toEqual({ next: "lookUp" });
    expect(decide([send("unknown"), attempt("look_up", null)])).toEqual({ next: "lookUp" });
    expect(decide([send(null)], { now: at(10), repeatable: true })).toEqual({ next: "send" });
  });

  it("believes that there is nothing only when nothing can be under way any more", () => {
    const absent = (seconds: number) => attempt("look_up", "success", { startedAt: at(seconds), verdict: { kind: "absent" } });
    const silent = send("unknown", { answered: false });
    for (const lost of [silent, send(null)]) {
      const until = at(RETRY_POLICY.quietSeconds);
      expect(decide([lost, absent(2)], { now: at(3) })).toMatchObject({ next: "wait", until, step: "lookUp", counts: false });
      expect(decide([lost, absent(2)], { now: until })).toEqual({ next: "lookUp" });
      expect(decide([lost, absent(2), absent(10)], { now: at(11) })).toEqual({ next: "send" });
      expect(decide([absent(2)], { earlier: [lost], now: at(3) })).toMatchObject({ next: "wait", until });
      expect(unresolvedSince([lost, absent(2)])).toEqual(T0);
      expect(unresolvedSince([lost, absent(10)])).toBeNull();
    }
    expect(decide([send("unknown"), absent(2)], { now: at(3) })).toEqual({ next: "send" });
  });

  it("looks a last time when the retries are used up, and only then fails or adopts", () => {
    const six = Array.from({ length: 6 }, (_, index) =>
      index === 5 ? [send("unknown")] : [send("unknown"), looked({ kind: "absent" })],
    ).flat();
    expect(decide(six, { now: at(3600) })).toEqual({ next: "lookUp" });
    expect(decide([...six, looked({ kind: "absent" })])).toMatchObject({ next: "fail" });
    expect(decide([...six, looked({ kind: "found", externalId: "9", by: "reference" })])).toMatchObject({ next: "succeed", adopted: true });
  });

  it("leaves it to a person when the platform cannot be asked", () => {
    expect(decide([send("unknown"), attempt("look_up", "refused")])).toMatchObject({ next: "ambiguous" });
    expect(decide([send("unknown"), ...Array.from({ length: 5 }, () => attempt("look_up", "transient"))])).toMatchObject({
      next: "ambiguous",
    });
    const verdict = { kind: "ambiguous", reason: "two", candidates: [] } as const;
    expect(decide([send("unknown"), looked({ ...verdict, candidates: [] })])).toMatchObject({ next: "ambiguous", reason: "two" });
  });

  it("finds the earliest request of unknown fate", () => {
    const first = send("unknown", { startedAt: at(1) });
    expect(unresolvedSince([first, send(null, { startedAt: at(5) })])).toEqual(at(1));
    expect(unresolvedSince([first, looked({ kind: "absent" })])).toBeNull();
    expect(unresolvedSince([send("refused"), send("throttled"), send("transient")])).toBeNull();
  });
});

/** A platform and a network of any temper, played against the state machine. */
type World = { outcomes: Outcome[]; commits: boolean[]; deaths: boolean[]; retryAfter: number[]; randoms: number[]; repeatable: boolean };
const outcomeArb = fc.constantFrom<Outcome>("success", "throttled", "transient", "unknown", "refused");
const worldArb: fc.Arbitrary<World> = fc.record({
  outcomes: fc.array(outcomeArb, { minLength: 1, maxLength: 60 }),
  commits: fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
  deaths: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
  retryAfter: fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 20 }),
  randoms: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 20 }),
  repeatable: fc.boolean(),
});

function play(world: World): { attempts: PastAttempt[]; created: number; end: Decision; sendsAfterUnresolved: number } {
  const attempts: PastAttempt[] = [];
  let now = T0;
  let created = 0;
  let deaths = 0;
  let sendsAfterUnresolved = 0;
  const pick = <T>(list: T[], index: number): T => list[index % list.length] as T;
  for (let step = 0; step < 6_000; step += 1) {
    const index = attempts.length;
    const decision = decideNext({ attempts, repeatable: world.repeatable, findable: true, now, random: pick(world.randoms, step) });
    if (decision.next === "wait") {
      expect(decision.until.getTime()).toBeGreaterThan(now.getTime());
      now = decision.until;
      continue;
    }
    if (decision.next !== "send" && decision.next !== "lookUp") return { attempts, created, end: decision, sendsAfterUnresolved };
    const startedAt = now;
    now = new Date(now.getTime() + 250);
    let outcome: Outcome | null = pick(world.outcomes, index);
    if (decision.next === "send") {
      if (unresolvedSince(attempts)) sendsAfterUnresolved += 1;
      if (outcome === "success" || (outcome === "unknown" && pick(world.commits, index))) created = world.repeatable ? 1 : created + 1;
      // A worker that dies does so a bounded number of times; what it sent may have been carried out.
      if (deaths < 5 && pick(world.deaths, index)) {
        deaths += 1;
        outcome = null;
      }
    }
    const isAnswered = decision.next === "lookUp" && outcome === "success";
    attempts.push(
      attempt(decision.next === "send" ? "send" : "look_up", outcome, {
        startedAt,
        finishedAt: outcome === null ? null : now,
        retryAfterSeconds: outcome === "throttled" ? pick(world.retryAfter, index) : null,
        externalId: outcome === "success" ? String(created) : null,
        verdict: isAnswered ? (created > 0 ? { kind: "found", externalId: "1", by: "reference" } : { kind: "absent" }) : null,
      }),
    );
  }
  throw new Error("did not end");
}

describe("decideNext, against any platform and network", () => {
  it("always ends, never creates twice, keeps to five retries and to 24 h of throttling", () => {
    fc.assert(
      fc.property(worldArb, (world) => {
        const { attempts, created, end, sendsAfterUnresolved } = play(world);
        expect(created).toBeLessThanOrEqual(1);
        if (!world.repeatable) expect(sendsAfterUnresolved).toBe(0);
        // The first try, five retries, and the question that a lost answer leaves behind.
        expect(countedFailures(attempts)).toBeLessThanOrEqual(RETRY_POLICY.maxRetries + 2);
        // Nothing is called a failure that exists on the platform, and nothing a success that does not.
        if (end.next === "succeed") expect(created).toBe(1);
        if (end.next === "fail") expect(created).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("decides from the attempts alone: whoever takes over decides the same", () => {
    fc.assert(
      fc.property(worldArb, (world) => {
        const { attempts } = play(world);
        const input = { attempts, repeatable: world.repeatable, findable: true, now: at(10_000_000), random: 0.5 };
        expect(decideNext(input)).toEqual(decideNext(structuredClone(input)));
      }),
      { numRuns: 200 },
    );
  });
});
