import { describe, expect, it } from "vitest";
import { updateBrand } from "@/lib/domain/brands/update-brand";
import { updateCampaign } from "@/lib/domain/campaigns/update-campaign";
import { createTestMember, testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket, inDays } from "@/lib/testing/factories";
import { addComment } from "./add-comment";
import { checkTicket } from "./check-ticket";
import { createTicket } from "./create-ticket";
import { deleteComment } from "./delete-comment";
import { deleteTicket } from "./delete-ticket";
import { getTicket } from "./get-ticket";
import { listComments } from "./list-comments";
import { listTickets } from "./list-tickets";
import { planTicket } from "./plan-ticket";
import { restoreTicket } from "./restore-ticket";
import { retryTicket } from "./retry-ticket";
import { updateTicket } from "./update-ticket";

describe("tickets", () => {
  it("are numbered in their workspace and named with their own channel", async () => {
    const ctx = await testContext();
    const arranged = await arrangeTrafficking(ctx);
    const tickets = await Promise.all(Array.from({ length: 8 }, () => draftTicket(ctx, arranged)));
    expect(tickets.map((ticket) => ticket.number).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(tickets[0]).toMatchObject({ status: "DRAFT", priority: "NORMAL", name: `DIS_US_META_${new Date().getFullYear()}_Moanalaunch` });
    expect((await getTicket(ctx, { id: "sb-3" })).number).toBe(3);
  });

  it("name every missing reference at once", async () => {
    const ctx = await testContext();
    const stranger = await testContext();
    const arranged = await arrangeTrafficking(stranger);
    const input = {
      campaignId: arranged.campaign.id,
      channelId: arranged.channel.id,
      assigneeId: stranger.userId,
      requestType: "CREATE_CAMPAIGN" as const,
    };
    await expect(createTicket(ctx, input)).rejects.toMatchObject({
      code: "VALIDATION_005",
      violations: [{ pointer: "/campaignId" }, { pointer: "/channelId" }, { pointer: "/assigneeId" }],
    });
  });

  it("pass QA when all is lawful, and are planned with one paused campaign", async () => {
    const ctx = await testContext();
    const ticket = await draftTicket(ctx, await arrangeTrafficking(ctx));
    const checked = await checkTicket(ctx, { id: ticket.id });
    expect(checked.findings.filter((found) => found.severity === "block")).toEqual([]);
    expect(checked).toMatchObject({ status: "READY_FOR_API", qaFailureReason: null, check: { current: true } });
    const plan = await planTicket(ctx, { id: ticket.id });
    expect(plan.requests).toHaveLength(1);
    expect(plan.requests[0]).toMatchObject({ step: "campaign", method: "POST", body: { name: ticket.name, status: "PAUSED" } });
    expect((await planTicket(ctx, { id: ticket.id })).hash).toBe(plan.hash);
  });

  it("go back to draft by the plan of something that was not checked, which names what changed", async () => {
    const ctx = await testContext();
    const arranged = await arrangeTrafficking(ctx);
    const ticket = await draftTicket(ctx, arranged);
    await checkTicket(ctx, { id: ticket.id });
    expect((await planTicket(ctx, { id: ticket.id })).changed).toEqual([]);
    await updateCampaign(ctx, { id: arranged.campaign.id, changes: { budget: "7777" } });
    const plan = await planTicket(ctx, { id: ticket.id });
    expect(plan).toMatchObject({ changed: ["campaign"], requests: [{ step: "campaign" }] });
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({
      status: "DRAFT",
      qaFailureReason: expect.stringContaining("campaign"),
    });
    expect((await planTicket(ctx, { id: ticket.id })).changed).toEqual([]);
  });

  it("fail QA with every finding at once, and a second creation of the name is blocked", async () => {
    const ctx = await testContext();
    const arranged = await arrangeTrafficking(ctx);
    const bad = await draftTicket(ctx, arranged, {
      objective: "CONVERSIONS",
      daily_budget: "150000.00",
      landing_page_url: "http://localhost/x",
      targeting: { geo_locations: { countries: ["BR"] } },
      status: "ACTIVE",
      creative: { message: "Free beer for all" },
    });
    const checked = await checkTicket(ctx, { id: bad.id });
    expect(checked.status).toBe("QA_FAILED");
    const blocked = checked.findings.filter((found) => found.severity === "block").map((found) => found.pointer);
    for (const pointer of ["objective", "daily_budget", "landing_page_url", "status"]) {
      expect(blocked.some((at) => at.includes(pointer))).toBe(true);
    }
    expect(checked.findings.some((found) => found.message.toLowerCase().includes("beer"))).toBe(true);
    const first = await draftTicket(ctx, arranged);
    expect((await checkTicket(ctx, { id: first.id })).status).toBe("READY_FOR_API");
    const second = await draftTicket(ctx, arranged);
    expect((await checkTicket(ctx, { id: second.id })).status).toBe("QA_FAILED");
  });

  it("go back to draft by an edit of what was checked, and notice when campaign or brand changed", async () => {
    const ctx = await testContext();
    const arranged = await arrangeTrafficking(ctx);
    const ticket = await draftTicket(ctx, arranged);
    await checkTicket(ctx, { id: ticket.id });
    const dueAt = `${inDays(2)}T12:00:00Z`;
    expect(await updateTicket(ctx, { id: ticket.id, changes: { priority: "HIGH", dueAt } })).toMatchObject({
      status: "READY_FOR_API",
      priority: "HIGH",
    });
    await updateCampaign(ctx, { id: arranged.campaign.id, changes: { budget: "60000.00" } });
    expect((await getTicket(ctx, { id: ticket.id })).check).toMatchObject({ current: false });
    await checkTicket(ctx, { id: ticket.id });
    await updateBrand(ctx, { id: arranged.brand.id, changes: { name: "Distant Isles Cruises" } });
    expect((await getTicket(ctx, { id: ticket.id })).check).toMatchObject({ current: false });
    const edited = await updateTicket(ctx, {
      id: ticket.id,
      changes: { payloadConfig: { ...ticket.payloadConfig, daily_budget: "160.00" } },
    });
    expect(edited).toMatchObject({ status: "DRAFT", payloadConfig: { daily_budget: "160.00" } });
  });

  it("take no result from a caller, and no unlawful move", async () => {
    const ctx = await testContext();
    const ticket = await draftTicket(ctx, await arrangeTrafficking(ctx));
    for (const changes of [{ status: "READY_FOR_API" as const }, { externalPlatformId: "1" }, { qaFailureReason: "x" }]) {
      await expect(updateTicket(ctx, { id: ticket.id, changes })).rejects.toMatchObject({ code: "TICKET_003" });
    }
    await expect(retryTicket(ctx, { id: ticket.id })).rejects.toMatchObject({ code: "TICKET_002" });
    expect(await updateTicket(ctx, { id: ticket.id, changes: { status: "QA_TESTING" } })).toMatchObject({ status: "READY_FOR_API" });
    expect(await updateTicket(ctx, { id: ticket.id, changes: { status: "DRAFT" } })).toMatchObject({
      status: "DRAFT",
      check: { current: true },
    });
  });

  it("stay with their campaign, which may be sent back as it is", async () => {
    const ctx = await testContext();
    const arranged = await arrangeTrafficking(ctx);
    const ticket = await draftTicket(ctx, arranged);
    const sent = { campaignId: ticket.campaignId, label: "again" };
    expect(await updateTicket(ctx, { id: ticket.id, changes: sent })).toMatchObject({ ...sent, version: ticket.version + 1 });
    await expect(updateTicket(ctx, { id: ticket.id, changes: { campaignId: ticket.channelId } })).rejects.toMatchObject({
      code: "TICKET_006",
      status: 409,
      violations: [{ pointer: "/campaignId" }],
    });
  });

  it("of two editors who saw the same version, one is refused with the present one", async () => {
    const ctx = await testContext();
    const ticket = await draftTicket(ctx, await arrangeTrafficking(ctx));
    const editor = () => testContext({ tenant: ctx.tenant, userId: ctx.userId, ifMatch: ticket.version });
    const tries = await Promise.allSettled(
      (await Promise.all([editor(), editor()])).map((each, i) => updateTicket(each, { id: ticket.id, changes: { label: `cut ${i}` } })),
    );
    expect(tries.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    const [refused] = tries.filter((each) => each.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "CONFLICT_001", details: { currentVersion: ticket.version + 1 } });
  });

  it("are listed by what is urgent, and by what is due through a day of the workspace", async () => {
    const ctx = await testContext();
    const arranged = await arrangeTrafficking(ctx);
    // Berlin's 10 March ends an hour before UTC's.
    const due = { LOW: "2027-03-10T22:30:00Z", URGENT: "2027-03-10T23:30:00Z", NORMAL: null, HIGH: null } as const;
    for (const priority of ["LOW", "URGENT", "NORMAL", "HIGH"] as const) {
      await draftTicket(ctx, arranged, {}, { priority, dueAt: due[priority] });
    }
    const listed = async (query: Parameters<typeof listTickets>[1]) => (await listTickets(ctx, query)).tickets.map((each) => each.priority);
    expect(await listed({ sort: "-priority" })).toEqual(["URGENT", "HIGH", "NORMAL", "LOW"]);
    expect(await listed({ sort: "priority" })).toEqual(["LOW", "NORMAL", "HIGH", "URGENT"]);
    const first = await listTickets(ctx, { sort: "-priority", limit: 2 });
    expect(await listed({ sort: "-priority", cursor: first.nextCursor ?? "" })).toEqual(["NORMAL", "LOW"]);
    expect(await listed({ dueBefore: "2027-03-10" })).toEqual(["LOW"]);
  });

  it("are found by key, label and campaign, filtered, deleted and restored", async () => {
    const ctx = await testContext();
    const arranged = await arrangeTrafficking(ctx);
    const carousel = await draftTicket(ctx, arranged, {}, { label: "Carousel, spring" });
    await draftTicket(ctx, arranged, {}, { label: "Stories" });
    const found = async (search: string) => (await listTickets(ctx, { search })).tickets.map((ticket) => ticket.label);
    expect(await found("spring carousel")).toEqual(["Carousel, spring"]);
    expect(await found("SB-1")).toEqual(["Carousel, spring"]);
    expect((await found("moana")).length).toBe(2);
    await checkTicket(ctx, { id: carousel.id });
    expect((await listTickets(ctx, { status: ["READY_FOR_API"] })).total).toBe(1);
    await deleteTicket(ctx, { id: carousel.id });
    await expect(getTicket(ctx, { id: carousel.id })).rejects.toMatchObject({ code: "TICKET_001" });
    expect((await getTicket(ctx, { id: carousel.id, includeDeleted: true })).deletedAt).not.toBeNull();
    expect((await listTickets(ctx, {})).total).toBe(1);
    expect((await listTickets(ctx, { includeDeleted: true })).total).toBe(2);
    expect(await restoreTicket(ctx, { id: carousel.id })).toMatchObject({ deletedAt: null });
  });

  it("carry comments; another's may be removed by an administrator only", async () => {
    const ctx = await testContext({ role: "marketer" });
    const owner = await testContext({ tenant: ctx.tenant, ...(await createTestMember(ctx.tenant, "owner")) });
    const other = await testContext({ role: "marketer", tenant: ctx.tenant });
    const ticket = await draftTicket(ctx, await arrangeTrafficking(owner));
    const comment = await addComment(ctx, { ticketId: ticket.id, body: "  Looks good " });
    await addComment(owner, { ticketId: ticket.id, body: "To the second" });
    const first = await listComments(ctx, { ticketId: ticket.id, limit: 1 });
    expect(first).toMatchObject({ comments: [{ id: comment.id }], total: 2, limit: 1, offset: 0 });
    const rest = await listComments(ctx, { ticketId: ticket.id, cursor: first.nextCursor ?? "" });
    expect(rest).toMatchObject({ comments: [{ body: "To the second" }], total: 2, nextCursor: null });
    expect(comment.body).toBe("Looks good");
    await expect(deleteComment(other, { ticketId: ticket.id, commentId: comment.id })).rejects.toMatchObject({ code: "AUTH_003" });
    expect((await getTicket(ctx, { id: ticket.id })).commentCount).toBe(2);
    await deleteComment(owner, { ticketId: ticket.id, commentId: comment.id });
    expect(await listComments(ctx, { ticketId: ticket.id })).toMatchObject({ total: 1, comments: [{ body: "To the second" }] });
  });
});
