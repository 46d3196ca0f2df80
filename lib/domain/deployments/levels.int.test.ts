import { describe, expect, it } from "vitest";
import { applyTicketFixes } from "@/lib/domain/tickets/apply-ticket-fixes";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import { planTicket } from "@/lib/domain/tickets/plan-ticket";
import { retryTicket } from "@/lib/domain/tickets/retry-ticket";
import { updateTicket } from "@/lib/domain/tickets/update-ticket";
import type { Ctx } from "@/lib/infra/context";
import { outbound } from "@/lib/infra/outbound/shared-outbound";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { drive } from "@/lib/testing/deployments";
import { arrangeTrafficking, draftTicket, LAWFUL_PAYLOAD, SIMULATED_META } from "@/lib/testing/factories";
import { simulatedPlatforms } from "@/lib/testing/simulators";
import { advanceDeployment } from "./advance-deployment";
import { getTask } from "./get-task";
import { startDeployment } from "./start-deployment";

const simulators = simulatedPlatforms();

const THREE_LEVELS = {
  ...LAWFUL_PAYLOAD,
  adset: {
    billing_event: "IMPRESSIONS",
    optimization_goal: "LINK_CLICKS",
    targeting: { geo_locations: { countries: ["US"] } },
  },
  ad: {
    creative: {
      page_id: "100000000000001",
      message: "Sail beyond the reef",
      headline: "Moana is back",
      link: "https://example.com/moana",
      call_to_action: "LEARN_MORE",
    },
  },
};

async function arrange(payload: Record<string, unknown> = {}) {
  const ctx = await testContext();
  const arranged = await arrangeTrafficking(ctx, { campaignName: `Moana ${newId()}` });
  const ticket = await draftTicket(ctx, arranged, { ...THREE_LEVELS, ...payload });
  await ready(ctx, ticket.id);
  return { ctx, arranged, ticket };
}

async function ready(ctx: Ctx, id: string): Promise<void> {
  const { status, findings } = await checkTicket(ctx, { id });
  expect({ status, blocks: findings.filter(({ severity }) => severity === "block") }).toEqual({ status: "READY_FOR_API", blocks: [] });
}

async function deploy(ctx: Ctx, ticketId: string) {
  const { taskId } = await startDeployment(ctx, { ticketId });
  await drive(ctx, taskId);
  return getTask(ctx, { taskId });
}

const kinds = async () => (await simulators.objects()).map(({ type }) => type).toSorted((a, b) => a.localeCompare(b));
const REFUSED = { status: 400, body: { error: { message: "Invalid parameter", code: 100, error_user_msg: "This goal is not available" } } };

