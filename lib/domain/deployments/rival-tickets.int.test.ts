import { describe, expect, it } from "vitest";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { deleteTicket } from "@/lib/domain/tickets/delete-ticket";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import { restoreTicket } from "@/lib/domain/tickets/restore-ticket";
import { retryTicket } from "@/lib/domain/tickets/retry-ticket";
import type { Ctx } from "@/lib/infra/context";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";
import { simulatedPlatforms } from "@/lib/testing/simulators";
import { advanceDeployment } from "./advance-deployment";
import { startDeployment } from "./start-deployment";

const simulators = simulatedPlatforms();

/** Two creations of the same campaign on the same channel, hence of one name. */
async function arrange() {
  const ctx = await testContext();
  const arranged = await arrangeTrafficking(ctx, { campaignName: `Moana ${newId()}` });
  const [first, second] = [await draftTicket(ctx, arranged), await draftTicket(ctx, arranged)];
  return { ctx, first, second };
}

async function deploy(ctx: Ctx, ticketId: string): Promise<void> {
  const { taskId } = await startDeployment(ctx, { ticketId });
  while ((await advanceDeployment(ctx, { deploymentId: taskId })).next !== "done");
}

async function made(name: string): Promise<number> {
  const answer = (await (await fetch(`${simulators.url()}/_sim/meta/objects`)).json()) as { objects: { name: string }[] };
  return answer.objects.filter((object) => object.name === name).length;
}

describe("two creations of one name", () => {
  it("do not both reach the platform when the first failed, the second was made, and the first is retried", async () => {
    const { ctx, first, second } = await arrange();
    await checkTicket(ctx, { id: first.id });
    const fault = { platform: "meta", path: "/campaigns", method: "POST", status: 400, body: { error: { message: "no", code: 100 } } };
    await fetch(`${simulators.url()}/_sim/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fault),
    });
    await deploy(ctx, first.id);
    expect((await getTicket(ctx, { id: first.id })).status).toBe("FAILED");
    expect((await checkTicket(ctx, { id: second.id })).status).toBe("READY_FOR_API");
    await deploy(ctx, second.id);
    await expect(retryTicket(ctx, { id: first.id })).rejects.toMatchObject({ code: "DEPLOY_005" });
    expect((await getTicket(ctx, { id: first.id })).status).toBe("DRAFT");
    const checked = await checkTicket(ctx, { id: first.id });
    expect(checked.findings.filter((found) => found.severity === "block").map((found) => found.rule)).toContain("name.unique");
    expect(await made(first.name)).toBe(1);
  });

  it("are not both ready after one was deleted and brought back", async () => {
    const { ctx, first, second } = await arrange();
    expect((await checkTicket(ctx, { id: first.id })).status).toBe("READY_FOR_API");
    await deleteTicket(ctx, { id: first.id });
    expect((await checkTicket(ctx, { id: second.id })).status).toBe("READY_FOR_API");
    expect((await restoreTicket(ctx, { id: first.id })).status).toBe("DRAFT");
    await deploy(ctx, second.id);
    expect(await made(first.name)).toBe(1);
  });

  it("come back ready when nothing stands in the way", async () => {
    const { ctx, first } = await arrange();
    await checkTicket(ctx, { id: first.id });
    await deleteTicket(ctx, { id: first.id });
    expect((await restoreTicket(ctx, { id: first.id })).status).toBe("READY_FOR_API");
  });

  it("of which the first's campaign was deleted on the platform leave its name to the second", async () => {
    const { ctx, first, second } = await arrange();
    await checkTicket(ctx, { id: first.id });
    await deploy(ctx, first.id);
    // Back to draft the ticket itself stands in nobody's way: what it made does, as long as it is there.
    await ctx.write((tx) =>
      tx.ticket.update({ where: { tenantId_id: { tenantId: ctx.tenantId, id: first.id } }, data: { status: "DRAFT" } }),
    );
    const blocks = async () =>
      (await checkTicket(ctx, { id: second.id })).findings.filter(({ severity }) => severity === "block").map(({ rule }) => rule);
    expect(await blocks()).toEqual(["name.unique"]);
    await ctx.write((tx) =>
      tx.platformObject.updateMany({ where: { tenantId: ctx.tenantId, name: first.name }, data: { state: "DELETED" } }),
    );
    expect(await blocks()).toEqual([]);
    expect((await getTicket(ctx, { id: second.id })).status).toBe("READY_FOR_API");
  });
});
