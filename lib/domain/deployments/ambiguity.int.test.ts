import { describe, expect, it } from "vitest";
import { createCampaign } from "@/lib/domain/campaigns/create-campaign";
import { updateCampaign } from "@/lib/domain/campaigns/update-campaign";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { createTicket } from "@/lib/domain/tickets/create-ticket";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import { retryTicket } from "@/lib/domain/tickets/retry-ticket";
import type { TicketDto } from "@/lib/domain/tickets/tickets.schema";
import { updateTicket } from "@/lib/domain/tickets/update-ticket";
import { type Ctx, createContext } from "@/lib/infra/context";
import { idempotencyFor } from "@/lib/infra/idempotency";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { drive, skipWait } from "@/lib/testing/deployments";
import { arrangeTrafficking, draftTicket, LAWFUL_PAYLOAD, SIMULATED_META } from "@/lib/testing/factories";
import { simulatedPlatforms } from "@/lib/testing/simulators";
import { advanceDeployment } from "./advance-deployment";
import { getTask } from "./get-task";
import { resolveDeployment } from "./resolve-deployment";
import { startDeployment } from "./start-deployment";

const simulators = simulatedPlatforms();

const WITH_AD_SET = {
  ...LAWFUL_PAYLOAD,
  adset: { billing_event: "IMPRESSIONS", optimization_goal: "LINK_CLICKS", targeting: { geo_locations: { countries: ["US"] } } },
};

/** A ticket whose answer was lost, while an unmarked campaign of its name appeared: a person has to look. */
async function ambiguous(payload: Record<string, unknown> = {}) {
  const ctx = await testContext();
  const arranged = await arrangeTrafficking(ctx, { campaignName: `Moana ${newId()}` });
  return { ctx, arranged, ...(await ambiguity(ctx, await draftTicket(ctx, arranged, payload))) };
}

async function ambiguity(ctx: Ctx, ticket: TicketDto) {
  expect((await checkTicket(ctx, { id: ticket.id })).status).toBe("READY_FOR_API");
  await simulators.fault({ path: "/campaigns", drop: true });
  const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
  await advanceDeployment(ctx, { deploymentId: taskId });
  const stranger = await madeByHand(ticket.name);
  for (let round = 0; (await advanceDeployment(ctx, { deploymentId: taskId })).next !== "done" && round < 20; round += 1) {
    await skipWait(ctx, taskId, 3_000);
  }
  const task = await getTask(ctx, { taskId });
  expect(task).toMatchObject({
    state: "ambiguous",
    candidates: [{ externalId: stranger }],
    steps: [{ status: "unclear" }, ...task.steps.slice(1)],
  });
  return { ticket, task, stranger };
}

const BY_HAND = { objective: "OUTCOME_TRAFFIC", status: "PAUSED", special_ad_categories: [], daily_budget: 5000 };

function madeByHand(name: string): Promise<string> {
  return postByHand("campaigns", { ...BY_HAND, name });
}

function adSetByHand(name: string, campaignId: string): Promise<string> {
  const targeting = { geo_locations: { countries: ["US"] } };
  const goal = { billing_event: "IMPRESSIONS", optimization_goal: "LINK_CLICKS" };
  return postByHand("adsets", { name, campaign_id: campaignId, status: "PAUSED", targeting, ...goal });
}

async function postByHand(edge: string, body: Record<string, unknown>): Promise<string> {
  const response = await fetch(`${simulators.url()}/meta/v26.0/act_${SIMULATED_META.accountId}/${edge}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${SIMULATED_META.accessToken}` },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  expect(answer).toMatchObject({ id: expect.any(String) });
  return (answer as { id: string }).id;
}

const seeing = (ctx: Ctx, version: number): Ctx => ({ ...ctx, ifMatch: version });

