import type { ChildProcess } from "node:child_process";
import { rm } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type JobsDatabase, jobsDatabase } from "./testing/jobs-database";
import { bundleWorker, killWorker, spawnWorker } from "./testing/spawn-worker";

/** A dead worker's jobs must run again within this (the product's promise). */
const TAKEOVER_MS = 5_000;

let db: JobsDatabase;
let bundle: string;
const children: ChildProcess[] = [];
const spawn = async () => {
  const child = await spawnWorker(bundle, db.url);
  children.push(child);
  return child;
};

beforeAll(async () => {
  db = await jobsDatabase("recovery");
  await db.owner.query(`
    create table test_effects (event_id text not null, step text not null, pid int not null, at timestamptz not null default clock_timestamp());
    create table test_hold (hold boolean not null);
    insert into test_hold values (false);
    grant all on test_effects, test_hold to signalbox_system`);
  bundle = await bundleWorker();
});

beforeEach(() => hold(false));
afterEach(async () => {
  await Promise.all(children.splice(0).map(killWorker));
});
afterAll(async () => {
  await rm(bundle, { force: true });
  await db.close();
});

describe("a worker killed with SIGKILL", () => {
  it("in the middle of a step: another takes the step over within five seconds and ends the run", async () => {
    await hold(true);
    const victim = await spawn();
    const id = await db.publish("three.started");
    await effects(id, "held", 1);
    await spawn();
    await hold(false);
    const killedAt = Date.now();
    await killWorker(victim);
    const again = await effects(id, "held", 2);
    expect(again[1]?.pid).not.toBe(victim.pid);
    expect((again[1]?.at.getTime() ?? Number.POSITIVE_INFINITY) - killedAt).toBeLessThan(TAKEOVER_MS);
    await db.run(id, "completed");
    expect(await counts(id)).toEqual({ first: 1, held: 2, last: 1 });
  });

  it("in the middle of a step, alone: its successor takes over", async () => {
    await hold(true);
    const victim = await spawn();
    const id = await db.publish("three.started");
    await effects(id, "held", 1);
    await killWorker(victim);
    await hold(false);
    await spawn();
    await db.run(id, "completed");
    expect(await counts(id)).toEqual({ first: 1, held: 2, last: 1 });
  });

  it("in the middle of a sleep: the sleep ends when it would have", async () => {
    const victim = await spawn();
    const id = await db.publish("sleepy.started");
    const [before] = await effects(id, "before", 1);
    await db.until("asleep", async () => {
      const { rowCount } = await db.pool.query(
        "select 1 from job_steps join job_runs on job_runs.id = run_id where event_id = $1 and op = 'Sleep'",
        [id],
      );
      return rowCount === 1;
    });
    await killWorker(victim);
    await spawn();
    await db.run(id, "completed");
    const [after] = await effects(id, "after", 1);
    const slept = (after?.at.getTime() ?? 0) - (before?.at.getTime() ?? 0);
    expect(slept).toBeGreaterThanOrEqual(4_000);
    expect(slept).toBeLessThan(8_000);
    expect(await counts(id)).toEqual({ before: 1, after: 1 });
  });

  it("in the middle of parallel steps: only the unfinished ones run again", async () => {
    await hold(true);
    const victim = await spawn();
    const id = await db.publish("branches.started");
    await Promise.all([effects(id, "held one", 1), effects(id, "held two", 1)]);
    await db.until("quick one remembered", async () => {
      const { rowCount } = await db.pool.query(
        "select 1 from job_steps join job_runs on job_runs.id = run_id where event_id = $1 and done_no = 1",
        [id],
      );
      return rowCount === 1;
    });
    await killWorker(victim);
    await hold(false);
    await spawn();
    await db.run(id, "failed");
    expect(await counts(id)).toEqual({ quick: 1, "held one": 2, "held two": 2, joined: 1 });
  });
});

