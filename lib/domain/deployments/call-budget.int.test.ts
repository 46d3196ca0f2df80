import { describe, expect, it } from "vitest";
import { createCampaign } from "@/lib/domain/campaigns/create-campaign";
import { updateConnection } from "@/lib/domain/connections/update-connection";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import type { Ctx } from "@/lib/infra/context";
import { EMPTY_BUDGET } from "@/lib/platforms/decisions/call-budget";
import { quotasMeta } from "@/lib/platforms/meta/answers/usage";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { drive } from "@/lib/testing/deployments";
import { arrangeTrafficking, draftTicket, SIMULATED_META } from "@/lib/testing/factories";
import { simulatedPlatforms } from "@/lib/testing/simulators";
import { advanceDeployment } from "./advance-deployment";
import { cancelDeployment } from "./cancel-deployment";
import { dryRunTicket } from "./dry-run-ticket";
import { getTask } from "./get-task";
import { startDeployment } from "./start-deployment";

const simulators = simulatedPlatforms();

/** So many tickets of one account, ready, each of a campaign of its own. */
async function arrange(count: number) {
  const ctx = await testContext();
  const arranged = await arrangeTrafficking(ctx, { campaignName: `Moana ${newId()}` });
  const tickets: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const { brand, market } = arranged;
    const { budget, startDate, endDate } = arranged.campaign;
    const campaign = await createCampaign(ctx, {
      campaignName: `Moana ${newId()}`,
      brandId: brand.id,
      marketId: market.id,
      budget,
      startDate,
      endDate,
    });
    const { id } = await draftTicket(ctx, { ...arranged, campaign });
    expect((await checkTicket(ctx, { id })).status).toBe("READY_FOR_API");
    tickets.push(id);
  }
  return { ctx, arranged, tickets };
}

/** The account's budget as if `calls` calls had just been let through. */
async function spent(ctx: Ctx, connectionId: string, calls: number): Promise<void> {
  const [quota] = quotasMeta({ credentials: {} });
  const state = { ...EMPTY_BUDGET, calls: { [quota?.name ?? ""]: [[Date.now(), calls]] } };
  const key = { tenantId: ctx.tenantId, connectionId };
  await ctx.write((tx) => tx.callBudget.upsert({ where: { tenantId_connectionId: key }, create: { ...key, state }, update: { state } }));
}

const waitOf = async (ctx: Ctx, taskId: string) => Date.parse((await getTask(ctx, { taskId })).nextAttemptAt ?? "");

