import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inngest, onEvent } from "./client";
import { cronItems } from "./engine/queue";
import { MAX_OUTPUT_BYTES } from "./engine/steps";
import { cancelRun, runsOfEvent } from "./runs";
import { type JobsDatabase, jobsDatabase } from "./testing/jobs-database";
import { startWorker, type Worker } from "./worker";

let db: JobsDatabase;
let worker: Worker;
/** A gate per event: the step says that it is there, and waits until it is let through. */
const gates = new Map<string, { reached: PromiseWithResolvers<void>; open: PromiseWithResolvers<void>; calls: number }>();
const gate = (eventId = "") => {
  const found = gates.get(eventId) ?? { reached: Promise.withResolvers<void>(), open: Promise.withResolvers<void>(), calls: 0 };
  gates.set(eventId, found);
  return found;
};
const done: string[] = [];

const gated = inngest.createFunction(
  { id: "gated", triggers: [onEvent("gate.entered")], cancelOn: [{ event: "gate.left", match: "data.subject.id" }] },
  async ({ event, step }) => {
    const first = await step.run("gate", async () => {
      const here = gate(event.id);
      here.calls += 1;
      const call = here.calls;
      here.reached.resolve();
      if (call === 1) await here.open.promise;
      return `call ${call}`;
    });
    await step.run("after", () => void done.push(event.id ?? ""));
    return first;
  },
);

const dozing = inngest.createFunction(
  { id: "dozing", triggers: [onEvent("doze.started")], cancelOn: [{ event: "doze.stopped" }] },
  async ({ step }) => void (await step.sleep("an hour", "1h")),
);

const large = inngest.createFunction({ id: "large", triggers: [onEvent("large.started")] }, async ({ step }) => {
  const parts: string[] = [];
  for (let n = 0; n < 12; n += 1) parts.push(await step.run(`part ${n}`, () => `${n}${"\u0000é\ud800".repeat(50_000)}`));
  return parts.map((part) => part.length);
});

const tooLarge = inngest.createFunction(
  { id: "too-large", triggers: [onEvent("huge.started")] },
  async ({ step }) => void (await step.run("whole file", () => "x".repeat(MAX_OUTPUT_BYTES))),
);

const waits = inngest.createFunction(
  { id: "waits", triggers: [onEvent("wait.started")] },
  async ({ step }) => void (await step.waitForSignal("the answer", { signal: "answered", timeout: "1h", onConflict: "fail" })),
);

const calls: string[] = [];
const hourly = inngest.createFunction({ id: "hourly", triggers: [{ cron: "15 * * * *" }] }, async ({ event, step }) => {
  await step.run("tick", () => void calls.push(event.name));
});

const functions = [gated, dozing, large, tooLarge, waits, hourly];
const start = () => startWorker({ databaseUrl: db.url, functions, backoff: () => 0.02 });

beforeAll(async () => {
  db = await jobsDatabase("control");
  worker = await start();
});

afterAll(async () => {
  for (const { open } of gates.values()) open.resolve();
  await worker.stop();
  await db.close();
});

describe("cancellation", () => {
  it("of a run by id drops what its running step brings and starts nothing more", async () => {
    const id = await db.publish("gate.entered");
    await gate(id).reached.promise;
    const [run] = await runsOfEvent(id);
    expect(run).toMatchObject({ functionId: "signalbox-gated", status: "running", eventId: id });
    expect(await cancelRun(run?.id ?? "")).toBe(true);
    expect(await cancelRun(run?.id ?? "")).toBe(false);
    gate(id).open.resolve();
    await db.until("the job gone", async () => (await jobsOf(run?.id)) === 0);
    expect((await runsOfEvent(id))[0]).toMatchObject({ status: "cancelled", nextAt: null });
    expect(await stepsOf(run?.id)).toBe(0);
    expect(done).not.toContain(id);
  });

  it("by an event ends only the run whose value matches", async () => {
    const mine = await db.publish("gate.entered", {}, "subject-a");
    const other = await db.publish("gate.entered", {}, "subject-b");
    await Promise.all([gate(mine).reached.promise, gate(other).reached.promise]);
    await db.publish("gate.left", {}, "subject-a");
    await db.run(mine, "cancelled");
    gate(mine).open.resolve();
    gate(other).open.resolve();
    await db.run(other, "completed");
    expect(done).toContain(other);
    expect(done).not.toContain(mine);
  });

  it("by an event without a condition ends every run, asleep too", async () => {
    const ids = await Promise.all([db.publish("doze.started"), db.publish("doze.started")]);
    for (const id of ids) {
      await db.until("asleep", async () => {
        const [run] = await runsOfEvent(id);
        return run?.nextAt && run.nextAt.getTime() > Date.now() + 3_500_000;
      });
    }
    await db.publish("doze.stopped");
    for (const id of ids) await db.run(id, "cancelled");
  });
});

