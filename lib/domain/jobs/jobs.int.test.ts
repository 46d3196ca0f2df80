import { NonRetriableError } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/infra/context";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { inngest, onEvent } from "@/lib/infra/jobs/client";
import { type JobsDatabase, jobsDatabase } from "@/lib/infra/jobs/testing/jobs-database";
import { startWorker, type Worker } from "@/lib/infra/jobs/worker";
import { emit } from "@/lib/infra/outbox/emit";
import { testContext } from "@/lib/testing/context";
import { cancelJobRun } from "./cancel-job-run";
import { getJobRun } from "./get-job-run";
import type { JobRunDto } from "./jobs.schema";
import { listJobFunctions } from "./list-job-functions";
import { listJobRuns } from "./list-job-runs";
import { retryJobRun } from "./retry-job-run";

let db: JobsDatabase;
let worker: Worker;
let ctx: Ctx;
const calls = { before: 0, failures: 0 };
let state: "out" | "mended" = "out";
const bridge = () => state;
const gate = Promise.withResolvers<void>();

const brittle = inngest.createFunction(
  {
    id: "brittle",
    triggers: [onEvent("brittle.started")],
    onFailure: async () => {
      calls.failures += 1;
    },
  },
  async ({ step }) => {
    await step.run("before", () => {
      calls.before += 1;
      return { accessToken: "EAAsecret", campaign: "DIS_US", list: ["x".repeat(5_000)] };
    });
    await step.run("may break", () => {
      if (bridge() === "out") throw new NonRetriableError("the bridge is out");
      return "over the bridge";
    });
    return { apiKey: "sk_live_1", done: true };
  },
);
const sleepy = inngest.createFunction(
  { id: "sleepy", triggers: [onEvent("sleepy.started")] },
  async ({ step }) => void (await step.sleep("nap", "1h")),
);
const listening = inngest.createFunction(
  { id: "listening", triggers: [onEvent("listening.started")] },
  async ({ step }) => void (await step.waitForEvent("word", { event: "word.given", timeout: "2h" })),
);
const narrow = inngest.createFunction(
  { id: "narrow", triggers: [onEvent("narrow.started")], concurrency: { limit: 1, key: "event.data.tenantId" } },
  async ({ step }) => void (await step.run("through", () => gate.promise)),
);
const slow = inngest.createFunction(
  { id: "slow", triggers: [onEvent("slow.started")], throttle: { limit: 1, period: "1h" } },
  async () => "started",
);
const nightly = inngest.createFunction({ id: "nightly", triggers: [{ cron: "1 2 3 4 *" }] }, async () => null);

beforeAll(async () => {
  db = await jobsDatabase("job_views");
  worker = await startWorker({ databaseUrl: db.url, functions: [brittle, sleepy, listening, narrow, slow, nightly], backoff: () => 0.02 });
  ctx = await testContext({ role: "admin" });
});

afterAll(async () => {
  gate.resolve();
  await worker.stop();
  await disconnectPrisma();
  await db.close();
});

const start = (type: `${string}.${string}`) =>
  ctx.write((tx) => emit(tx, ctx, { type, version: 1, subject: { type: "it", id: "1" }, data: {} }));
const until = (what: string, name: string, check: (runs: JobRunDto[]) => boolean) =>
  db.until(what, async () => {
    const { runs } = await listJobRuns(ctx, { function: name });
    return check(runs) && runs;
  });

describe("the list of runs", () => {
  it("says what each waits for", async () => {
    for (const type of ["sleepy.started", "listening.started", "narrow.started", "narrow.started", "slow.started", "slow.started"] as const)
      await start(type);
    const [asleep] = await until("asleep", "sleepy", ([run]) => run?.waiting?.reason === "sleep");
    expect(Date.parse(asleep?.waiting?.until ?? "") - Date.now()).toBeGreaterThan(3_500_000);
    const [hears] = await until("listening", "listening", ([run]) => run?.state === "waiting");
    expect(hears?.waiting).toMatchObject({ reason: "event", detail: "word.given" });
    const pair = await until(
      "one through, one waiting",
      "narrow",
      (runs) => runs.some((run) => run.state === "waiting") && runs.some((run) => run.state === "running"),
    );
    expect(pair.find((run) => run.state === "waiting")?.waiting).toEqual({ reason: "concurrency", until: null, detail: "1" });
    const starts = await until(
      "one started, one held back",
      "slow",
      (runs) => runs.some((run) => run.state === "done") && runs.some((run) => run.waiting),
    );
    const held = starts.find((run) => run.waiting)?.waiting;
    expect(held).toMatchObject({ reason: "throttle" });
    expect(Date.parse(held?.until ?? "") - Date.now()).toBeGreaterThan(3_500_000);
    expect((await listJobRuns(ctx, { state: "waiting" })).total).toBe(4);
    expect((await listJobRuns(ctx, { state: "running" })).runs.map((run) => run.function)).toEqual(["narrow"]);
  });

  it("has pages by cursor, each run once", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listJobRuns(ctx, { limit: 2, cursor });
      seen.push(...page.runs.map(({ id }) => id));
      expect(page.total).toBe(6);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(6);
    await expect(listJobRuns(ctx, { cursor: "nonsense" })).rejects.toMatchObject({ violations: [{ pointer: "/cursor" }] });
  });

  it("is an admin's and the own workspace's; the installation's runs are nobody's", async () => {
    await expect(listJobRuns(await testContext({ role: "manager", tenant: { id: ctx.tenantId, slug: "" } }))).rejects.toMatchObject({
      code: "AUTH_003",
    });
    const stranger = await testContext({ role: "owner" });
    expect((await listJobRuns(stranger)).total).toBe(0);
    const [own] = (await listJobRuns(ctx, { function: "sleepy" })).runs;
    for (const act of [getJobRun, retryJobRun, cancelJobRun])
      await expect(act(stranger, { id: own?.id ?? "" })).rejects.toMatchObject({ code: "JOB_001" });
    await db.pool.query(
      "insert into job_runs (id, function_id, event_id, event) values (gen_random_uuid(), 'signalbox-nightly', 'n', '{}')",
    );
    expect((await listJobRuns(ctx, { function: "nightly" })).total).toBe(0);
  });
});

