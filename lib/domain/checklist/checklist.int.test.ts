import { beforeEach, describe, expect, it } from "vitest";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { planTicket } from "@/lib/domain/tickets/plan-ticket";
import { updateTicket } from "@/lib/domain/tickets/update-ticket";
import type { Ctx } from "@/lib/infra/context";
import { testContext } from "@/lib/testing/context";
import { type Arranged, arrangeTrafficking, draftTicket, LAWFUL_PAYLOAD } from "@/lib/testing/factories";
import { createChecklistItem } from "./create-checklist-item";
import { deleteChecklistItem } from "./delete-checklist-item";
import { getTicketChecklist } from "./get-ticket-checklist";
import { listChecklistItems } from "./list-checklist-items";
import { signChecklistItem } from "./sign-checklist-item";
import { updateChecklistItem } from "./update-checklist-item";

let ctx: Ctx & { tenant: { id: string; slug: string } };
let arranged: Arranged;
beforeEach(async () => {
  ctx = await testContext();
  arranged = await arrangeTrafficking(ctx);
});

const rulesOf = (ticket: { findings: readonly { rule: string; severity: string }[] }) =>
  ticket.findings.filter((found) => found.severity === "block").map((found) => found.rule);

describe("a required item", () => {
  it("keeps a ticket until a person has signed it, and again after the payload changed", async () => {
    const item = await createChecklistItem(ctx, { text: "Wording seen by the client" });
    const { id, key } = await draftTicket(ctx, arranged);
    const blocked = await checkTicket(ctx, { id });
    expect(rulesOf(blocked)).toEqual(["checklist.required"]);
    expect(blocked.findings.find((found) => found.rule === "checklist.required")?.pointer).toBe(`/checklist/${item.id}`);

    const marketer = await testContext({ tenant: ctx.tenant, role: "marketer" });
    const evidenceUrl = "https://example.com/mail";
    const signed = await signChecklistItem(marketer, { ticketId: key, itemId: item.id, signed: true, note: "By phone", evidenceUrl });
    expect(signed).toMatchObject({ open: 0, items: [{ state: "signed", note: "By phone", evidenceUrl, signedBy: "Test marketer" }] });
    expect((await checkTicket(ctx, { id })).status).toBe("READY_FOR_API");

    await updateTicket(ctx, { id, changes: { payloadConfig: { ...LAWFUL_PAYLOAD, daily_budget: "151.00" } } });
    expect((await getTicketChecklist(ctx, { ticketId: id })).items).toMatchObject([{ state: "stale", changedSince: true }]);
    expect(rulesOf(await checkTicket(ctx, { id }))).toEqual(["checklist.required"]);

    await updateChecklistItem(ctx, { id: item.id, changes: { resignAfterChange: false } });
    expect((await getTicketChecklist(ctx, { ticketId: id })).items).toMatchObject([{ state: "signed", changedSince: true }]);
    expect((await checkTicket(ctx, { id })).status).toBe("READY_FOR_API");
  });

  it("takes a ticket that was ready back when it is added, or its signature withdrawn", async () => {
    const { id } = await draftTicket(ctx, arranged);
    expect((await checkTicket(ctx, { id })).status).toBe("READY_FOR_API");
    const item = await createChecklistItem(ctx, { text: "Budget agreed in writing" });
    expect((await planTicket(ctx, { id })).changed).toEqual(["checklist"]);
    await signChecklistItem(ctx, { ticketId: id, itemId: item.id, signed: true });
    expect((await checkTicket(ctx, { id })).status).toBe("READY_FOR_API");
    await signChecklistItem(ctx, { ticketId: id, itemId: item.id, signed: false });
    expect((await planTicket(ctx, { id })).changed).toEqual(["checklist"]);
    expect((await getTicketChecklist(ctx, { ticketId: id })).items).toMatchObject([{ state: "unsigned", signedBy: null }]);
  });

  it("never keeps a pause", async () => {
    await createChecklistItem(ctx, { text: "Everybody agrees" });
    const pause = await draftTicket(ctx, arranged, {}, { requestType: "PAUSE_CAMPAIGN", payloadConfig: {} });
    expect(rulesOf(await checkTicket(ctx, { id: pause.id }))).not.toContain("checklist.required");
  });
});