describe("a ticket of three levels", () => {
  it("makes each level inside the one above, and keeps all of it as a tree", async () => {
    const { ctx, ticket } = await arrange();
    const task = await deploy(ctx, ticket.id);
    expect(task.steps.map(({ step, status }) => `${step} ${status}`)).toEqual([
      "campaign made",
      "ad_group made",
      "creative made",
      "ad made",
    ]);
    const objects = await simulators.objects();
    const idOf = (type: string) => objects.find((object) => object.type === type)?.id;
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ status: "TRAFFICKED_SUCCESS", externalPlatformId: idOf("campaign") });
    const stored = await ctx.read((tx) => tx.platformObject.findMany({ where: { tenantId: ctx.tenantId }, include: { parent: true } }));
    expect(Object.fromEntries(stored.map(({ kind, parent, state }) => [kind, [parent?.kind ?? null, state]]))).toEqual({
      campaign: [null, "PAUSED"],
      ad_group: ["campaign", "PAUSED"],
      creative: [null, "ACTIVE"],
      ad: ["ad_group", "PAUSED"],
    });
    expect(new Set(stored.map(({ externalId }) => externalId))).toEqual(new Set(objects.map(({ id }) => id)));
  });

  it("is resumed from the bottom up, and paused at the top", async () => {
    const { ctx, arranged, ticket } = await arrange();
    await deploy(ctx, ticket.id);
    const payloadConfig = { ad_account_id: SIMULATED_META.accountId };
    const resume = await draftTicket(ctx, arranged, {}, { requestType: "RESUME_CAMPAIGN", payloadConfig });
    await ready(ctx, resume.id);
    const task = await deploy(ctx, resume.id);
    expect(task.steps.map(({ kind }) => kind)).toEqual(["ad", "ad_group", "campaign"]);
    expect(task.result?.externalPlatformId).toBe((await getTicket(ctx, { id: ticket.id })).externalPlatformId);
    const states = async () => {
      const rows = await ctx.read((tx) => tx.platformObject.findMany({ where: { tenantId: ctx.tenantId, kind: { not: "creative" } } }));
      return Object.fromEntries(rows.map(({ kind, state }) => [kind, state]));
    };
    expect(await states()).toEqual({ campaign: "ACTIVE", ad_group: "ACTIVE", ad: "ACTIVE" });
    const pause = await draftTicket(ctx, arranged, {}, { requestType: "PAUSE_CAMPAIGN", payloadConfig });
    await ready(ctx, pause.id);
    await deploy(ctx, pause.id);
    expect(await states()).toEqual({ campaign: "PAUSED", ad_group: "ACTIVE", ad: "ACTIVE" });
  });

  it("whose resumption stops half-way goes on with what is still paused", async () => {
    const { ctx, arranged, ticket } = await arrange();
    await deploy(ctx, ticket.id);
    const payloadConfig = { ad_account_id: SIMULATED_META.accountId };
    const resume = await draftTicket(ctx, arranged, {}, { requestType: "RESUME_CAMPAIGN", payloadConfig });
    await ready(ctx, resume.id);
    const adSet = (await simulators.objects()).find(({ type }) => type === "ad_group")?.id;
    await simulators.fault({ ...REFUSED, path: `/${adSet}` });
    expect((await deploy(ctx, resume.id)).steps.map(({ status }) => status)).toEqual(["made", "failed", "not_yet"]);
    await retryTicket(ctx, { id: resume.id });
    const { requests } = await planTicket(ctx, { id: resume.id });
    expect(requests.map(({ path }) => path)).toEqual([`/${adSet}`, expect.stringMatching(/^\/\d+$/)]);
    expect((await deploy(ctx, resume.id)).status).toBe("SUCCESS");
  });
});

