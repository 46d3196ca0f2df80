import { beforeAll, describe, expect, it } from "vitest";
import { createCampaign } from "@/lib/domain/campaigns/create-campaign";
import { cancelDeployment } from "@/lib/domain/deployments/cancel-deployment";
import { failDeployment } from "@/lib/domain/deployments/fail-deployment";
import { listDeployments } from "@/lib/domain/deployments/list-deployments";
import { startDeployment } from "@/lib/domain/deployments/start-deployment";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { deleteTicket } from "@/lib/domain/tickets/delete-ticket";
import { purgeTicket } from "@/lib/domain/tickets/purge-ticket";
import { idempotencyFor } from "@/lib/infra/idempotency";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { type Arranged, arrangeTrafficking, draftTicket, inDays } from "@/lib/testing/factories";
import { finishBulkDeployment } from "./finish-bulk-deployment";
import { getBulkDeployment } from "./get-bulk-deployment";
import { startBulkDeployment } from "./start-bulk-deployment";

let ctx: Awaited<ReturnType<typeof testContext>>;
let arranged: Arranged;

beforeAll(async () => {
  ctx = await testContext();
  arranged = await arrangeTrafficking(ctx);
});

/** A ticket that is ready, of a campaign of its own: two creations of one name would be in each other's way. */
async function readyTicket(): Promise<string> {
  const { brand, market } = arranged;
  const made = await createCampaign(ctx, {
    campaignName: `Selected ${newId()}`,
    brandId: brand.id,
    marketId: market.id,
    budget: "50000.00",
    startDate: inDays(3),
    endDate: inDays(33),
  });
  const { id } = await draftTicket(ctx, { ...arranged, campaign: made });
  expect((await checkTicket(ctx, { id })).status).toBe("READY_FOR_API");
  return id;
}

describe("a selection of tickets", () => {
  it("is handed over ticket by ticket, and each refusal stands beside what was accepted", async () => {
    const [ready, running] = [await readyTicket(), await readyTicket()];
    const { taskId } = await startDeployment(ctx, { ticketId: running });
    const draft = (await draftTicket(ctx, arranged)).id;
    const deleted = (await draftTicket(ctx, arranged)).id;
    await deleteTicket(ctx, { id: deleted });
    const nobodys = newId();
    const done = await startBulkDeployment(ctx, { ticketIds: [ready, draft, running, deleted, nobodys, ready] });
    expect(done.accepted).toEqual([
      { ticketId: ready, taskId: expect.any(String) },
      { ticketId: running, taskId },
    ]);
    expect(done.refused).toEqual([
      { ticketId: draft, code: "DEPLOY_002", message: expect.stringContaining("DRAFT") },
      { ticketId: deleted, code: "TICKET_001", message: expect.any(String) },
      { ticketId: nobodys, code: "TICKET_001", message: expect.any(String) },
    ]);
    const progress = await getBulkDeployment(ctx, { bulkId: done.bulkId });
    expect(progress).toMatchObject({ total: 5, ended: false, counts: { queued: 2, refused: 3, pending: 0 } });
    expect(progress.items[0]).toMatchObject({ ticketId: ready, ticketKey: expect.stringMatching(/^SB-/), state: "queued" });
    for (const { taskId: each } of done.accepted) await cancelDeployment(ctx, { taskId: each });
    expect(await getBulkDeployment(ctx, { bulkId: done.bulkId })).toMatchObject({ ended: true, counts: { cancelled: 2, refused: 3 } });
  });

  it("keeps its tickets: one that was never deployed is not purged, and the selection is named", async () => {
    const ticketId = (await draftTicket(ctx, arranged)).id;
    const { bulkId, refused } = await startBulkDeployment(ctx, { ticketIds: [ticketId] });
    expect(refused).toHaveLength(1);
    const admin = await testContext({ tenant: ctx.tenant, role: "admin" });
    await expect(purgeTicket(admin, { id: ticketId })).rejects.toMatchObject({
      code: "CONFLICT_003",
      message: expect.stringMatching(new RegExp(`bulk deployments \\(${bulkId}\\) refer to it.*Delete it without hard=true$`)),
    });
    const deployed = await readyTicket();
    const { taskId } = await startDeployment(ctx, { ticketId: deployed });
    await cancelDeployment(ctx, { taskId });
    await expect(purgeTicket(admin, { id: deployed })).rejects.toMatchObject({
      code: "CONFLICT_003",
      message: expect.stringMatching(/deployments refer to it.*never forgotten\. Delete it without hard=true$/),
    });
  });

  it("of another workspace is not there, nor are its tickets", async () => {
    const ticketId = await readyTicket();
    const { bulkId } = await startBulkDeployment(ctx, { ticketIds: [ticketId] });
    const stranger = await testContext();
    await expect(getBulkDeployment(stranger, { bulkId })).rejects.toMatchObject({ code: "DEPLOY_006" });
    const theirs = await startBulkDeployment(stranger, { ticketIds: [ticketId] });
    expect(theirs).toMatchObject({ accepted: [], refused: [{ ticketId, code: "TICKET_001" }] });
  });

  it("that a crash left half-way is finished by the job, in the asker's name, without a second deployment", async () => {
    const tickets = [await readyTicket(), await readyTicket(), await readyTicket()];
    const { bulkId } = await startBulkDeployment(ctx, { ticketIds: tickets });
    // As a crash leaves it: the first was handed over and never noted, the last was not reached.
    const [first, , last] = (await getBulkDeployment(ctx, { bulkId })).items;
    await ctx.write(async (tx) => {
      await tx.bulkDeploymentItem.updateMany({
        where: { tenantId: ctx.tenantId, bulkId, position: { in: [0, 2] } },
        data: { deploymentId: null },
      });
      await tx.deployment.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id: last?.taskId ?? "" } } });
    });
    expect(await getBulkDeployment(ctx, { bulkId })).toMatchObject({ ended: false, counts: { pending: 2, queued: 1 } });
    // What was handed over may have ended by then: it is still its deployment, not a refusal.
    await cancelDeployment(ctx, { taskId: first?.taskId ?? "" });
    const job = await testContext({ tenant: ctx.tenant, role: "admin" });
    await finishBulkDeployment(job, { bulkId });
    await finishBulkDeployment(job, { bulkId });
    const after = await getBulkDeployment(ctx, { bulkId });
    expect(after).toMatchObject({ counts: { pending: 0, queued: 2, cancelled: 1 } });
    expect(after.items[0]?.taskId).toBe(first?.taskId);
    const { deployments } = await listDeployments(ctx, { ticketId: tickets[2] ?? "" });
    expect(deployments).toMatchObject([{ requestedBy: ctx.actor.label }]);
  });

  it("sent again with its key answers the same selection and hands over what was left", async () => {
    const tickets = [await readyTicket(), await readyTicket()];
    const request = { principal: ctx.userId, method: "POST", path: "/api/v1/deploy/bulk", key: "selection", body: "[]" };
    const send = () => testContext({ tenant: ctx.tenant, userId: ctx.userId, idempotency: idempotencyFor(request) });
    const first = await startBulkDeployment(await send(), { ticketIds: tickets });
    await ctx.write((tx) =>
      tx.bulkDeploymentItem.updateMany({
        where: { tenantId: ctx.tenantId, bulkId: first.bulkId, position: 1 },
        data: { deploymentId: null },
      }),
    );
    expect(await startBulkDeployment(await send(), { ticketIds: tickets })).toEqual(first);
  });
});