describe("state", () => {
  it("may be large, and hold NUL and lone surrogates", async () => {
    const id = await db.publish("large.started");
    const run = await db.run(id, "completed", undefined, 25_000);
    expect(run.output).toEqual([...Array(10).fill(150_001), 150_002, 150_002]);
  });

  it("of one step is limited as on a server, by name", async () => {
    const run = await db.run(await db.publish("huge.started"), "failed");
    expect(run.last_error).toMatchObject({ name: "OutputTooLarge", message: expect.stringContaining('"whole file"') });
  });
});

describe("what the engine does not run", () => {
  it("ends the run by name", async () => {
    const run = await db.run(await db.publish("wait.started"), "failed");
    expect(run.last_error).toMatchObject({
      name: "UnsupportedStep",
      message: expect.stringMatching(/step\.waitForSignal \("the answer"\)/),
    });
  });
});

describe("a job", () => {
  it("that was taken over brings its result too late, and it is ignored", async () => {
    const id = await db.publish("gate.entered");
    await gate(id).reached.promise;
    const [run] = await runsOfEvent(id);
    await db.owner.query(
      `select graphile_worker.force_unlock_workers(array_agg(locked_by)) from graphile_worker._private_jobs where payload ->> 'run' = $1`,
      [run?.id],
    );
    const finished = await db.run(id, "completed");
    expect(finished.output).toBe("call 2");
    gate(id).open.resolve();
    await worker.stop(); // waits for the slot with the late result
    worker = await start();
    expect(gate(id).calls).toBe(2);
    const { rows } = await db.pool.query("select name, result from job_steps where run_id = $1 order by done_no", [run?.id]);
    expect(rows).toEqual([
      { name: "gate", result: { data: "call 2" } },
      { name: "after", result: { data: null } },
    ]);
    expect(done.filter((one) => one === id)).toHaveLength(1);
  });

  it("whose workers die each time ends its run instead of killing workers for ever", async () => {
    const id = await db.publish("gate.entered");
    await gate(id).reached.promise;
    const [run] = await runsOfEvent(id);
    await db.owner.query(
      "update graphile_worker._private_jobs set attempts = 10, locked_by = null, locked_at = null where payload ->> 'run' = $1",
      [run?.id],
    );
    const failed = await db.run(id, "failed");
    expect(failed.last_error).toMatchObject({ name: "Abandoned" });
    expect(gate(id).calls).toBe(1);
    gate(id).open.resolve();
  });
});

describe("cron", () => {
  it("fires at its minutes", () => {
    const functions = new Map([
      ["f", { id: "f", events: [], crons: ["15 * * * *"], attempts: 1, cancelOn: [], flow: { concurrency: [], throttle: null } }],
    ]);
    const [item] = cronItems({ functions, failureHandlers: new Map() });
    const at = (min: number) => item?.match({ min, hour: 7, date: 1, month: 1, dow: 4 });
    expect([at(14), at(15), at(16)]).toEqual([false, true, false]);
  });

  it("runs a function once per time, however many workers fire it", async () => {
    const { rows } = await db.owner.query("select identifier from graphile_worker._private_known_crontabs");
    expect(rows).toHaveLength(1);
    const payload = { functionId: "signalbox-hourly", cron: "15 * * * *", _cron: { ts: "2026-11-21T12:15:00.000Z" } };
    for (let n = 0; n < 3; n += 1) await db.owner.query("select graphile_worker.add_job('job_cron', $1)", [JSON.stringify(payload)]);
    await db.run("cron signalbox-hourly 15 * * * * 2026-11-21T12:15:00.000Z", "completed");
    await db.until("all fired", async () => {
      const { rowCount } = await db.owner.query("select 1 from graphile_worker.jobs where task_identifier = 'job_cron'");
      return rowCount === 0;
    });
    expect(calls).toEqual(["inngest/scheduled.timer"]);
  });
});

async function jobsOf(runId: string | undefined): Promise<number | null> {
  const { rowCount } = await db.owner.query("select 1 from graphile_worker._private_jobs where payload ->> 'run' = $1", [runId]);
  return rowCount;
}

async function stepsOf(runId: string | undefined): Promise<number | null> {
  const { rowCount } = await db.pool.query("select 1 from job_steps where run_id = $1", [runId]);
  return rowCount;
}