describe("flow control over kills", () => {
  it("a killed worker leaves no place taken and no waiting call lost; waits and invoked runs go on", async () => {
    await hold(true);
    const victim = await spawn();
    const subjects = Array.from({ length: 5 }, (_, n) => `subject-${n}`);
    const ids = await Promise.all(subjects.map((subject) => db.publish("limited.started", {}, subject)));
    await db.until("the first one inside", async () => (await held(ids)).length === 1);
    expect(await places()).toBe(1);
    await killWorker(victim);
    await hold(false);
    const second = await spawn();
    await db.until("all waiting for their answer", async () => (await waits()) === 5);
    // Only the call that was inside ran twice.
    expect((await held(ids)).length).toBe(6);
    await killWorker(second);
    await hold(true);
    const third = await spawn();
    for (const subject of subjects) await db.publish("limited.answered", {}, subject);
    await db.until("an invoked run inside", async () => {
      const { rowCount } = await db.pool.query("select 1 from test_effects where step = 'held child'");
      return (rowCount ?? 0) > 0;
    });
    await killWorker(third);
    await hold(false);
    await spawn();
    for (const id of ids) expect((await db.run(id, "completed")).output).toMatchObject({ answered: true, child: expect.any(Number) });
    expect(await places()).toBe(0);
  });
});

describe("several workers", () => {
  it("share the work, and every step runs once", async () => {
    const workers = await Promise.all([spawn(), spawn()]);
    const ids = await Promise.all(Array.from({ length: 40 }, () => db.publish("three.started")));
    const pids = new Set<number>();
    for (const id of ids) {
      const run = await db.run(id, "completed");
      for (const pid of Object.values(run.output as Record<string, number>)) pids.add(pid);
      expect(await counts(id)).toEqual({ first: 1, held: 1, last: 1 });
    }
    expect([...pids].sort((a, b) => a - b)).toEqual(workers.map(({ pid }) => pid ?? 0).sort((a, b) => a - b));
  });
});

describe("a worker whose every connection is cut", () => {
  it("connects again by itself, keeps what running steps did and goes on", async () => {
    await hold(true);
    const worker = await spawn();
    const ids: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      ids.push(await db.publish("three.started"), await db.publish("sleepy.started"));
      await effects(ids.at(-2) ?? "", "first", 1);
      await cutConnections();
    }
    await hold(false);
    // Steps that hang do not come back by themselves: the run goes on when their worker is replaced.
    const fresh = await db.publish("three.started");
    await db.run(fresh, "completed");
    expect(worker.exitCode).toBeNull();
    await killWorker(worker);
    await spawn();
    for (const id of ids) await db.run(id, "completed");
  });
});

describe("a worker asked to stop", () => {
  it("gives back what does not end in time and exits", async () => {
    await hold(true);
    const worker = await spawn();
    const id = await db.publish("three.started");
    await effects(id, "held", 1);
    worker.kill("SIGTERM");
    await db.until("gone", async () => worker.exitCode === 0);
    await hold(false);
    await spawn();
    await db.run(id, "completed");
    expect(await counts(id)).toEqual({ first: 1, held: 2, last: 1 });
  });
});

async function hold(on: boolean): Promise<void> {
  await db.pool.query("update test_hold set hold = $1", [on]);
}

async function effects(eventId: string, step: string, atLeast: number): Promise<{ pid: number; at: Date }[]> {
  return db.until(`${atLeast} × ${step}`, async () => {
    const { rows } = await db.pool.query<{ pid: number; at: Date }>(
      "select pid, at from test_effects where event_id = $1 and step = $2 order by at",
      [eventId, step],
    );
    return rows.length >= atLeast && rows;
  });
}

async function counts(eventId: string): Promise<Record<string, number>> {
  const { rows } = await db.pool.query<{ step: string; n: number }>(
    "select step, count(*)::int as n from test_effects where event_id = $1 group by step",
    [eventId],
  );
  return Object.fromEntries(rows.map(({ step, n }) => [step, n]));
}

async function held(ids: string[]): Promise<unknown[]> {
  return (await db.pool.query("select 1 from test_effects where event_id = any($1) and step = 'held'", [ids])).rows;
}

async function waits(): Promise<number | null> {
  return (await db.pool.query("select 1 from job_waits where received is null")).rowCount;
}

async function places(): Promise<number | null> {
  return (await db.pool.query("select 1 from job_slots")).rowCount;
}

async function cutConnections(): Promise<void> {
  await db.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'signalbox%'",
  );
}
