import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { systemTx } from "@/lib/infra/db/transactions";
import { emit } from "@/lib/infra/outbox/emit";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { inngest, onEvent } from "./client";
import { deleteExpiredIdempotencyRecords, deleteOldRuns } from "./housekeeping";
import { runsOfEvent } from "./runs";
import { type JobsDatabase, jobsDatabase } from "./testing/jobs-database";
import { startWorker, type Worker } from "./worker";

let db: JobsDatabase;
let worker: Worker;
const echo = inngest.createFunction({ id: "echo", triggers: [onEvent("it.happened")] }, async ({ event }) => event.data);
const twice = inngest.createFunction({ id: "twice", triggers: [onEvent("it.happened")] }, async () => 2);

beforeAll(async () => {
  db = await jobsDatabase("worker");
  worker = await startWorker({ databaseUrl: db.url, functions: [echo, twice] });
});

afterAll(async () => {
  await worker.stop();
  await disconnectPrisma();
  await db.close();
});

describe("a domain event", () => {
  it("starts every function it triggers once its transaction commits, with its envelope", async () => {
    const ctx = await testContext();
    await ctx.write((tx) => emit(tx, ctx, { type: "it.happened", version: 3, subject: { type: "it", id: "7" }, data: { a_b: 1 } }));
    const [row] = await systemTx((tx) => tx.outboxEvent.findMany({ where: { tenantId: ctx.tenantId } }));
    const id = row?.id ?? "";
    const run = await db.run(id, "completed", "echo");
    expect(run.output).toMatchObject({
      id,
      seq: expect.any(Number),
      tenantId: ctx.tenantId,
      type: "it.happened",
      version: 3,
      actor: { kind: "user", id: ctx.userId },
      subject: { type: "it", id: "7" },
      requestId: ctx.requestId,
      data: { a_b: 1 },
    });
    await db.run(id, "completed", "twice");
    const runs = await runsOfEvent(id);
    expect(new Set(runs.map(({ functionId }) => functionId))).toEqual(new Set(["signalbox-echo", "signalbox-twice"]));
    expect(runs).toHaveLength(2);
  });

  it("that is rolled back starts nothing", async () => {
    const ctx = await testContext();
    const event = { type: "it.happened", version: 1, subject: { type: "it", id: "8" }, data: {} } as const;
    const failing = ctx.write(async (tx) => {
      await emit(tx, ctx, event);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    await ctx.write((tx) => emit(tx, ctx, event));
    const runs = await db.until("the second event's runs", async () => {
      const { rows } = await db.pool.query("select 1 from job_runs where tenant_id = $1 and status = 'completed'", [ctx.tenantId]);
      return rows.length >= 2 && rows;
    });
    expect(runs).toHaveLength(2);
  });

  it("of a thousand starts a run each, none twice, in a dispatcher cut off on the way", async () => {
    const before = await countRuns();
    for (let batch = 0; batch < 10; batch += 1) {
      await db.pool.query(
        `insert into outbox_events (id, tenant_id, type, version, actor_kind, actor_id, request_id, subject_type, subject_id, data)
         select gen_random_uuid(), $1, 'it.counted', 1, 'system', 't', 't', 't', n::text, '{}' from generate_series(1, 95) as n`,
        [db.tenantId],
      );
      await db.publish("it.happened");
      await db.owner.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('signalbox dispatcher', 'signalbox sequencer') and datname = current_database()",
      );
    }
    await db.until("all handed over", async () => {
      const { rows } = await db.pool.query(
        "select (select seq from job_cursors) = (select last from outbox_head) and not exists (select from outbox_events where seq is null) as all",
      );
      return rows[0]?.all;
    });
    expect(await countRuns()).toBe(before + 20);
  });
});

describe("a worker", () => {
  it("beats every two seconds under its own id and leaves no row behind", async () => {
    const second = await startWorker({ databaseUrl: db.url, functions: [echo, twice] });
    const beat = async (id: string) =>
      (await db.pool.query<{ beat_at: Date }>("select beat_at from worker_heartbeats where id = $1", [id])).rows[0]?.beat_at;
    const first = await db.until("a heartbeat", () => beat(second.id));
    const next = await db.until("a later one", async () => {
      const at = await beat(second.id);
      return at && at > first && at;
    });
    expect(next.getTime() - first.getTime()).toBeLessThan(4_000);
    await second.stop();
    expect(await beat(second.id)).toBeUndefined();
  });

  it("does not start with a function that the embedded engine does not run", async () => {
    const fancy = inngest.createFunction({ id: "fancy", triggers: [onEvent("it.happened")], debounce: { period: "5s" } }, async () => null);
    await expect(startWorker({ databaseUrl: db.url, functions: [fancy] })).rejects.toThrow("signalbox-fancy: debounce");
  });
});

describe("the working role of workspaces", () => {
  it.each(["job_runs", "job_steps", "job_cursors", "job_undelivered", "job_waiting", "job_slots", "job_waits", "job_functions"])(
    "cannot see %s",
    async (table) => {
      const ctx = await testContext();
      await expect(ctx.read((tx) => tx.$queryRawUnsafe(`select 1 from ${table}`))).rejects.toThrow(/permission denied/);
    },
  );

  it("cannot use the queue's doors", async () => {
    const ctx = await testContext();
    const enqueue = ctx.write((tx) => tx.$queryRawUnsafe("select job_enqueue('job_call', '{}', interval '0')::text"));
    await expect(enqueue).rejects.toThrow(/permission denied/);
    const admit = ctx.write((tx) => tx.$queryRawUnsafe("select job_admit('job_call', '{}')::text"));
    await expect(admit).rejects.toThrow(/permission denied/);
  });
});

describe("housekeeping", () => {
  it("deletes idempotency records after 24 hours", async () => {
    const insert =
      "insert into idempotency_records (tenant_id, scope, ordinal, body_hash, kind, body, created_at) values ($1, $2, 0, '', 'result', '{}', now() - $3::interval)";
    await db.pool.query(insert, [db.tenantId, "old", "24 hours 1 second"]);
    await db.pool.query(insert, [db.tenantId, "young", "23 hours 59 minutes"]);
    expect(await deleteExpiredIdempotencyRecords()).toBe(1);
    const { rows } = await db.pool.query("select scope from idempotency_records where tenant_id = $1", [db.tenantId]);
    expect(rows).toEqual([{ scope: "young" }]);
  });

  it("deletes runs with their steps 30 days after their end, never running ones", async () => {
    const [old, young, running] = [newId(), newId(), newId()];
    const insert = `insert into job_runs (id, function_id, event_id, event, status, created_at, ended_at) values ($1::uuid, 'f', $1::text, '{}', $2, now() - interval '90 days', now() - $3::interval)`;
    await db.pool.query(insert, [old, "completed", "30 days 1 minute"]);
    await db.pool.query(insert, [young, "failed", "29 days"]);
    await db.pool.query(insert, [running, "running", null]);
    await db.pool.query("insert into job_steps (run_id, id, name, op) values ($1, 's', 's', 'Sleep')", [old]);
    await db.pool.query("insert into worker_heartbeats (id, kind, beat_at) values ('dead', 'worker', now() - interval '2 hours')");
    await db.pool.query(
      "insert into job_lanes (lane, served, served_at) values ('old', 1, now() - interval '2 hours'), ('young', 2, now())",
    );
    await db.pool.query("insert into job_throttles values ('old', now() - interval '2 days'), ('young', now())");
    expect(await deleteOldRuns()).toBe(1);
    for (const [table, column] of [
      ["job_lanes", "lane"],
      ["job_throttles", "key"],
    ]) {
      expect((await db.pool.query(`select ${column} as name from ${table}`)).rows).toEqual([{ name: "young" }]);
    }
    const { rows } = await db.pool.query("select id from job_runs where function_id = 'f' order by id");
    expect(rows.map(({ id }) => id)).toEqual([young, running]); // in the order of their making
    const { rowCount } = await db.pool.query("select 1 from worker_heartbeats where id = 'dead'");
    expect(rowCount).toBe(0);
  });
});

async function countRuns(): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>("select count(*)::int as n from job_runs");
  return rows[0]?.n ?? 0;
}