describe("an ambiguous deployment", () => {
  it("is a success when a person says which object it is, and nothing is left to send", async () => {
    const { ctx, ticket, task, stranger } = await ambiguous();
    const resolved = await resolveDeployment(ctx, { taskId: task.taskId, resolution: { decision: "adopt", externalId: stranger } });
    expect(resolved).toMatchObject({
      state: "succeeded",
      result: { externalPlatformId: stranger },
      steps: [{ status: "made", externalId: stranger }],
    });
    expect(resolved.attempts.at(-1)).toMatchObject({ kind: "person", outcome: "success", reason: `Test owner said: it is ${stranger}` });
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ status: "TRAFFICKED_SUCCESS", externalPlatformId: stranger });
    expect(await simulators.objects()).toHaveLength(1);
    const kept = await ctx.read((tx) => tx.platformObject.findMany({ where: { tenantId: ctx.tenantId } }));
    expect(kept).toMatchObject([{ externalId: stranger, kind: "campaign", state: "PAUSED", lastSeen: expect.any(Object) }]);
    const audited = await ctx.read((tx) => tx.auditEntry.findMany({ where: { tenantId: ctx.tenantId, subjectId: task.taskId } }));
    expect(audited.map(({ action, actorKind }) => `${action} by ${actorKind}`)).toContain("deployment.succeeded by user");
  });

  it("answers a repeated request as the first time, although there is nothing to decide any more", async () => {
    const { ctx, task, stranger } = await ambiguous(WITH_AD_SET);
    const adopt = () => {
      const request = { principal: ctx.actor.id, method: "POST", path: "/resolve", key: "once", body: stranger };
      const again = createContext({ ...ctx, idempotency: idempotencyFor(request) });
      return resolveDeployment(again, { taskId: task.taskId, resolution: { decision: "adopt", externalId: stranger } });
    };
    const first = await adopt();
    expect(first.state).toBe("queued");
    await drive(ctx, task.taskId);
    expect(await adopt()).toEqual(first);
    expect((await getTask(ctx, { taskId: task.taskId })).attempts.filter(({ kind }) => kind === "person")).toHaveLength(1);
  });

  it("goes on with the rest of its plan below what was adopted", async () => {
    const { ctx, ticket, task, stranger } = await ambiguous(WITH_AD_SET);
    const resolved = await resolveDeployment(ctx, { taskId: task.taskId, resolution: { decision: "adopt", externalId: stranger } });
    expect(resolved).toMatchObject({
      state: "queued",
      steps: [
        { step: "campaign", status: "made" },
        { step: "ad_group", status: "not_yet" },
      ],
    });
    expect((await getTicket(ctx, { id: ticket.id })).status).toBe("READY_FOR_API");
    const events = await ctx.read((tx) => tx.outboxEvent.findMany({ where: { tenantId: ctx.tenantId, type: "deployment.resumed" } }));
    expect(events).toMatchObject([{ subjectId: task.taskId, data: { connection_id: expect.any(String) } }]);
    await drive(ctx, task.taskId);
    const adSet = (await simulators.objects()).find(({ type }) => type === "ad_group");
    expect(adSet?.received).toMatchObject({ campaign_id: stranger });
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ status: "TRAFFICKED_SUCCESS", externalPlatformId: stranger });
  });

  it("is sent again when a person says that none of what is there is it", async () => {
    const { ctx, ticket, task, stranger } = await ambiguous();
    const resolved = await resolveDeployment(ctx, { taskId: task.taskId, resolution: { decision: "send" } });
    expect(resolved).toMatchObject({ state: "queued", candidates: [] });
    await drive(ctx, task.taskId);
    const done = await getTask(ctx, { taskId: task.taskId });
    expect(done).toMatchObject({ state: "succeeded" });
    expect(done.result?.externalPlatformId).not.toBe(stranger);
    expect(done.attempts.map(({ kind }) => kind).slice(-2)).toEqual(["person", "send"]);
    expect(await simulators.objects()).toHaveLength(2);
    expect((await getTicket(ctx, { id: ticket.id })).status).toBe("TRAFFICKED_SUCCESS");
  });

  it("adopts nothing that does not exist, is another ticket's, or that nobody named", async () => {
    const { ctx, arranged, task } = await ambiguous();
    const adopt = (externalId: string) => resolveDeployment(ctx, { taskId: task.taskId, resolution: { decision: "adopt", externalId } });
    await expect(adopt("120219999999999999")).rejects.toMatchObject({ code: "DEPLOY_008" });
    const theirs = await deployAnother(ctx, arranged);
    await expect(adopt(theirs)).rejects.toMatchObject({
      code: "DEPLOY_008",
      violations: [{ pointer: "/externalId", message: `${theirs} was made by another ticket` }],
    });
    await expect(resolveDeployment(ctx, { taskId: task.taskId, resolution: { decision: "adopt" } })).rejects.toMatchObject({
      name: "ZodError",
    });
    expect((await getTask(ctx, { taskId: task.taskId })).state).toBe("ambiguous");
  });

  it("adopts no word that is no id, and nothing older than its request", async () => {
    const { ctx, task } = await ambiguous();
    const adopt = (externalId: string) => resolveDeployment(ctx, { taskId: task.taskId, resolution: { decision: "adopt", externalId } });
    for (const word of ["me", "../../me", "act_123456789", "1?fields=access_token", "1/adsets"]) {
      await expect(adopt(word)).rejects.toMatchObject({ code: "DEPLOY_008", violations: [{ message: `Meta has no campaign ${word}` }] });
    }
    const old = await madeByHand("Old");
    await ctx.write((tx) =>
      tx.deploymentAttempt.updateMany({
        where: { tenantId: ctx.tenantId, deploymentId: task.taskId },
        data: { startedAt: new Date(Date.now() + 3_600_000) },
      }),
    );
    await expect(adopt(old)).rejects.toMatchObject({
      code: "DEPLOY_008",
      violations: [{ message: expect.stringContaining("before this ticket's request was sent") }],
    });
    expect((await getTask(ctx, { taskId: task.taskId })).state).toBe("ambiguous");
  });

  it("adopts what bears another name or runs only when a person confirms that", async () => {
    const { ctx, task } = await ambiguous();
    const another = await postByHand("campaigns", { ...BY_HAND, name: "Another name", status: "ACTIVE" });
    const adopt = (confirm?: boolean) =>
      resolveDeployment(ctx, {
        taskId: task.taskId,
        resolution: { decision: "adopt", externalId: another, ...(confirm ? { confirm } : {}) },
      });
    await expect(adopt()).rejects.toMatchObject({
      code: "DEPLOY_008",
      details: { externalId: another, name: "Another name", state: "ACTIVE" },
      violations: [{ pointer: "/confirm", rule: "confirm", message: expect.stringMatching(/is called "Another name".* and is ACTIVE/) }],
    });
    await expect(resolveDeployment(ctx, { taskId: task.taskId, resolution: { decision: "send", confirm: true } })).rejects.toMatchObject({
      name: "ZodError",
    });
    expect((await getTask(ctx, { taskId: task.taskId })).state).toBe("ambiguous");
    expect(await adopt(true)).toMatchObject({ state: "succeeded", result: { externalPlatformId: another } });
  });

  it("adopts nothing that stands in another campaign than the ticket's own", async () => {
    const ctx = await testContext();
    const arranged = await arrangeTrafficking(ctx, { campaignName: `Moana ${newId()}` });
    const ticket = await draftTicket(ctx, arranged, WITH_AD_SET);
    await checkTicket(ctx, { id: ticket.id });
    await simulators.fault({ path: "/adsets", method: "POST", drop: true });
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    for (let round = 0; (await getTask(ctx, { taskId })).attempts.every(({ outcome }) => outcome !== "unknown") && round < 5; round += 1) {
      await advanceDeployment(ctx, { deploymentId: taskId });
    }
    const own = (await getTask(ctx, { taskId })).steps.find(({ step }) => step === "campaign")?.externalId ?? "";
    const inOwn = await adSetByHand(ticket.name, own);
    const elsewhere = await adSetByHand(ticket.name, await madeByHand(ticket.name));
    for (let round = 0; (await advanceDeployment(ctx, { deploymentId: taskId })).next !== "done" && round < 20; round += 1) {
      await skipWait(ctx, taskId, 3_000);
    }
    expect(await getTask(ctx, { taskId })).toMatchObject({ state: "ambiguous", candidates: [{ externalId: inOwn }] });
    const adopt = (externalId: string) => resolveDeployment(ctx, { taskId, resolution: { decision: "adopt", externalId } });
    await expect(adopt(elsewhere)).rejects.toMatchObject({
      code: "DEPLOY_008",
      violations: [{ message: expect.stringContaining(`would stand in ${own}`) }],
    });
    expect(await adopt(inOwn)).toMatchObject({ state: "succeeded" });
  });

  it("lets one of two tickets adopt an object, however close they come", async () => {
    const { ctx, arranged, task, stranger } = await ambiguous();
    const other = await ambiguity(ctx, await anotherTicket(ctx, arranged));
    const adopt = (taskId: string) => resolveDeployment(ctx, { taskId, resolution: { decision: "adopt", externalId: stranger } });
    const said = await Promise.allSettled([adopt(task.taskId), adopt(other.task.taskId)]);
    expect(said.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const kept = await ctx.read((tx) => tx.platformObject.findMany({ where: { tenantId: ctx.tenantId, externalId: stranger } }));
    expect(kept).toHaveLength(1);
  });

  it("is decided once, by who saw it as it is, and only while nothing came after it", async () => {
    const { ctx, ticket, task } = await ambiguous();
    const send = (as: Ctx) => resolveDeployment(as, { taskId: task.taskId, resolution: { decision: "send" } });
    await expect(send(seeing(ctx, task.version - 1))).rejects.toMatchObject({ code: "CONFLICT_001" });
    await expect(send(await testContext({ tenant: ctx.tenant, role: "marketer" }))).rejects.toMatchObject({ code: "AUTH_003" });
    await expect(send(await testContext())).rejects.toMatchObject({ code: "DEPLOY_001" });
    const decided = await Promise.allSettled([send(ctx), send(ctx), send(seeing(ctx, task.version))]);
    expect(decided.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(send(ctx)).rejects.toMatchObject({ code: "DEPLOY_007", details: { state: "queued" } });
    await drive(ctx, task.taskId);
    await expect(send(ctx)).rejects.toMatchObject({ code: "DEPLOY_007", details: { state: "succeeded" } });
    expect((await getTicket(ctx, { id: ticket.id })).status).toBe("TRAFFICKED_SUCCESS");
  });

  it("leaves the decision to the next deployment once the ticket was taken up otherwise", async () => {
    const { ctx, ticket, task } = await ambiguous();
    await retryTicket(ctx, { id: ticket.id });
    await expect(resolveDeployment(ctx, { taskId: task.taskId, resolution: { decision: "send" } })).rejects.toMatchObject({
      code: "DEPLOY_007",
      details: { ticketStatus: "READY_FOR_API" },
    });
  });

  it("sends nothing more of a ticket that changed since, but keeps what was adopted", async () => {
    const { ctx, arranged, ticket, task, stranger } = await ambiguous(WITH_AD_SET);
    await updateCampaign(ctx, { id: arranged.campaign.id, changes: { budget: "60000.00" } });
    const resolved = await resolveDeployment(ctx, { taskId: task.taskId, resolution: { decision: "adopt", externalId: stranger } });
    expect(resolved).toMatchObject({ state: "failed", reason: expect.stringContaining("campaign") });
    expect((await getTicket(ctx, { id: ticket.id })).status).toBe("DRAFT");
    await updateTicket(ctx, { id: ticket.id, changes: { label: "again" } });
    await checkTicket(ctx, { id: ticket.id });
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    await drive(ctx, taskId);
    expect(await getTask(ctx, { taskId })).toMatchObject({ state: "succeeded", result: { externalPlatformId: stranger } });
    expect((await simulators.objects()).map(({ type }) => type).toSorted((a, b) => a.localeCompare(b))).toEqual(["ad_group", "campaign"]);
  });
});

/** A ticket of another campaign on the same account. */
async function anotherTicket(ctx: Ctx, arranged: Awaited<ReturnType<typeof arrangeTrafficking>>): Promise<TicketDto> {
  const { brand, market, channel, campaign } = arranged;
  const made = await createCampaign(ctx, {
    campaignName: `Another ${newId()}`,
    brandId: brand.id,
    marketId: market.id,
    budget: campaign.budget,
    startDate: campaign.startDate,
    endDate: campaign.endDate,
  });
  return createTicket(ctx, { campaignId: made.id, channelId: channel.id, requestType: "CREATE_CAMPAIGN", payloadConfig: LAWFUL_PAYLOAD });
}

/** Another ticket, deployed: the id of what it made. */
async function deployAnother(ctx: Ctx, arranged: Awaited<ReturnType<typeof arrangeTrafficking>>): Promise<string> {
  const ticket = await anotherTicket(ctx, arranged);
  await checkTicket(ctx, { id: ticket.id });
  const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
  await drive(ctx, taskId);
  return (await getTask(ctx, { taskId })).result?.externalPlatformId ?? "";
}