describe("two hand-overs of one selection at the same time", () => {
  /** A context whose first look at the rows is followed by what another process does before it goes on. */
  const overtaken = (others: () => Promise<unknown>) => ({
    ...ctx,
    read: async <T>(work: Parameters<typeof ctx.read<T>>[0]) => {
      const seen = await ctx.read(work);
      await others();
      return seen;
    },
  });

  async function pendingSelection(): Promise<{ bulkId: string; ticketId: string }> {
    const ticketId = await readyTicket();
    const { bulkId } = await startBulkDeployment(ctx, { ticketIds: [ticketId] });
    const [item] = (await getBulkDeployment(ctx, { bulkId })).items;
    await ctx.write(async (tx) => {
      await tx.bulkDeploymentItem.updateMany({ where: { tenantId: ctx.tenantId, bulkId }, data: { deploymentId: null } });
      await tx.deployment.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id: item?.taskId ?? "" } } });
    });
    return { bulkId, ticketId };
  }

  it("a ticket that the other deployed meanwhile, to its end, is its deployment and no refusal", async () => {
    const { bulkId, ticketId } = await pendingSelection();
    let taskId = "";
    const late = overtaken(async () => {
      ({ taskId } = await startDeployment(ctx, { ticketId }));
      await failDeployment(ctx, { deploymentId: taskId, reason: "Refused by the platform" });
    });
    await finishBulkDeployment(late, { bulkId });
    expect((await getBulkDeployment(ctx, { bulkId })).items).toMatchObject([{ taskId, state: "failed", code: null }]);
  });

  it("what one accepted stands against the other's refusal", async () => {
    const { bulkId } = await pendingSelection();
    const first = overtaken(() =>
      ctx.write((tx) =>
        tx.bulkDeploymentItem.updateMany({
          where: { tenantId: ctx.tenantId, bulkId },
          data: { code: "DEPLOY_002", message: "Only a ticket that is READY_FOR_API can be deployed" },
        }),
      ),
    );
    await finishBulkDeployment(first, { bulkId });
    expect((await getBulkDeployment(ctx, { bulkId })).items).toMatchObject([{ taskId: expect.any(String), state: "queued", code: null }]);
  });
});

describe("the list of deployments", () => {
  it("shows by state, platform, ticket and time; the newest of a ticket alone when asked", async () => {
    const own = await testContext();
    arranged = await arrangeTrafficking(own);
    const ticket = await draftTicket(own, arranged);
    await checkTicket(own, { id: ticket.id });
    const { taskId: first } = await startDeployment(own, { ticketId: ticket.id });
    await cancelDeployment(own, { taskId: first });
    const { taskId: second } = await startDeployment(own, { ticketId: ticket.id });
    const ids = async (query: Parameters<typeof listDeployments>[1]) =>
      (await listDeployments(own, query)).deployments.map(({ taskId }) => taskId);
    expect(await ids({})).toEqual([second, first]);
    expect(await ids({ latest: true })).toEqual([second]);
    expect(await ids({ latest: false })).toEqual([first]);
    expect(await ids({ state: ["cancelled", "failed"] })).toEqual([first]);
    expect(await ids({ platform: "meta", ticketId: ticket.id, connectionId: arranged.connection.id })).toEqual([second, first]);
    expect(await ids({ platform: "tiktok" })).toEqual([]);
    expect(await ids({ since: inDays(1) })).toEqual([]);
    expect(await ids({ since: inDays(-1), sort: "created_at" })).toEqual([first, second]);
    const page = await listDeployments(own, { limit: 1 });
    expect(page).toMatchObject({ total: 2, deployments: [{ taskId: second, ticketKey: ticket.key, platform: "meta", attempts: 0 }] });
    expect(await ids({ limit: 1, cursor: page.nextCursor ?? "" })).toEqual([first]);
    expect((await listDeployments(await testContext(), {})).total).toBe(0);
  });
});
