import { describe, expect, it } from "vitest";
import { getTicketChecklist } from "@/lib/domain/checklist/get-ticket-checklist";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";
import { addComment } from "./add-comment";
import { applyTicketFixes } from "./apply-ticket-fixes";
import { checkTicket } from "./check-ticket";
import { deleteComment } from "./delete-comment";
import { deleteTicket } from "./delete-ticket";
import { listComments } from "./list-comments";
import { planTicket } from "./plan-ticket";
import { restoreTicket } from "./restore-ticket";
import { retryTicket } from "./retry-ticket";
import { updateTicket } from "./update-ticket";

describe("a ticket's key", () => {
  it("stands for its id wherever a ticket is named", async () => {
    const ctx = await testContext();
    const { id, key } = await draftTicket(ctx, await arrangeTrafficking(ctx));
    expect((await updateTicket(ctx, { id: key.toLowerCase(), changes: { priority: "HIGH" } })).id).toBe(id);
    const comment = await addComment(ctx, { ticketId: key, body: "Looks right" });
    expect((await listComments(ctx, { ticketId: key })).comments.map((found) => found.id)).toEqual([comment.id]);
    await deleteComment(ctx, { ticketId: key, commentId: comment.id });
    expect((await listComments(ctx, { ticketId: key })).total).toBe(0);
    expect((await getTicketChecklist(ctx, { ticketId: key })).ticketId).toBe(id);
    expect((await applyTicketFixes(ctx, { id: key, findings: "all" })).id).toBe(id);
    expect((await checkTicket(ctx, { id: key })).status).toBe("READY_FOR_API");
    expect((await planTicket(ctx, { id: key })).ticketId).toBe(id);
    await ctx.write((tx) => tx.ticket.updateMany({ where: { id }, data: { status: "FAILED" } }));
    expect((await retryTicket(ctx, { id: key })).status).toBe("READY_FOR_API");
    await deleteTicket(ctx, { id: key });
    expect((await restoreTicket(ctx, { id: key })).id).toBe(id);
  });

  it("is another ticket's in another workspace, and nobody's where there is none", async () => {
    const ctx = await testContext();
    const { key } = await draftTicket(ctx, await arrangeTrafficking(ctx));
    const stranger = await testContext();
    await expect(checkTicket(stranger, { id: key })).rejects.toMatchObject({ code: "TICKET_001" });
    await expect(checkTicket(ctx, { id: "SB-999" })).rejects.toMatchObject({ code: "TICKET_001" });
    await expect(updateTicket(ctx, { id: "SB-0", changes: {} })).rejects.toMatchObject({ code: "TICKET_001" });
  });

  it("plans anew by it when what was checked has changed", async () => {
    const ctx = await testContext();
    const { id, key } = await draftTicket(ctx, await arrangeTrafficking(ctx));
    await checkTicket(ctx, { id });
    await ctx.write((tx) => tx.ticket.updateMany({ where: { id }, data: { label: "carousel" } }));
    expect(await planTicket(ctx, { id: key })).toMatchObject({ ticketId: id, changed: ["ticket"] });
  });
});

it("a ticket of a deleted campaign can still be labelled, but not moved to another channel", async () => {
  const ctx = await testContext();
  const arranged = await arrangeTrafficking(ctx);
  const { id } = await draftTicket(ctx, arranged);
  const at = { tenantId_id: { tenantId: ctx.tenantId, id: arranged.campaign.id } };
  await ctx.write((tx) => tx.campaign.update({ where: at, data: { deletedAt: new Date() } }));
  expect(await updateTicket(ctx, { id, changes: { label: "carousel", priority: "LOW" } })).toMatchObject({ label: "carousel" });
  await expect(updateTicket(ctx, { id, changes: { channelId: "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3d" } })).rejects.toMatchObject({
    code: "VALIDATION_005",
  });
});
