import { afterEach, expect, it } from "vitest";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import type { Outbound } from "@/lib/infra/outbound/outbound";
import { testContext } from "@/lib/testing/context";
import { setTestEnv, TEST_ENVIRONMENT } from "@/lib/testing/environment";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";
import { advanceDeployment } from "./advance-deployment";
import { getTask } from "./get-task";
import { startDeployment } from "./start-deployment";

afterEach(() => setTestEnv({ SIGNALBOX_SECRET: TEST_ENVIRONMENT.SIGNALBOX_SECRET }));

it("a deployment whose credentials were stored under another secret ends at once, saying what to do, and sends nothing", async () => {
  const ctx = await testContext();
  const ticket = await draftTicket(ctx, await arrangeTrafficking(ctx));
  await checkTicket(ctx, { id: ticket.id });
  const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
  setTestEnv({ SIGNALBOX_SECRET: "another secret of this installation, sixty-four characters or so." });
  const outbound: Outbound = () => Promise.reject(new Error("nothing may be sent"));
  expect(await advanceDeployment(ctx, { deploymentId: taskId }, { outbound })).toEqual({ next: "done" });
  const told = expect.stringContaining("enter them again");
  expect(await getTask(ctx, { taskId })).toMatchObject({ status: "FAILURE", reason: told, attempts: [] });
  expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ status: "FAILED", qaFailureReason: told });
});
