import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inngest, onEvent } from "./client";
import { type JobsDatabase, jobsDatabase } from "./testing/jobs-database";
import { startWorker, type Worker } from "./worker";

let db: JobsDatabase;
const workers: Worker[] = [];

/** Calls at the same time, now and at most, by a name. */
const crowd = new Map<string, { now: number; most: number; order: string[] }>();
async function inside(name: string, who: string, work: () => Promise<void>): Promise<void> {
  const here = crowd.get(name) ?? { now: 0, most: 0, order: [] };
  crowd.set(name, here);
  here.now += 1;
  here.most = Math.max(here.most, here.now);
  here.order.push(who);
  await work();
  here.now -= 1;
}
/** Long enough for any other call that may run beside it to begin. */
const meanwhile = () => db.pool.query("select pg_sleep(0.02)").then(() => {});

const perKey = inngest.createFunction(
  { id: "per-key", triggers: [onEvent("keyed.started")], concurrency: [{ limit: 3, key: "event.data.data.customer" }, { limit: 5 }] },
  async ({ event, step }) => {
    const { customer } = event.data.data as { customer: string };
    for (const part of [1, 2]) {
      await step.run(`part ${part}`, () => inside(`customer ${customer}`, customer, () => inside("everyone", customer, meanwhile)));
    }
  },
);

const one = (id: string, kind: string) =>
  inngest.createFunction(
    { id, triggers: [onEvent(`${kind}.started`)], concurrency: { limit: 1, key: '"shared"', scope: "account" } },
    async ({ step }) => void (await step.run("alone", () => inside("shared", id, meanwhile))),
  );

const sleepers = inngest.createFunction(
  { id: "sleepers", triggers: [onEvent("nap.started")], concurrency: 1 },
  async ({ step }) => void (await step.sleep("a while", "2s")),
);

const throttled = inngest.createFunction(
  {
    id: "throttled",
    triggers: [onEvent("throttled.started")],
    throttle: { limit: 5, period: "1s", burst: 1, key: "event.data.data.customer" },
  },
  async ({ step }) => step.run("when", () => Date.now()),
);

const lone = inngest.createFunction(
  { id: "lone", triggers: [onEvent("lone.started")], concurrency: 1, retries: 1 },
  async ({ step, attempt }) => {
    await step.run("once more", () => {
      if (attempt === 0) throw new Error("not yet");
    });
  },
);

const asks = inngest.createFunction({ id: "asks", triggers: [onEvent("question.asked")] }, async ({ step }) => {
  const answer = await step.waitForEvent("answer", { event: "question.answered", timeout: "1h", match: "data.subject.id" });
  return { answer: (answer?.data as { data?: unknown } | undefined)?.data ?? null };
});
const asksIf = inngest.createFunction({ id: "asks-if", triggers: [onEvent("offer.made")] }, async ({ step }) => {
  const given = "event.data.subject.id == async.data.subject.id && async.data.data.accepted == true";
  const answer = await step.waitForEvent("answer", { event: "offer.answered", timeout: "1s", if: given });
  return answer ? "accepted" : "no answer";
});
const asksWrongly = inngest.createFunction(
  { id: "asks-wrongly", triggers: [onEvent("wrong.asked")] },
  async ({ step }) => void (await step.waitForEvent("answer", { event: "x.y", timeout: "1h", if: "async.data.n > 3" })),
);

const square = inngest.createFunction({ id: "square", triggers: [{ event: "square.asked" }], retries: 0 }, async ({ event, step }) => {
  const { n } = event.data as { n: number };
  if (n < 0) throw new Error("no negative numbers");
  return step.run("multiply", () => n * n);
});
const invokes = inngest.createFunction({ id: "invokes", triggers: [onEvent("sum.asked")] }, async ({ event, step }) => {
  const { numbers } = event.data.data as { numbers: number[] };
  const squares = await Promise.all(
    numbers.map((n) => step.invoke(`square ${n}`, { function: square, data: { n } as never }).catch((error: Error) => error.message)),
  );
  return { squares };
});
const endless = inngest.createFunction(
  { id: "endless", triggers: [{ event: "endless.started" }], cancelOn: [{ event: "endless.stopped" }] },
  async ({ step }) => void (await step.sleep("long", "1h")),
);
const invokesEndless = inngest.createFunction({ id: "invokes-endless", triggers: [onEvent("patience.tried")] }, async ({ event, step }) => {
  const { timeout } = event.data.data as { timeout: string };
  return step.invoke("endless", { function: endless, data: {} as never, timeout }).catch((error: Error) => error.message);
});