describe("a failed run", () => {
  it("shows its steps without secrets, is started again where it failed, and says so in the audit", async () => {
    await start("brittle.started");
    const [failed] = await until("failed", "brittle", ([run]) => run?.state === "failed");
    const id = failed?.id ?? "";
    await db.until("onFailure", async () => calls.failures === 1);
    const detail = await getJobRun(ctx, { id });
    expect(detail.error).toEqual({ name: "NonRetriableError", message: "the bridge is out" });
    expect(detail.steps).toMatchObject([
      {
        name: "before",
        kind: "step",
        state: "done",
        attempts: 1,
        durationMs: expect.any(Number),
        outputBytes: expect.any(Number),
        error: null,
      },
      { name: "may break", state: "failed", attempts: 1, output: null, error: { message: "the bridge is out" } },
    ]);
    expect(detail.steps[0]?.output).toContain('"accessToken": "[redacted]"');
    expect(detail.steps[0]?.output).toHaveLength(2_001);
    expect(JSON.stringify(detail)).not.toMatch(/EAAsecret|stack|\.ts:/);

    await expect(cancelJobRun(ctx, { id })).rejects.toMatchObject({ code: "JOB_003" });
    expect(await retryJobRun(ctx, { id })).toMatchObject({ id, function: "brittle", state: "running" });
    await until("failed again", "brittle", ([run]) => run?.state === "failed" && run.retries === 1);
    await db.until("onFailure again", async () => calls.failures === 2);
    state = "mended";
    await retryJobRun(ctx, { id });
    await until("done", "brittle", ([run]) => run?.state === "done");
    const done = await getJobRun(ctx, { id });
    expect(done).toMatchObject({
      retries: 2,
      error: null,
      steps: [{ name: "before" }, { name: "may break", state: "done", output: '"over the bridge"' }],
    });
    expect(done.output).toContain('"apiKey": "[redacted]"');
    expect(calls.before).toBe(1);
    await expect(retryJobRun(ctx, { id })).rejects.toMatchObject({ code: "JOB_002" });
    const audit = await ctx.read((tx) => tx.auditEntry.findMany({ where: { tenantId: ctx.tenantId, subjectType: "job_run" } }));
    expect(audit.map(({ action, changes }) => [action, (changes as { status: unknown }).status])).toEqual([
      ["job_run.retried", ["failed", "running"]],
      ["job_run.retried", ["failed", "running"]],
    ]);
  });
});

describe("cancelling", () => {
  it("ends a run that sleeps, and one that waits for its turn, for good", async () => {
    const [asleep] = (await listJobRuns(ctx, { function: "sleepy" })).runs;
    expect(await cancelJobRun(ctx, { id: asleep?.id ?? "" })).toMatchObject({ state: "cancelled" });
    const waiting = (await listJobRuns(ctx, { function: "narrow", state: "waiting" })).runs[0];
    await cancelJobRun(ctx, { id: waiting?.id ?? "" });
    gate.resolve();
    await until("the other one done", "narrow", (runs) => runs.some((run) => run.state === "done"));
    expect((await getJobRun(ctx, { id: waiting?.id ?? "" })).state).toBe("cancelled");
    expect((await db.pool.query("select 1 from job_waiting where run_id = $1", [waiting?.id])).rowCount).toBe(0);
    await expect(cancelJobRun(await testContext({ role: "manager" }), { id: asleep?.id ?? "" })).rejects.toMatchObject({
      code: "AUTH_003",
    });
  });
});

it("functions are listed with what starts and limits them, and the workspace's counts", async () => {
  const { functions } = await listJobFunctions(ctx);
  const named = new Map(functions.map((one) => [one.id, one]));
  expect(named.get("narrow")).toMatchObject({
    triggers: ["narrow.started"],
    attempts: 4,
    concurrency: [{ limit: 1, key: "event.data.tenantId", scope: "fn" }],
    throttle: null,
    runs: { done: 1, cancelled: 1 },
  });
  expect(named.get("slow")?.throttle).toEqual({ intervalMs: 3_600_000, burst: 0, key: null });
  expect(named.get("nightly")).toMatchObject({ triggers: ["cron 1 2 3 4 *"], runs: { running: 0 } });
  expect(named.get("brittle")?.handlesFailures).toBe(true);
  expect((await listJobFunctions(await testContext({ role: "owner" }))).functions.every(({ runs }) => runs.done === 0)).toBe(true);
});
