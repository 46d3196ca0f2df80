import { describe, expect, it } from "vitest";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import { updateTicket } from "@/lib/domain/tickets/update-ticket";
import type { Ctx } from "@/lib/infra/context";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { drive } from "@/lib/testing/deployments";
import { arrangeTrafficking, draftTicket, LAWFUL_PAYLOAD } from "@/lib/testing/factories";
import { simulatedPlatforms } from "@/lib/testing/simulators";
import { advanceDeployment } from "./advance-deployment";
import { failDeployment } from "./fail-deployment";
import { getTask } from "./get-task";
import { startDeployment } from "./start-deployment";

const simulators = simulatedPlatforms();

/** A ticket whose first deployment made its campaign without ever learning so, and failed; brought back to ready. */
async function arrange(payload: Record<string, unknown>) {
  const ctx = await testContext();
  const arranged = await arrangeTrafficking(ctx, { campaignName: `Moana ${newId()}` });
  const ticket = await draftTicket(ctx, arranged);
  await checkTicket(ctx, { id: ticket.id });
  await simulators.fault({ path: "/campaigns", status: 503, after_commit: true });
  const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
  await advanceDeployment(ctx, { deploymentId: taskId });
  await failDeployment(ctx, { deploymentId: taskId, reason: "The worker gave up" });
  await updateTicket(ctx, { id: ticket.id, changes: { payloadConfig: { ...LAWFUL_PAYLOAD, ...payload } } });
  await updateTicket(ctx, { id: ticket.id, changes: { status: "DRAFT" } });
  expect((await checkTicket(ctx, { id: ticket.id })).status).toBe("READY_FOR_API");
  return { ctx, ticket };
}

async function deploy(ctx: Ctx, ticketId: string) {
  const { taskId } = await startDeployment(ctx, { ticketId });
  await drive(ctx, taskId);
  return getTask(ctx, { taskId });
}

describe("what an earlier deployment made without our knowing", () => {
  it("is adopted when it is what would be sent now", async () => {
    const { ctx, ticket } = await arrange({});
    expect(await deploy(ctx, ticket.id)).toMatchObject({ status: "SUCCESS", attempts: [{ outcome: "success" }] });
    expect((await getTicket(ctx, { id: ticket.id })).status).toBe("TRAFFICKED_SUCCESS");
  });

  it("is adopted and then brought to what the ticket says by now, under the plan that was accepted", async () => {
    const { ctx, ticket } = await arrange({ daily_budget: "175.00" });
    const task = await deploy(ctx, ticket.id);
    expect(task).toMatchObject({ status: "SUCCESS" });
    expect(task.steps.map(({ step, status }) => [step, status])).toEqual([
      ["campaign", "made"],
      ["campaign_update", "made"],
    ]);
    expect(task.attempts.map(({ step, kind, outcome }) => [step, kind, outcome])).toEqual([
      ["campaign", "look_up", "success"],
      ["campaign_update", "send", "success"],
    ]);
    const [made, ...others] = await simulators.objects();
    expect(others).toEqual([]);
    const changes = (await simulators.requests()).filter(({ method, path }) => method === "POST" && path.endsWith(`/${made?.id}`));
    expect(changes.map(({ body }) => JSON.stringify(body))).toEqual([expect.stringContaining("17500")]);
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ status: "TRAFFICKED_SUCCESS", externalPlatformId: made?.id });
  });

  it("is still brought to it when the update's answer is lost, and made only once", async () => {
    const { ctx, ticket } = await arrange({ daily_budget: "175.00" });
    const [made] = await simulators.objects();
    await simulators.fault({ path: `/${made?.id}`, drop: true, after_commit: true });
    expect(await deploy(ctx, ticket.id)).toMatchObject({ status: "SUCCESS" });
    expect(await simulators.objects()).toHaveLength(1);
  });
});
