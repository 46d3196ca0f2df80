import { afterAll, beforeAll, expect, it } from "vitest";
import { cancelDeployment } from "@/lib/domain/deployments/cancel-deployment";
import { getTask } from "@/lib/domain/deployments/get-task";
import { startDeployment } from "@/lib/domain/deployments/start-deployment";
import { cancelJobRun } from "@/lib/domain/jobs/cancel-job-run";
import { listJobRuns } from "@/lib/domain/jobs/list-job-runs";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { type JobsDatabase, jobsDatabase } from "@/lib/infra/jobs/testing/jobs-database";
import { startWorker, type Worker } from "@/lib/infra/jobs/worker";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";
import { simulatedPlatforms } from "@/lib/testing/simulators";
import { deployTicket } from "./deploy-ticket";

const simulators = simulatedPlatforms();
let db: JobsDatabase;
let worker: Worker;

beforeAll(async () => {
  db = await jobsDatabase("deploy_ticket");
  worker = await startWorker({ databaseUrl: db.url, functions: [deployTicket] });
});

afterAll(async () => {
  await worker.stop();
  await disconnectPrisma();
  await db.close();
});

it("a deployment whose run was cancelled is not held for ever: cancelling it brings it to its end", async () => {
  const ctx = await testContext({ role: "admin" });
  const ticket = await draftTicket(ctx, await arrangeTrafficking(ctx), {});
  expect((await checkTicket(ctx, { id: ticket.id })).status).toBe("READY_FOR_API");
  await simulators.fault({ path: "/campaigns", status: 503 });
  const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
  const asleep = await db.until("waiting for the back-off", async () => {
    const [run] = (await listJobRuns(ctx, { function: "deploy-ticket", state: "waiting" })).runs;
    return run?.waiting?.reason === "sleep" && run;
  });
  await cancelJobRun(ctx, { id: asleep.id });
  expect(await getTask(ctx, { taskId })).toMatchObject({ state: "waiting", attempts: [{ outcome: "unknown" }] });
  // Its answer was lost, so it ends when the platform was asked what became of it.
  expect(await cancelDeployment(ctx, { taskId })).toMatchObject({ state: "waiting" });
  const task = await db.until(
    "cancelled",
    async () => {
      const now = await getTask(ctx, { taskId });
      return now.state === "cancelled" && now;
    },
    30_000,
  );
  expect(task.attempts.map(({ kind }) => kind)).toEqual(["send", "look_up"]);
  expect(await simulators.objects()).toEqual([]);
  expect(await startDeployment(ctx, { ticketId: ticket.id })).toMatchObject({ accepted: true });
}, 60_000);
