import { expect, it } from "vitest";
import { listDeployments } from "@/lib/domain/deployments/list-deployments";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { deleteOldBulkDeployments } from "@/lib/infra/jobs/housekeeping";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";
import { getBulkDeployment } from "./get-bulk-deployment";
import { startBulkDeployment } from "./start-bulk-deployment";

it("a selection is deleted with its items after 90 days, its deployments are not", async () => {
  const ctx = await testContext();
  const arranged = await arrangeTrafficking(ctx);
  const { id } = await draftTicket(ctx, arranged);
  expect((await checkTicket(ctx, { id })).status).toBe("READY_FOR_API");
  const draft = (await draftTicket(ctx, arranged)).id;
  const selected = async (daysAgo: number) => {
    const { bulkId } = await startBulkDeployment(ctx, { ticketIds: [id, draft] });
    await ctx.write((tx) =>
      tx.bulkDeployment.update({
        where: { tenantId_id: { tenantId: ctx.tenantId, id: bulkId } },
        data: { createdAt: new Date(Date.now() - daysAgo * 86_400_000) },
      }),
    );
    return bulkId;
  };
  const [old, young] = [await selected(91), await selected(89)];
  expect(await deleteOldBulkDeployments()).toBe(1);
  await expect(getBulkDeployment(ctx, { bulkId: old })).rejects.toMatchObject({ code: "DEPLOY_006" });
  expect(await getBulkDeployment(ctx, { bulkId: young })).toMatchObject({ total: 2, counts: { queued: 1, refused: 1 } });
  expect((await listDeployments(ctx, { ticketId: id })).deployments).toHaveLength(1);
  expect(await deleteOldBulkDeployments()).toBe(0);
});
