import { NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inngest, onEvent } from "./client";
import { type JobsDatabase, jobsDatabase } from "./testing/jobs-database";
import { startWorker, type Worker } from "./worker";

let db: JobsDatabase;
let worker: Worker;
/** What the functions below did, by event id. */
const did = new Map<string, unknown[]>();
const note = (eventId: string | undefined, what: unknown) => {
  const list = did.get(eventId ?? "") ?? [];
  did.set(eventId ?? "", list);
  return list.push(what);
};

const inOrder = inngest.createFunction({ id: "in-order", triggers: [onEvent("order.placed")] }, async ({ event, step }) => {
  const a = await step.run("a", () => note(event.id, "a"));
  const b = await step.run("b", () => note(event.id, `b${a}`));
  await step.run("nothing", () => {
    note(event.id, "nothing");
  });
  return { a, b, subject: event.data.subject.id, tenantId: event.data.tenantId };
});

const flaky = inngest.createFunction(
  { id: "flaky", triggers: [onEvent("flaky.started")], retries: 2 },
  async ({ event, step, attempt }) => {
    const tries = await step.run("thrice", () => {
      const n = note(event.id, attempt);
      if (n < 3) throw new Error(`not yet ${n}`);
      return n;
    });
    return { tries };
  },
);

const failing = inngest.createFunction(
  {
    id: "failing",
    triggers: [onEvent("failing.started")],
    retries: 1,
    onFailure: async ({ error, event, step }) => {
      await step.run("clean up", () => note(event.data.event.id, ["onFailure", error.message, event.data.run_id, event.data.function_id]));
    },
  },
  async ({ event, step }) => {
    await step.run("ok", () => note(event.id, "ok"));
    note(event.id, "between");
    throw new Error("between steps");
  },
);

const caught = inngest.createFunction({ id: "caught", triggers: [onEvent("caught.started")], retries: 1 }, async ({ event, step }) => {
  try {
    await step.run("bad", () => {
      note(event.id, "bad");
      throw new Error("bad step");
    });
  } catch (error) {
    return step.run("instead", () => `instead of ${(error as Error).message}`);
  }
});

const final = inngest.createFunction({ id: "final", triggers: [onEvent("final.started")] }, async ({ event, step }) => {
  await step.run("hopeless", () => {
    note(event.id, "hopeless");
    throw new NonRetriableError("never again");
  });
});

const later = inngest.createFunction({ id: "later", triggers: [onEvent("later.started")] }, async ({ event, step }) => {
  await step.run("asks for time", () => {
    if (note(event.id, Date.now()) === 1) throw new RetryAfterError("in two seconds", 2_000);
  });
});

const sleeper = inngest.createFunction({ id: "sleeper", triggers: [onEvent("sleeper.started")] }, async ({ event, step }) => {
  await step.run("before", () => note(event.id, Date.now()));
  await step.sleep("a second", "1s");
  await step.run("after", () => note(event.id, Date.now()));
  await step.sleepUntil("the past", new Date(0));
});

/** Each branch waits until all have begun: only real parallelism ends. */
const begun = new Map<string, PromiseWithResolvers<void> & { n: number }>();
const meet = (eventId = "", count = 0) => {
  const party = begun.get(eventId) ?? Object.assign(Promise.withResolvers<void>(), { n: 0 });
  begun.set(eventId, party);
  party.n += 1;
  if (party.n === count) party.resolve();
  return party.promise;
};
const parallel = inngest.createFunction({ id: "parallel", triggers: [onEvent("parallel.started")] }, async ({ event, step }) => {
  const names = ["x", "y", "z"];
  const both = await Promise.all([
    ...names.map((name) =>
      step.run(name, async () => {
        note(event.id, name);
        await meet(event.id, names.length);
        return name;
      }),
    ),
    step.sleep("nap", "1s"),
    step
      .run("fails", () => {
        note(event.id, "fails");
        throw new NonRetriableError("one of four");
      })
      .catch((error: Error) => error.message),
  ]);
  const last = await step.run("after", () => note(event.id, "after"));
  return { both, last };
});

const race = inngest.createFunction({ id: "race", triggers: [onEvent("race.started")] }, async ({ event, step, group }) => {
  const winner = await group.parallel({ mode: "race" }, () =>
    Promise.race([step.sleep("slow", "1s").then(() => "slow"), step.run("fast", () => "fast")]),
  );
  await step.run("prize", () => note(event.id, winner));
  return winner;
});