const functions = [
  perKey,
  one("first", "one"),
  one("second", "two"),
  sleepers,
  throttled,
  lone,
  asks,
  asksIf,
  asksWrongly,
  square,
  invokes,
  endless,
  invokesEndless,
];

beforeAll(async () => {
  db = await jobsDatabase("flow");
  for (let n = 0; n < 2; n += 1) workers.push(await startWorker({ databaseUrl: db.url, functions, backoff: () => 0.02 }));
});

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await db.close();
});

describe("concurrency", () => {
  it("of a key and of the function hold over several workers; nobody's many calls hold up another's one", async () => {
    const many = await Promise.all(Array.from({ length: 60 }, () => db.publish("keyed.started", { customer: "big" })));
    await db.run(many[0] ?? "", "completed");
    const small = await Promise.all(["small", "tiny"].map((customer) => db.publish("keyed.started", { customer })));
    for (const id of small) await db.run(id, "completed");
    const left = await db.pool.query("select 1 from job_runs where function_id = 'signalbox-per-key' and status = 'running'");
    expect(left.rowCount).toBeGreaterThan(30);
    for (const id of many) await db.run(id, "completed");
    expect(crowd.get("customer big")?.most).toBe(3);
    expect(crowd.get("everyone")?.most).toBeLessThanOrEqual(5);
    expect(await places()).toBe(0);
  });

  it("of ten thousand waiting calls holds up another customer's one by a turn", async () => {
    const first = await db.publish("keyed.started", { customer: "huge" });
    await db.run(first, "completed");
    // As if ten thousand events had come: their runs, and their first calls in line.
    await db.pool.query(
      `with template as (select * from job_runs where event_id = $1),
         runs as (insert into job_runs (id, function_id, event_id, tenant_id, event, limits)
           select ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, function_id, 'huge ' || n, tenant_id, event, limits
           from template, generate_series(1, 10000) as n returning id, limits)
       insert into job_waiting (run_id, step, generation, attempt, lane, limits, ready_at)
       select id, 'step', 0, 0, (select jsonb_agg(g -> 'key')::text from jsonb_array_elements(limits::jsonb) as g), limits, now() from runs`,
      [first],
    );
    const published = Date.now();
    await db.run(await db.publish("keyed.started", { customer: "lone" }), "completed");
    const took = Date.now() - published;
    const { rows } = await db.pool.query<{ n: number }>("select count(*)::int as n from job_waiting");
    expect(rows[0]?.n).toBeGreaterThan(9_000);
    expect(took).toBeLessThan(10_000);
    await db.pool.query("delete from job_waiting");
    await db.pool.query("delete from job_runs where event_id like 'huge %'");
    await db.until("no place taken", async () => (await places()) === 0);
    expect(crowd.get("customer huge")?.most).toBeLessThanOrEqual(3);
  });

  it("of an account's key is shared by functions", async () => {
    const ids = await Promise.all(["one", "two", "one", "two", "one", "two"].map((kind) => db.publish(`${kind}.started`)));
    for (const id of ids) await db.run(id, "completed");
    expect(crowd.get("shared")).toMatchObject({ now: 0, most: 1 });
    expect(crowd.get("shared")?.order.toSorted()).toEqual(["first", "first", "first", "second", "second", "second"]);
  });

  it("does not count a run that sleeps", async () => {
    const ids = await Promise.all([1, 2, 3].map(() => db.publish("nap.started")));
    const started = Date.now();
    for (const id of ids) await db.run(id, "completed");
    expect(Date.now() - started).toBeLessThan(5_000); // one after the other they would need six
  });

  it("holds no place while a failed step waits for its next attempt", async () => {
    const ids = await Promise.all([1, 2, 3].map(() => db.publish("lone.started")));
    for (const id of ids) await db.run(id, "completed");
    expect(await places()).toBe(0);
  });
});