describe("a partial success", () => {
  it("is kept, shown level by level, and continued by a retry without a repetition", async () => {
    const { ctx, ticket } = await arrange();
    await simulators.fault({ ...REFUSED, path: "/adsets" });
    const failed = await deploy(ctx, ticket.id);
    expect(failed.steps).toMatchObject([
      { step: "campaign", status: "made", externalId: expect.any(String) },
      { step: "ad_group", status: "failed", reason: expect.stringContaining("This goal is not available") },
      { step: "creative", status: "not_yet", reason: null },
      { step: "ad", status: "not_yet" },
    ]);
    expect(await kinds()).toEqual(["campaign"]);
    const campaignId = failed.steps[0]?.externalId ?? "";
    await retryTicket(ctx, { id: ticket.id });
    const plan = await planTicket(ctx, { id: ticket.id });
    expect(plan.done).toMatchObject([{ step: "campaign", externalId: campaignId, name: ticket.name }]);
    expect(plan.requests.map(({ step }) => step)).toEqual(["ad_group", "creative", "ad"]);
    expect(plan.requests[0]?.body).toMatchObject({ campaign_id: campaignId });
    expect(plan.hash).not.toBe(failed.planHash);
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id, planHash: plan.hash });
    await drive(ctx, taskId);
    const task = await getTask(ctx, { taskId });
    expect(task.steps.map(({ step, status, earlier }) => [step, status, earlier])).toEqual([
      ["campaign", "made", true],
      ["ad_group", "made", false],
      ["creative", "made", false],
      ["ad", "made", false],
    ]);
    expect(await kinds()).toEqual(["ad", "ad_group", "campaign", "creative"]);
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ status: "TRAFFICKED_SUCCESS", externalPlatformId: campaignId });
  });

  it("of a ticket that says something else by now is brought to it, after another check", async () => {
    const { ctx, ticket } = await arrange();
    await simulators.fault({ ...REFUSED, path: "/adsets" });
    await deploy(ctx, ticket.id);
    await updateTicket(ctx, { id: ticket.id, changes: { payloadConfig: { ...THREE_LEVELS, daily_budget: "175.00" } } });
    await ready(ctx, ticket.id);
    const plan = await planTicket(ctx, { id: ticket.id });
    expect(plan.done).toEqual([]);
    expect(plan.requests.map(({ step, path }) => [step, path.replace(/\d+$/, "")])).toEqual([
      ["campaign", "/"],
      ["ad_group", `/act_${SIMULATED_META.accountId}/adsets`],
      ["creative", `/act_${SIMULATED_META.accountId}/adcreatives`],
      ["ad", `/act_${SIMULATED_META.accountId}/ads`],
    ]);
    expect(plan.requests[0]?.body).toEqual({ daily_budget: 17500 });
    expect((await deploy(ctx, ticket.id)).status).toBe("SUCCESS");
    expect(await kinds()).toEqual(["ad", "ad_group", "campaign", "creative"]);
  });

  it("replaces a creative that was made with other words, and no more than that", async () => {
    const { ctx, ticket } = await arrange();
    await simulators.fault({ ...REFUSED, path: "/ads" });
    await deploy(ctx, ticket.id);
    expect(await kinds()).toEqual(["ad_group", "campaign", "creative"]);
    const ad = { creative: { ...THREE_LEVELS.ad.creative, message: "Sail beyond the horizon" } };
    await updateTicket(ctx, { id: ticket.id, changes: { payloadConfig: { ...THREE_LEVELS, ad } } });
    await ready(ctx, ticket.id);
    const plan = await planTicket(ctx, { id: ticket.id });
    expect(plan.done.map(({ step }) => step)).toEqual(["campaign", "ad_group"]);
    expect(plan.requests.map(({ step }) => step)).toEqual(["creative", "ad"]);
    expect(plan.warnings).toMatchObject([{ rule: "plan.surplus", step: "creative" }]);
    expect((await deploy(ctx, ticket.id)).status).toBe("SUCCESS");
    expect(await kinds()).toEqual(["ad", "ad_group", "campaign", "creative", "creative"]);
  });

  it("of a change goes on with the creative it made, and makes no other", async () => {
    const { ctx, arranged, ticket } = await arrange();
    await deploy(ctx, ticket.id);
    const creative = { ...THREE_LEVELS.ad.creative, message: "Sail beyond the horizon" };
    const payloadConfig = { ad_account_id: SIMULATED_META.accountId, ad: { creative } };
    const change = await draftTicket(ctx, arranged, {}, { requestType: "UPDATE_CAMPAIGN", payloadConfig });
    await ready(ctx, change.id);
    const ad = (await simulators.objects()).find(({ type }) => type === "ad")?.id;
    await simulators.fault({ ...REFUSED, path: `/${ad}` });
    expect((await deploy(ctx, change.id)).steps.map(({ step, status }) => `${step} ${status}`)).toEqual(["creative made", "ad failed"]);
    await retryTicket(ctx, { id: change.id });
    expect((await planTicket(ctx, { id: change.id })).requests.map(({ step }) => step)).toEqual(["ad"]);
    expect((await deploy(ctx, change.id)).status).toBe("SUCCESS");
    expect(await kinds()).toEqual(["ad", "ad_group", "campaign", "creative", "creative"]);
  });

  it("with a budget that is not to be sent any more is not taken for made", async () => {
    const { ctx, ticket } = await arrange();
    await simulators.fault({ ...REFUSED, path: "/adsets" });
    await deploy(ctx, ticket.id);
    const { daily_budget, ...others } = THREE_LEVELS;
    const payloadConfig = { ...others, adset: { ...THREE_LEVELS.adset, daily_budget } };
    await updateTicket(ctx, { id: ticket.id, changes: { payloadConfig } });
    const { status, findings } = await checkTicket(ctx, { id: ticket.id });
    expect({ status, rules: findings.filter(({ severity }) => severity === "block").map(({ rule }) => rule) }).toEqual({
      status: "QA_FAILED",
      rules: ["plan.possible"],
    });
    await expect(planTicket(ctx, { id: ticket.id })).rejects.toMatchObject({
      code: "TICKET_005",
      message: expect.stringContaining("cannot be taken away"),
      violations: [{ pointer: "/payloadConfig/daily_budget", message: expect.stringContaining("cannot be taken away") }],
    });
  });

  it("with another objective than it was made with is refused by QA, which sets it back", async () => {
    const { ctx, ticket } = await arrange();
    await simulators.fault({ ...REFUSED, path: "/adsets" });
    await deploy(ctx, ticket.id);
    const payloadConfig = { ...THREE_LEVELS, objective: "OUTCOME_AWARENESS", adset: { ...THREE_LEVELS.adset, optimization_goal: "REACH" } };
    await updateTicket(ctx, { id: ticket.id, changes: { payloadConfig } });
    const checked = await checkTicket(ctx, { id: ticket.id });
    expect(checked.status).toBe("QA_FAILED");
    expect(checked.findings.filter(({ rule }) => rule === "plan.possible")).toMatchObject([
      {
        pointer: "/payload_config/objective",
        message: expect.stringContaining('made with objective "OUTCOME_TRAFFIC"'),
        suggestion: [{ op: "replace", path: "/objective", value: "OUTCOME_TRAFFIC" }],
      },
    ]);
    const mended = await applyTicketFixes(ctx, {
      id: ticket.id,
      findings: [{ rule: "plan.possible", pointer: "/payload_config/objective" }],
    });
    expect(mended.findings.filter(({ rule }) => rule === "plan.possible")).toEqual([]);
    await updateTicket(ctx, { id: ticket.id, changes: { payloadConfig: THREE_LEVELS } });
    await ready(ctx, ticket.id);
    expect((await deploy(ctx, ticket.id)).status).toBe("SUCCESS");
  });

  it.each(["/campaigns", "/adsets", "/adcreatives", "/ads"])(
    "is found again wherever an answer was lost after the work (%s)",
    async (path) => {
      const { ctx, ticket } = await arrange();
      await simulators.fault({ path, drop: true, after_commit: true });
      const task = await deploy(ctx, ticket.id);
      expect(task.status).toBe("SUCCESS");
      expect(task.attempts.map(({ outcome }) => outcome)).toContain("unknown");
      expect(await kinds()).toEqual(["ad", "ad_group", "campaign", "creative"]);
    },
  );

  it("survives a process that dies after any of its requests", async () => {
    for (let dies = 1; dies <= 4; dies += 1) {
      const { ctx, ticket } = await arrange();
      const before = (await simulators.objects()).length;
      let sent = 0;
      const dying: typeof outbound = async (request, options) => {
        const response = await outbound(request, options);
        if (request.method === "POST") sent += 1;
        if (request.method === "POST" && sent === dies) throw new Error("the process died here");
        return response;
      };
      const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
      await expect(drive(ctx, taskId, { network: dying })).rejects.toThrow("died");
      await drive(ctx, taskId);
      expect((await getTask(ctx, { taskId })).status).toBe("SUCCESS");
      expect((await simulators.objects()).length - before).toBe(4);
    }
  });

  it("is the plan that was accepted: what its own deployment does is no change of it", async () => {
    const { ctx, ticket } = await arrange();
    const { hash } = await planTicket(ctx, { id: ticket.id });
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id, planHash: hash });
    expect(await advanceDeployment(ctx, { deploymentId: taskId })).toEqual({ next: "again" });
    expect((await planTicket(ctx, { id: ticket.id })).hash).not.toBe(hash);
    await drive(ctx, taskId);
    expect(await getTask(ctx, { taskId })).toMatchObject({ status: "SUCCESS", planHash: hash });
  });
});