describe("an item", () => {
  it("applies to the platforms and request types it names", async () => {
    await createChecklistItem(ctx, { text: "TikTok's music is licensed", platforms: ["tiktok"] });
    await createChecklistItem(ctx, { text: "The change was announced", requestTypes: ["UPDATE_CAMPAIGN"], position: 2 });
    const mine = await createChecklistItem(ctx, {
      text: "The page is live",
      platforms: ["meta"],
      requestTypes: ["CREATE_CAMPAIGN"],
      position: 1,
    });
    const { id } = await draftTicket(ctx, arranged);
    expect((await getTicketChecklist(ctx, { ticketId: id })).items.map(({ itemId }) => itemId)).toEqual([mine.id]);
    const [other] = (await listChecklistItems(ctx)).checklistItems;
    await expect(signChecklistItem(ctx, { ticketId: id, itemId: other?.id ?? "", signed: true })).rejects.toMatchObject({
      code: "CHECKLIST_001",
    });
  });

  it("that is optional changes nothing about a check by being signed", async () => {
    const item = await createChecklistItem(ctx, { text: "Nice to look at", required: false });
    const { id } = await draftTicket(ctx, arranged);
    expect((await checkTicket(ctx, { id })).status).toBe("READY_FOR_API");
    await signChecklistItem(ctx, { ticketId: id, itemId: item.id, signed: true });
    expect((await planTicket(ctx, { id })).changed).toEqual([]);
  });

  it("takes its signatures back when it says something else, and goes when it is deleted", async () => {
    const item = await createChecklistItem(ctx, { text: "Wording seen" });
    const { id } = await draftTicket(ctx, arranged);
    await signChecklistItem(ctx, { ticketId: id, itemId: item.id, signed: true });
    await updateChecklistItem(ctx, { id: item.id, changes: { position: 3 } });
    expect((await getTicketChecklist(ctx, { ticketId: id })).items).toMatchObject([{ state: "signed" }]);
    const { version } = await updateChecklistItem(ctx, { id: item.id, changes: { text: "Wording signed by the client" } });
    expect((await getTicketChecklist(ctx, { ticketId: id })).items).toMatchObject([{ state: "unsigned" }]);
    const stale = await testContext({ tenant: ctx.tenant, ifMatch: version - 1 });
    await expect(deleteChecklistItem(stale, { id: item.id })).rejects.toMatchObject({ code: "CONFLICT_001" });
    await deleteChecklistItem(ctx, { id: item.id });
    expect(await getTicketChecklist(ctx, { ticketId: id })).toMatchObject({ open: 0, items: [] });
    expect((await checkTicket(ctx, { id })).status).toBe("READY_FOR_API");
  });

  it("is signed in the audit: who, for which ticket, on what payload", async () => {
    const item = await createChecklistItem(ctx, { text: "Wording seen" });
    const { id } = await draftTicket(ctx, arranged);
    await signChecklistItem(ctx, { ticketId: id, itemId: item.id, signed: true });
    await signChecklistItem(ctx, { ticketId: id, itemId: item.id, signed: false });
    const entries = await ctx.read((tx) =>
      tx.auditEntry.findMany({ where: { subjectType: "checklist_signature" }, orderBy: { occurredAt: "asc" } }),
    );
    expect(entries.map(({ action }) => action)).toEqual(["checklist_signature.signed", "checklist_signature.withdrawn"]);
    expect(entries[0]?.changes).toMatchObject({ ticketId: [null, id], itemId: [null, item.id], payloadHash: [null, expect.any(String)] });
  });
});