describe("the account's calls", () => {
  it("are waited for when they are used up, each deployment for an instant of its own, and no attempt is made or counted", async () => {
    const { ctx, arranged, tickets } = await arrange(3);
    await spent(ctx, arranged.connection.id, 100_000);
    const tasks = await Promise.all(tickets.map(async (ticketId) => (await startDeployment(ctx, { ticketId })).taskId));
    await Promise.all(tasks.map((deploymentId) => advanceDeployment(ctx, { deploymentId })));
    expect(await simulators.requests()).toEqual([]);
    const slots = await Promise.all(tasks.map((taskId) => waitOf(ctx, taskId)));
    expect(new Set(slots).size).toBe(3);
    for (const slot of slots) expect(slot).toBeGreaterThan(Date.now() + 3_500_000);
    const task = await getTask(ctx, { taskId: tasks[0] ?? "" });
    expect(task).toMatchObject({ status: "RETRY", failures: 0, attempts: [], steps: [{ status: "waiting" }] });
    expect(task.reason).toBe(`The account's quota at Meta is used up; next free slot at ${task.nextAttemptAt}`);
    // Who comes early keeps its instant.
    expect(await advanceDeployment(ctx, { deploymentId: task.taskId })).toEqual({ next: "wait", until: task.nextAttemptAt });
    for (const taskId of tasks) await drive(ctx, taskId);
    expect(await simulators.objects()).toHaveLength(3);
  });

  it("give a cancelled deployment's instant to the next who comes", async () => {
    const { ctx, arranged, tickets } = await arrange(3);
    await spent(ctx, arranged.connection.id, 100_000);
    const start = async (ticketId = "") => {
      const { taskId } = await startDeployment(ctx, { ticketId });
      await advanceDeployment(ctx, { deploymentId: taskId });
      return taskId;
    };
    const [first] = [await start(tickets[0]), await start(tickets[1])];
    const slot = await waitOf(ctx, first);
    expect(await cancelDeployment(ctx, { taskId: first })).toMatchObject({ state: "cancelled", nextAttemptAt: null });
    expect(await waitOf(ctx, await start(tickets[2]))).toBe(slot);
  });

  it("stop for everybody when the platform throttles one, until it says", async () => {
    const { ctx, tickets } = await arrange(2);
    const [one = "", other = ""] = tickets;
    await simulators.fault({
      path: "/campaigns",
      status: 429,
      headers: { "Retry-After": "17" },
      body: { error: { message: "slow down", code: 4 } },
    });
    const { taskId } = await startDeployment(ctx, { ticketId: one });
    await advanceDeployment(ctx, { deploymentId: taskId });
    const second = await startDeployment(ctx, { ticketId: other });
    expect(await advanceDeployment(ctx, { deploymentId: second.taskId })).toMatchObject({ next: "wait" });
    expect(await simulators.requests()).toHaveLength(1);
    const waiting = await getTask(ctx, { taskId: second.taskId });
    expect(waiting.reason).toMatch(/^Meta asked to wait \(slow down.*\); next free slot at /);
    const wait = (Date.parse(waiting.nextAttemptAt ?? "") - Date.now()) / 1_000;
    expect(wait).toBeGreaterThan(14);
    expect(wait).toBeLessThanOrEqual(17.1);
    await expect(dryRunTicket(ctx, { id: other })).rejects.toMatchObject({ code: "PLATFORM_002", retryAfterSeconds: expect.any(Number) });
    await drive(ctx, taskId);
    await drive(ctx, second.taskId);
    expect(await simulators.objects()).toHaveLength(2);
  });

  it("stop before the limit is hit, when an answer says that there is no room and when there is again", async () => {
    const { ctx, tickets } = await arrange(2);
    const usage = { type: "ads_management", call_count: 97, total_cputime: 1, total_time: 1, estimated_time_to_regain_access: 2 };
    await simulators.fault({
      path: "/campaigns",
      status: 400,
      headers: { "X-Business-Use-Case-Usage": JSON.stringify({ [SIMULATED_META.accountId]: [usage] }) },
      body: { error: { message: "no", code: 100 } },
    });
    await drive(ctx, (await startDeployment(ctx, { ticketId: tickets[0] ?? "" })).taskId);
    const { taskId } = await startDeployment(ctx, { ticketId: tickets[1] ?? "" });
    await advanceDeployment(ctx, { deploymentId: taskId });
    const wait = ((await waitOf(ctx, taskId)) - Date.now()) / 1_000;
    expect(wait).toBeGreaterThan(115);
    expect(wait).toBeLessThanOrEqual(120.1);
  });

  it("of many processes at once never pass the quota", async () => {
    const { ctx, arranged, tickets } = await arrange(6);
    const limited = { access_token: SIMULATED_META.accessToken, access_tier: "limited" };
    await updateConnection(ctx, { id: arranged.connection.id, changes: { credentials: limited } });
    const [quota] = quotasMeta({ credentials: limited });
    const calls = { [quota?.name ?? ""]: [[Date.now(), (quota?.calls ?? 0) - 4]] };
    const key = { tenantId: ctx.tenantId, connectionId: arranged.connection.id };
    await ctx.write((tx) => tx.callBudget.create({ data: { ...key, state: { ...EMPTY_BUDGET, calls } } }));
    await Promise.all(
      tickets.map(async (ticketId) => {
        const { taskId } = await startDeployment(ctx, { ticketId });
        await advanceDeployment(ctx, { deploymentId: taskId });
      }),
    );
    expect(await simulators.requests()).toHaveLength(4);
  });
});
