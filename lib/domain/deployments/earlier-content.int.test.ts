import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import { updateTicket } from "@/lib/domain/tickets/update-ticket";
import type { Ctx } from "@/lib/infra/context";
import { startSimulators } from "@/lib/platforms/simulators/server";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { setTestEnv } from "@/lib/testing/environment";
import { arrangeTrafficking, draftTicket, LAWFUL_PAYLOAD, SIMULATED_META } from "@/lib/testing/factories";
import { advanceDeployment } from "./advance-deployment";
import { failDeployment } from "./fail-deployment";
import { getTask } from "./get-task";
import { startDeployment } from "./start-deployment";

let simulators: Awaited<ReturnType<typeof startSimulators>>;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "simulators-"));
  simulators = await startSimulators({ port: 0, dataDir });
  setTestEnv({ SIGNALBOX_SIMULATORS_PORT: new URL(simulators.url).port });
});
afterAll(async () => {
  await simulators.stop();
  await rm(dataDir, { recursive: true });
});
beforeEach(async () => {
  await fetch(`${simulators.url}/_sim/reset`, { method: "POST" });
});

/** A ticket whose first deployment made its campaign without ever learning so, and failed; brought back to ready. */
async function arrange(payload: Record<string, unknown>) {
  const ctx = await testContext();
  const arranged = await arrangeTrafficking(ctx, { campaignName: `Moana ${newId()}` });
  const ticket = await draftTicket(ctx, arranged);
  await checkTicket(ctx, { id: ticket.id });
  const lost = { platform: "meta", path: "/campaigns", method: "POST", status: 503, after_commit: true };
  await fetch(`${simulators.url}/_sim/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(lost),
  });
  const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
  await advanceDeployment(ctx, { deploymentId: taskId });
  await failDeployment(ctx, { deploymentId: taskId, reason: "The worker gave up" });
  await updateTicket(ctx, { id: ticket.id, changes: { payloadConfig: { ...LAWFUL_PAYLOAD, ...payload } } });
  await updateTicket(ctx, { id: ticket.id, changes: { status: "DRAFT" } });
  expect((await checkTicket(ctx, { id: ticket.id })).status).toBe("READY_FOR_API");
  return { ctx, arranged, ticket };
}

async function deploy(ctx: Ctx, ticketId: string) {
  const { taskId } = await startDeployment(ctx, { ticketId });
  while ((await advanceDeployment(ctx, { deploymentId: taskId })).next !== "done");
  return getTask(ctx, { taskId });
}

describe("what an earlier deployment made without our knowing", () => {
  it("is adopted when it is what would be sent now", async () => {
    const { ctx, ticket } = await arrange({});
    expect(await deploy(ctx, ticket.id)).toMatchObject({ status: "SUCCESS", attempts: [{ outcome: "success" }] });
    expect((await getTicket(ctx, { id: ticket.id })).status).toBe("TRAFFICKED_SUCCESS");
  });

  it("is no success when the ticket says something else by now: it is kept, told, and changed by an update", async () => {
    const { ctx, arranged, ticket } = await arrange({ daily_budget: "175.00" });
    const task = await deploy(ctx, ticket.id);
    expect(task).toMatchObject({ status: "FAILURE", state: "failed" });
    expect(task.reason).toMatch(/other content.*UPDATE_CAMPAIGN/);
    expect((await getTicket(ctx, { id: ticket.id })).status).toBe("FAILED");
    const update = await draftTicket(
      ctx,
      arranged,
      {},
      { requestType: "UPDATE_CAMPAIGN", payloadConfig: { ad_account_id: SIMULATED_META.accountId, daily_budget: "175.00" } },
    );
    expect((await checkTicket(ctx, { id: update.id })).status).toBe("READY_FOR_API");
    expect(await deploy(ctx, update.id)).toMatchObject({ status: "SUCCESS" });
    const { objects } = (await (await fetch(`${simulators.url}/_sim/meta/objects`)).json()) as { objects: { type: string }[] };
    expect(objects.filter((object) => object.type === "campaign")).toHaveLength(1);
  });
});