describe("a throttle", () => {
  it("lets runs start at its rate, first come first served, each key for itself", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) ids.push(await db.publish("throttled.started", { customer: "a" }));
    const other = await db.publish("throttled.started", { customer: "b" });
    const free = (await db.run(other, "completed")).output as number;
    const starts: number[] = [];
    for (const id of ids) starts.push((await db.run(id, "completed")).output as number);
    expect(starts.slice(2)).toEqual(starts.slice(2).toSorted((a, b) => a - b)); // the first two start together
    expect((starts[5] ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual(4 * 200 - 60); // two at once, then one each 200 ms
    expect((starts[5] ?? 0) - (starts[0] ?? 0)).toBeLessThan(3_000);
    expect(free).toBeLessThan(starts[5] ?? 0);
  });
});

describe("step.waitForEvent", () => {
  it("gives the first event that matches, and to nobody else's run", async () => {
    const ids = [await db.publish("question.asked", {}, "q1"), await db.publish("question.asked", {}, "q2")];
    for (const id of ids) await waiting(id, "question.answered");
    await db.publish("question.answered", { word: "two\u00e9" }, "q2");
    expect((await db.run(ids[1] ?? "", "completed")).output).toEqual({ answer: { word: "twoé" } });
    await db.publish("question.answered", { word: "one" }, "q1");
    await db.publish("question.answered", { word: "late" }, "q1");
    expect((await db.run(ids[0] ?? "", "completed")).output).toEqual({ answer: { word: "one" } });
  });

  it("takes conditions, and is null after its time", async () => {
    const [yes, no] = [await db.publish("offer.made", {}, "o1"), await db.publish("offer.made", {}, "o2")];
    for (const id of [yes, no]) await waiting(id, "offer.answered");
    await db.publish("offer.answered", { accepted: false }, "o2");
    await db.publish("offer.answered", { accepted: true }, "o1");
    expect((await db.run(yes, "completed")).output).toBe("accepted");
    expect((await db.run(no, "completed")).output).toBe("no answer");
  });

  it("ends the run by name at an expression it does not understand", async () => {
    const run = await db.run(await db.publish("wrong.asked"), "failed");
    expect(run.last_error).toMatchObject({
      name: "UnsupportedStep",
      message: expect.stringContaining('"async.data.n > 3" of step.waitForEvent ("answer")'),
    });
  });
});

describe("step.invoke", () => {
  it("runs another function, in parallel too, and gives its result or its error", async () => {
    const run = await db.run(await db.publish("sum.asked", { numbers: [2, -1, 3] }), "completed");
    expect(run.output).toEqual({ squares: [4, "no negative numbers", 9] });
    const { rows } = await db.pool.query("select status, tenant_id from job_runs where parent_run = $1 order by status", [run.id]);
    expect(rows).toEqual(["completed", "completed", "failed"].map((status) => ({ status, tenant_id: db.tenantId })));
  });

  it("fails after its time-out, and when the invoked run is cancelled", async () => {
    const impatient = await db.publish("patience.tried", { timeout: "1s" });
    expect((await db.run(impatient, "completed")).output).toBe("The invoked run of signalbox-endless took too long");
    const patient = await db.publish("patience.tried", { timeout: "1h" });
    await waiting(patient, "signalbox-endless");
    await db.publish("endless.stopped");
    expect((await db.run(patient, "completed")).output).toBe("The invoked run of signalbox-endless was cancelled");
  });
});

async function waiting(eventId: string, detail: string): Promise<void> {
  await db.until(`waiting for ${detail}`, async () => {
    const { rowCount } = await db.pool.query(
      "select 1 from job_steps join job_runs on job_runs.id = run_id where event_id = $1 and detail = $2 and result is null",
      [eventId, detail],
    );
    return rowCount === 1;
  });
}

async function places(): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>("select count(*)::int as n from job_slots");
  return rows[0]?.n ?? 0;
}
