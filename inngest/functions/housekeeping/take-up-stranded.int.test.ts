import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { deployTicket } from "@/inngest/functions/tickets/deploy-ticket";
import { finishBulkDeploymentJob } from "@/inngest/functions/tickets/finish-bulk-deployment";
import { getBulkDeployment } from "@/lib/domain/bulk-deployments/get-bulk-deployment";
import { startBulkDeployment } from "@/lib/domain/bulk-deployments/start-bulk-deployment";
import { getTask } from "@/lib/domain/deployments/get-task";
import { startDeployment } from "@/lib/domain/deployments/start-deployment";
import { cancelJobRun } from "@/lib/domain/jobs/cancel-job-run";
import { listJobRuns } from "@/lib/domain/jobs/list-job-runs";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import type { Ctx } from "@/lib/infra/context";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { findStranded } from "@/lib/infra/jobs/stranded";
import { type JobsDatabase, jobsDatabase } from "@/lib/infra/jobs/testing/jobs-database";
import { startWorker, type Worker } from "@/lib/infra/jobs/worker";
import { testContext } from "@/lib/testing/context";
import { setTestEnv } from "@/lib/testing/environment";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";
import { simulatedPlatforms } from "@/lib/testing/simulators";
import { takeUpAll } from "./take-up-stranded";

const simulators = simulatedPlatforms();
const SERVER = {
  INNGEST_BASE_URL: "http://127.0.0.1:9",
  INNGEST_EVENT_KEY: "event-key",
  INNGEST_SIGNING_KEY: "signkey-test-0123456789abcdef",
  SIGNALBOX_PUBLIC_URL: "https://signalbox.example",
};
const EMBEDDED = {
  INNGEST_BASE_URL: undefined,
  INNGEST_EVENT_KEY: undefined,
  INNGEST_SIGNING_KEY: undefined,
  SIGNALBOX_PUBLIC_URL: undefined,
};
let db: JobsDatabase;
let worker: Worker;

beforeAll(async () => {
  db = await jobsDatabase("take_up_stranded");
  worker = await startWorker({ databaseUrl: db.url, functions: [deployTicket, finishBulkDeploymentJob] });
});

afterEach(() => setTestEnv(EMBEDDED));

afterAll(async () => {
  await worker.stop();
  await disconnectPrisma();
  await db.close();
});

async function readyTicket(ctx: Ctx): Promise<string> {
  const { id } = await draftTicket(ctx, await arrangeTrafficking(ctx), {});
  expect((await checkTicket(ctx, { id })).status).toBe("READY_FOR_API");
  return id;
}

const runOf = (ctx: Ctx, name: string) =>
  db.until(`${name} asleep`, async () => {
    const [run] = (await listJobRuns(ctx, { function: name, state: "waiting" })).runs;
    return run?.waiting?.reason === "sleep" && run;
  });

const silentFor = (interval: string, deploymentId: string) =>
  db.pool.query(
    `update deployments set updated_at = now() - $2::interval, next_attempt_at = now() - $2::interval where id = $1 and next_attempt_at is not null`,
    [deploymentId, interval],
  );

it("a deployment whose run was cancelled is given another, once, and comes to its end", async () => {
  const ctx = await testContext({ role: "admin" });
  const ticketId = await readyTicket(ctx);
  await simulators.fault({ path: "/campaigns", status: 503 });
  const { taskId } = await startDeployment(ctx, { ticketId });
  const { id } = await runOf(ctx, "deploy-ticket");
  await silentFor("1 hour", taskId);
  // It only sleeps: its run is there. Where the runs are a server's, the rows' silence is all there is to judge by.
  expect((await findStranded()).deployments).toEqual([]);
  setTestEnv(SERVER);
  expect((await findStranded()).deployments).toEqual([{ tenantId: ctx.tenantId, id: taskId }]);
  setTestEnv(EMBEDDED);
  await cancelJobRun(ctx, { id });
  await silentFor("4 minutes", taskId);
  expect(await takeUpAll()).toBe(0);
  await silentFor("6 minutes", taskId);
  const taken = await Promise.all([takeUpAll(), takeUpAll()]);
  expect(taken.sort()).toEqual([0, 1]);
  await db.until("succeeded", async () => (await getTask(ctx, { taskId })).state === "succeeded", 30_000);
  expect((await listJobRuns(ctx, { function: "deploy-ticket" })).runs).toHaveLength(2);
  await db.pool.query("update deployments set updated_at = now() - interval '1 hour' where id = $1", [taskId]);
  expect(await takeUpAll()).toBe(0);
}, 60_000);

it("a selection whose run was cancelled is given another, once, which hands over what was left", async () => {
  const ctx = await testContext({ role: "admin" });
  const { bulkId } = await startBulkDeployment(ctx, { ticketIds: [await readyTicket(ctx)] });
  const { id } = await runOf(ctx, "finish-bulk-deployment");
  // As the request's death leaves it.
  await db.pool.query("update bulk_deployment_items set deployment_id = null where bulk_id = $1", [bulkId]);
  await db.pool.query("update bulk_deployments set created_at = now() - interval '6 minutes' where id = $1", [bulkId]);
  expect((await findStranded()).selections).toEqual([]);
  await cancelJobRun(ctx, { id });
  expect((await findStranded()).selections).toEqual([{ tenantId: ctx.tenantId, id: bulkId }]);
  expect((await Promise.all([takeUpAll(), takeUpAll()])).sort()).toEqual([0, 1]);
  await db.until("handed over", async () => (await getBulkDeployment(ctx, { bulkId })).counts.pending === 0);
  expect((await getBulkDeployment(ctx, { bulkId })).items).toMatchObject([{ code: null, taskId: expect.any(String) }]);
  await db.pool.query("update bulk_deployments set taken_up_at = now() - interval '1 hour' where id = $1", [bulkId]);
  expect((await findStranded()).selections).toEqual([]);
}, 60_000);