const parent = inngest.createFunction({ id: "parent", triggers: [onEvent("parent.started")] }, async ({ event, step }) => {
  await step.sendEvent("tell", [
    { id: `${event.id}-child`, name: "child.told", data: { from: event.id, tenantId: event.data.tenantId } },
    { id: `${event.id}-child`, name: "child.told", data: { twin: true } },
  ]);
});
const child = inngest.createFunction({ id: "child", triggers: [{ event: "child.told" }] }, async ({ event }) => event.data);

beforeAll(async () => {
  db = await jobsDatabase("steps");
  const functions = [inOrder, flaky, failing, caught, final, later, sleeper, parallel, race, parent, child];
  worker = await startWorker({ databaseUrl: db.url, functions, backoff: () => 0.02 });
});

afterAll(async () => {
  await worker.stop();
  await db.close();
});

describe("steps", () => {
  it("run in order, each once, and remember what they returned", async () => {
    const id = await db.publish("order.placed", {}, "subject-1");
    const run = await db.run(id, "completed");
    expect(run.output).toEqual({ a: 1, b: 2, subject: "subject-1", tenantId: db.tenantId });
    expect(did.get(id)).toEqual(["a", "b1", "nothing"]);
  });

  it("run in parallel, with a sleep and a failure among them, and join", async () => {
    const id = await db.publish("parallel.started");
    const run = await db.run(id, "completed");
    expect(run.output).toEqual({ both: ["x", "y", "z", null, "one of four"], last: 5 });
    expect(new Set(did.get(id))).toEqual(new Set(["after", "fails", "x", "y", "z"]));
    expect(did.get(id)).toHaveLength(5);
  });

  it("race: the winner goes on at once, nothing runs twice", async () => {
    const id = await db.publish("race.started");
    const run = await db.run(id, "completed");
    expect(run.output).toBe("fast");
    expect(did.get(id)).toEqual(["fast"]);
    const { rows } = await db.pool.query("select name from job_steps where run_id = $1 order by done_no", [run.id]);
    expect(rows.map(({ name }) => name)).toEqual(["fast", "prize", "slow"]);
  });

  it("sleep as long as they say", async () => {
    const id = await db.publish("sleeper.started");
    await db.run(id, "completed");
    const [before = 0, after = 0] = did.get(id) as number[];
    expect(after - before).toBeGreaterThanOrEqual(1_000);
    expect(after - before).toBeLessThan(4_000);
  });

  it("send events that start functions, once per event id", async () => {
    const id = await db.publish("parent.started");
    await db.run(id, "completed");
    const run = await db.run(`${id}-child`, "completed");
    expect(run.output).toEqual({ from: id, tenantId: db.tenantId });
    const { rows } = await db.pool.query("select tenant_id from job_runs where event_id = $1", [`${id}-child`]);
    expect(rows).toEqual([{ tenant_id: db.tenantId }]);
  });
});

describe("failures", () => {
  it("are tried again from the failed step only", async () => {
    const id = await db.publish("flaky.started");
    const run = await db.run(id, "completed");
    expect(run.output).toEqual({ tries: 3 });
    expect(did.get(id)).toEqual([0, 1, 2]);
  });

  it("end the run after the last attempt and call onFailure with the error and the event", async () => {
    const id = await db.publish("failing.started");
    const run = await db.run(id, "failed");
    expect(run.last_error).toMatchObject({ name: "Error", message: "between steps" });
    await db.run(`${run.id}.failed`, "completed");
    expect(did.get(id)).toEqual(["ok", "between", "between", ["onFailure", "between steps", run.id, "signalbox-failing"]]);
  });

  it("of a step are an error the function may catch", async () => {
    const id = await db.publish("caught.started");
    const run = await db.run(id, "completed");
    expect(run.output).toBe("instead of bad step");
    expect(did.get(id)).toEqual(["bad", "bad"]);
  });

  it("that are NonRetriableError are final at once", async () => {
    const id = await db.publish("final.started");
    const run = await db.run(id, "failed");
    expect(run.last_error).toMatchObject({ message: "never again" });
    expect(did.get(id)).toEqual(["hopeless"]);
  });

  it("that say when (RetryAfterError) are tried again then, and show it meanwhile", async () => {
    const id = await db.publish("later.started");
    const waiting = await db.until("a next attempt", async () => {
      const { rows } = await db.pool.query("select * from job_runs where event_id = $1 and next_at is not null", [id]);
      return rows[0];
    });
    expect(waiting).toMatchObject({ status: "running", attempt: 1, last_error: { message: "in two seconds" } });
    await db.run(id, "completed");
    const [first = 0, second = 0] = did.get(id) as number[];
    expect(Math.abs(waiting.next_at.getTime() - first - 2_000)).toBeLessThan(500);
    expect(second - first).toBeGreaterThanOrEqual(2_000);
    expect(second - first).toBeLessThan(4_500);
  });
});
