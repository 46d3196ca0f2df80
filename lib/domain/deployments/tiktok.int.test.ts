import { describe, expect, it } from "vitest";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { createCampaign } from "@/lib/domain/campaigns/create-campaign";
import { createChannel } from "@/lib/domain/channels/create-channel";
import { createConnection } from "@/lib/domain/connections/create-connection";
import { createMarket } from "@/lib/domain/markets/create-market";
import { refreshPlatformObjects } from "@/lib/domain/platform-objects/refresh-platform-objects";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { createTicket } from "@/lib/domain/tickets/create-ticket";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import { planTicket } from "@/lib/domain/tickets/plan-ticket";
import { retryTicket } from "@/lib/domain/tickets/retry-ticket";
import type { Ctx } from "@/lib/infra/context";
import { outbound } from "@/lib/infra/outbound/shared-outbound";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { drive, skipWait } from "@/lib/testing/deployments";
import { inDays } from "@/lib/testing/factories";
import { simulatedPlatforms } from "@/lib/testing/simulators";
import { advanceDeployment } from "./advance-deployment";
import { cancelDeployment } from "./cancel-deployment";
import { getTask } from "./get-task";
import { startDeployment } from "./start-deployment";

const ADVERTISER = "7000000000000000001";
const TOKEN = "simulated-tiktok-token";

const platforms = simulatedPlatforms();

const FLAT = {
  advertiser_id: ADVERTISER,
  objective_type: "TRAFFIC",
  budget_mode: "BUDGET_MODE_DAY",
  budget: "150.00",
  location_ids: ["6252001"],
  landing_page_url: "https://example.com/moana",
};
const LANDING = "https://example.com/moana?utm_source=tiktok&utm_medium=paid_social&utm_campaign=moana&utm_content=film";
const LEVELS = {
  adgroup: {
    promotion_type: "WEBSITE",
    placement_type: "PLACEMENT_TYPE_AUTOMATIC",
    location_ids: ["6252001"],
    age_groups: ["AGE_25_34"],
    budget_mode: "BUDGET_MODE_DAY",
    budget: "60.00",
    billing_event: "CPC",
    optimization_goal: "CLICK",
  },
  ad: {
    creatives: [
      {
        ad_format: "SINGLE_VIDEO",
        ad_text: "Set sail for the isles",
        video_id: "v10033g50000moana",
        landing_page_url: LANDING,
        call_to_action: "LEARN_MORE",
        identity_type: "CUSTOMIZED_USER",
        identity_id: "7000000000000000009",
      },
    ],
  },
};

/** A workspace with TikTok's simulator connected, and a checked ticket. */
async function readyTicket(payload: Record<string, unknown> = {}) {
  const ctx = await testContext();
  const market = await createMarket(ctx, {
    code: "US",
    name: "United States",
    country: "US",
    region: "AMER",
    currency: "USD",
    timezone: "America/New_York",
  });
  const brand = await createBrand(ctx, { name: "Distant Isles", internalCode: "DIS" });
  const channel = await createChannel(ctx, { platformName: "TikTok" });
  await createConnection(ctx, {
    platform: "tiktok",
    name: "TikTok, simulated",
    accountId: ADVERTISER,
    currency: "USD",
    timezone: "America/New_York",
    environment: "simulator",
    credentials: { access_token: TOKEN },
  });
  const campaign = await createCampaign(ctx, {
    campaignName: `Moana ${newId()}`,
    brandId: brand.id,
    marketId: market.id,
    budget: "50000.00",
    startDate: inDays(3),
    endDate: inDays(33),
  });
  const draft = async (
    requestType: "CREATE_CAMPAIGN" | "UPDATE_CAMPAIGN" | "PAUSE_CAMPAIGN" | "RESUME_CAMPAIGN",
    payloadConfig: Record<string, unknown>,
  ) => {
    const made = await createTicket(ctx, { campaignId: campaign.id, channelId: channel.id, requestType, payloadConfig });
    const checked = await checkTicket(ctx, { id: made.id });
    expect(checked.findings.filter(({ severity }) => severity === "block")).toEqual([]);
    expect(checked.status).toBe("READY_FOR_API");
    return made;
  };
  return { ctx, draft, ticket: await draft("CREATE_CAMPAIGN", { ...FLAT, ...payload }) };
}

const objects = async (type = "campaign") => (await platforms.objects("tiktok")).filter((object) => object.type === type);
const requests = async (path: string) =>
  (await platforms.requests("tiktok"))
    .filter((request) => request.path.endsWith(path))
    .map(({ body }) => ({ body: body as Record<string, unknown> }));
const fault = (given: Record<string, unknown>) => platforms.fault({ platform: "tiktok", path: "/campaign/create/", ...given });

async function deployed(ctx: Ctx, ticketId: string) {
  const { taskId } = await startDeployment(ctx, { ticketId });
  const waits = await drive(ctx, taskId);
  return { waits, task: await getTask(ctx, { taskId }) };
}

describe("a deployment to TikTok", () => {
  it("creates one disabled campaign, marked as ours, and writes its id back", async () => {
    const { ctx, ticket } = await readyTicket();
    const { task } = await deployed(ctx, ticket.id);
    const [made, ...others] = await objects();
    expect(others).toEqual([]);
    expect(made).toMatchObject({ name: ticket.name, status: "DISABLE", received: { budget: 150, po_number: `sb-${ticket.id}` } });
    expect(task).toMatchObject({ status: "SUCCESS", result: { externalPlatformId: made?.id }, attempts: [{ outcome: "success" }] });
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ status: "TRAFFICKED_SUCCESS", externalPlatformId: made?.id });
    expect(JSON.stringify(task)).not.toContain(TOKEN);
  });

  it("creates every level whose block is there, each in the one above", async () => {
    const { ctx, ticket } = await readyTicket(LEVELS);
    const { task } = await deployed(ctx, ticket.id);
    expect(task.status).toBe("SUCCESS");
    const [campaign] = await objects();
    const [adGroup] = await objects("ad_group");
    const [ad] = await objects("ad");
    expect(adGroup).toMatchObject({ name: ticket.name, status: "DISABLE", received: { campaign_id: campaign?.id } });
    expect(ad).toMatchObject({ name: ticket.name, status: "DISABLE", received: { adgroup_id: adGroup?.id } });
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ externalPlatformId: campaign?.id });
  });

  it("waits on 40100 inside a 200, without counting it, and succeeds", async () => {
    const { ctx, ticket } = await readyTicket();
    await fault({ status: 200, body: { code: 40100, message: "Too many requests. Please retry in some time.", request_id: "log" } });
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    expect((await advanceDeployment(ctx, { deploymentId: taskId })).next).toBe("wait");
    const waiting = await getTask(ctx, { taskId });
    expect(waiting).toMatchObject({ status: "RETRY", failures: 0, attempts: [{ outcome: "throttled" }] });
    expect(waiting.attempts[0]?.reason).toContain("Too many requests");
    expect((Date.parse(waiting.nextAttemptAt ?? "") - Date.now()) / 1000).toBeGreaterThan(50);
    await skipWait(ctx, taskId);
    await drive(ctx, taskId);
    expect(await getTask(ctx, { taskId })).toMatchObject({ status: "SUCCESS", failures: 0 });
    expect(await objects()).toHaveLength(1);
  });

  it("waits as long as a 429 says", async () => {
    const { ctx, ticket } = await readyTicket();
    await fault({ status: 429, headers: { "Retry-After": "17" } });
    const { waits, task } = await deployed(ctx, ticket.id);
    expect(waits[0]).toBeGreaterThan(13);
    expect(waits[0]).toBeLessThanOrEqual(17);
    expect(task).toMatchObject({ status: "SUCCESS", failures: 0 });
    expect(await objects()).toHaveLength(1);
  });

  it.each([
    ["a 500 that did nothing", { status: 500, body: { error: { message: "oops" } } }],
    ["a 503 after the work was done", { status: 503, after_commit: true, body: "busy" }],
    ["an answer lost after the work was done", { drop: true, after_commit: true }],
    ["a connection dropped before the work", { drop: true }],
    ["a 50000 inside a 200 after the work was done", { status: 200, after_commit: true, body: { code: 50000, message: "System error" } }],
    ["a 200 that is no answer, after the work was done", { status: 200, after_commit: true, body: "<html>" }],
  ])("after %s ends with exactly one campaign", async (_name, given) => {
    const { ctx, ticket } = await readyTicket();
    await fault(given);
    const { task } = await deployed(ctx, ticket.id);
    expect(task.status).toBe("SUCCESS");
    const made = await objects();
    expect(made).toHaveLength(1);
    expect(task.result?.externalPlatformId).toBe(made[0]?.id);
    expect(task.attempts.length).toBeGreaterThan(1);
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ status: "TRAFFICKED_SUCCESS" });
  });

  it("re-sends the same request_id, of which the platform makes one campaign", async () => {
    const { ctx, ticket } = await readyTicket();
    await fault({ drop: true, after_commit: true, times: 3 });
    const { task } = await deployed(ctx, ticket.id);
    expect(task.status).toBe("SUCCESS");
    const sent = await requests("/campaign/create/");
    expect(sent.length).toBe(4);
    expect(new Set(sent.map(({ body }) => body.request_id)).size).toBe(1);
    expect(await objects()).toHaveLength(1);
  });

  it.each([
    [[{ drop: true, after_commit: true }], 1],
    [
      [
        { drop: true, after_commit: true },
        { status: 200, body: { code: 40050, message: "Duplicated request", request_id: "log" } },
      ],
      2,
    ],
    [[{ drop: true }], 1],
  ])("that is cancelled after a lost answer (%j) knows first what it made, and sends nothing more", async (faults, sends) => {
    const { ctx, ticket } = await readyTicket(LEVELS);
    for (const given of faults) await fault(given);
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    for (let sent = 1; sent <= sends; sent += 1) {
      expect(await advanceDeployment(ctx, { deploymentId: taskId })).toMatchObject({ next: "wait" });
      if (sent < sends) await skipWait(ctx, taskId);
    }
    expect(await cancelDeployment(ctx, { taskId })).toMatchObject({ state: "waiting" });
    await drive(ctx, taskId);
    expect((await getTask(ctx, { taskId })).state).toBe("cancelled");
    expect(await requests("/campaign/create/")).toHaveLength(sends);
    expect(await requests("/adgroup/create/")).toEqual([]);
    const kept = await ctx.read((tx) => tx.platformObject.findMany({ where: { tenantId: ctx.tenantId } }));
    expect(kept.map(({ externalId }) => externalId)).toEqual((await objects()).map(({ id }) => id));
  });

  it("that is told of a repeated request finds what the first one made", async () => {
    const { ctx, ticket } = await readyTicket();
    await fault({ drop: true, after_commit: true });
    await fault({ status: 200, body: { code: 40050, message: "Duplicated request", request_id: "log" } });
    const { task } = await deployed(ctx, ticket.id);
    const made = await objects();
    expect(made).toHaveLength(1);
    expect(task).toMatchObject({ status: "SUCCESS", result: { externalPlatformId: made[0]?.id } });
  });

  it.each([
    ["/adgroup/create/", { drop: true, after_commit: true }],
    ["/adgroup/create/", { status: 503 }],
    ["/ad/create/", { drop: true, after_commit: true }],
    ["/ad/create/", { status: 502, after_commit: true, body: "gateway" }],
    ["/ad/create/", { drop: true }],
    ["/ad/create/", { status: 200, body: { code: 40100, message: "Too many requests in this second" } }],
  ])("after trouble at %s (%j) has each level once", async (path, given) => {
    const { ctx, ticket } = await readyTicket(LEVELS);
    await fault({ path, ...given });
    const { task } = await deployed(ctx, ticket.id);
    expect(task.status).toBe("SUCCESS");
    for (const type of ["campaign", "ad_group", "ad"]) expect(await objects(type)).toHaveLength(1);
  });

  it("ends at once on 40002 inside a 200, with the platform's words, and may be retried", async () => {
    const { ctx, ticket } = await readyTicket();
    await fault({
      status: 200,
      body: { code: 40002, message: "objective_type: The objective is not available to you.", request_id: "log" },
    });
    const { waits, task } = await deployed(ctx, ticket.id);
    expect(waits).toEqual([]);
    expect(task.status).toBe("FAILURE");
    const failed = await getTicket(ctx, { id: ticket.id });
    expect(failed.status).toBe("FAILED");
    expect(failed.qaFailureReason).toContain("The objective is not available to you");
    expect(await objects()).toEqual([]);
    await retryTicket(ctx, { id: ticket.id });
    expect((await deployed(ctx, ticket.id)).task.status).toBe("SUCCESS");
    expect(await objects()).toHaveLength(1);
  });

  it("keeps what was made when a lower level is refused, and a retry goes on from there", async () => {
    const { ctx, ticket } = await readyTicket(LEVELS);
    await fault({ path: "/ad/create/", status: 200, body: { code: 40002, message: "creatives.0.video_id: The video is not available." } });
    expect((await deployed(ctx, ticket.id)).task.status).toBe("FAILURE");
    expect([(await objects()).length, (await objects("ad_group")).length, (await objects("ad")).length]).toEqual([1, 1, 0]);
    await retryTicket(ctx, { id: ticket.id });
    expect((await deployed(ctx, ticket.id)).task.status).toBe("SUCCESS");
    expect([(await objects()).length, (await objects("ad_group")).length, (await objects("ad")).length]).toEqual([1, 1, 1]);
  });

  it("of a worker that died between send and write-back ends with one campaign", async () => {
    const { ctx, ticket } = await readyTicket();
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    const dying: typeof outbound = async (request, options) => {
      await outbound(request, options);
      throw new Error("the process died here");
    };
    await expect(advanceDeployment(ctx, { deploymentId: taskId }, { outbound: dying })).rejects.toThrow("died");
    await drive(ctx, taskId);
    expect((await getTask(ctx, { taskId })).status).toBe("SUCCESS");
    expect(await objects()).toHaveLength(1);
  });

  it("as Smart+ creates, updates, pauses and resumes by Smart+'s own paths", async () => {
    const { ctx, draft, ticket } = await readyTicket({
      campaign_automation_type: "UPGRADED_SMART_PLUS",
      objective_type: "LEAD_GENERATION",
      budget_mode: "BUDGET_MODE_DYNAMIC_DAILY_BUDGET",
    });
    const plan = await planTicket(ctx, { id: ticket.id });
    expect(plan.requests[0]).toMatchObject({ path: "/smart_plus/campaign/create/" });
    expect((await deployed(ctx, ticket.id)).task.status).toBe("SUCCESS");
    const update = await draft("UPDATE_CAMPAIGN", { advertiser_id: ADVERTISER, budget: "175.00" });
    expect((await deployed(ctx, update.id)).task.status).toBe("SUCCESS");
    const resume = await draft("RESUME_CAMPAIGN", { advertiser_id: ADVERTISER });
    expect((await deployed(ctx, resume.id)).task.status).toBe("SUCCESS");
    expect(await objects()).toMatchObject([{ status: "ENABLE" }]);
    const pause = await draft("PAUSE_CAMPAIGN", { advertiser_id: ADVERTISER });
    expect((await deployed(ctx, pause.id)).task.status).toBe("SUCCESS");
    expect(await objects()).toMatchObject([{ status: "DISABLE" }]);
    expect(await requests("/smart_plus/campaign/status/update/")).toHaveLength(2);
  });

  it("updates the ad group, and resumes what is below the campaign before it", async () => {
    const { ctx, draft, ticket } = await readyTicket(LEVELS);
    expect((await deployed(ctx, ticket.id)).task.status).toBe("SUCCESS");
    const update = await draft("UPDATE_CAMPAIGN", { advertiser_id: ADVERTISER, budget: "175.00", adgroup: { budget: "70.00" } });
    expect((await deployed(ctx, update.id)).task.status).toBe("SUCCESS");
    expect((await requests("/adgroup/update/"))[0]?.body).toMatchObject({ budget: 70 });
    const resume = await draft("RESUME_CAMPAIGN", { advertiser_id: ADVERTISER });
    expect((await deployed(ctx, resume.id)).task.status).toBe("SUCCESS");
    for (const type of ["campaign", "ad_group", "ad"]) expect(await objects(type)).toMatchObject([{ status: "ENABLE" }]);
    const order = (await requests("status/update/")).map(({ body }) => Object.keys(body).find((word) => word.endsWith("_ids")));
    expect(order).toEqual(["ad_ids", "adgroup_ids", "campaign_ids"]);
  });
});

/** Deletes what the ticket made of a kind on the platform itself, as somebody would there, and reads it again. */
async function deleteThere(ctx: Ctx, ticketId: string, level: "campaign" | "adgroup", prefix = "") {
  const kind = level === "campaign" ? "campaign" : "ad_group";
  const rows = await ctx.read((tx) => tx.platformObject.findMany({ where: { tenantId: ctx.tenantId, kind, state: { not: "DELETED" } } }));
  const ids = rows.map(({ externalId }) => externalId);
  expect(ids).toHaveLength(1);
  const answer = await fetch(`${platforms.url()}/tiktok/open_api/v1.3${prefix}/${level}/status/update/`, {
    method: "POST",
    headers: { "content-type": "application/json", "access-token": TOKEN },
    body: JSON.stringify({ advertiser_id: ADVERTISER, [`${level}_ids`]: ids, operation_status: "DELETE" }),
  });
  expect(await answer.json()).toMatchObject({ code: 0 });
  const { objects: read } = await refreshPlatformObjects(ctx, { ticketId });
  expect(read.find(({ externalId }) => externalId === ids[0])).toMatchObject({ state: "DELETED" });
  return ids[0] ?? "";
}

const live = async (type?: string) => (await objects(type)).filter(({ status }) => status !== "DELETE");

describe("a ticket of which something was deleted on the platform", () => {
  const refused = { status: 200, body: { code: 40002, message: "Not available." } };

  it("after its ad group was refused makes a campaign anew, and all of it in that one", async () => {
    const { ctx, ticket } = await readyTicket(LEVELS);
    await fault({ path: "/adgroup/create/", ...refused });
    expect((await deployed(ctx, ticket.id)).task.status).toBe("FAILURE");
    const gone = await deleteThere(ctx, ticket.id, "campaign");
    await retryTicket(ctx, { id: ticket.id });
    const { task } = await deployed(ctx, ticket.id);
    expect(task.status).toBe("SUCCESS");
    const [campaign, ...others] = await live();
    expect(others).toEqual([]);
    expect(campaign?.id).not.toBe(gone);
    expect(await objects("ad_group")).toMatchObject([{ received: { campaign_id: campaign?.id } }]);
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ status: "TRAFFICKED_SUCCESS", externalPlatformId: campaign?.id });
    const ids = (await requests("/campaign/create/")).map(({ body }) => body.request_id);
    expect(new Set(ids).size).toBe(2);
  });

  it("makes the ad group anew too, although nobody deleted that one", async () => {
    const { ctx, ticket } = await readyTicket(LEVELS);
    await fault({ path: "/ad/create/", ...refused });
    expect((await deployed(ctx, ticket.id)).task.status).toBe("FAILURE");
    await deleteThere(ctx, ticket.id, "campaign");
    await retryTicket(ctx, { id: ticket.id });
    expect((await deployed(ctx, ticket.id)).task.status).toBe("SUCCESS");
    const [campaign] = await live();
    const adGroup = (await objects("ad_group")).find(({ received }) => received.campaign_id === campaign?.id);
    expect(await objects("ad_group")).toHaveLength(2);
    expect(await objects("ad")).toMatchObject([{ received: { adgroup_id: adGroup?.id } }]);
  });

  it("makes an ad group anew that was deleted by itself, in the campaign that is there", async () => {
    const { ctx, ticket } = await readyTicket(LEVELS);
    await fault({ path: "/ad/create/", ...refused });
    expect((await deployed(ctx, ticket.id)).task.status).toBe("FAILURE");
    await deleteThere(ctx, ticket.id, "adgroup");
    await retryTicket(ctx, { id: ticket.id });
    expect((await deployed(ctx, ticket.id)).task.status).toBe("SUCCESS");
    expect(await objects()).toHaveLength(1);
    const [adGroup, ...others] = await live("ad_group");
    expect(others).toEqual([]);
    expect(await objects("ad")).toMatchObject([{ received: { adgroup_id: adGroup?.id } }]);
  });

  it.each([
    ["a lost answer", [{ drop: true, after_commit: true, times: 2 }]],
    [
      "a repetition that the platform knows",
      [
        { drop: true, after_commit: true },
        { status: 200, body: { code: 40050, message: "Duplicated request", request_id: "log" } },
      ],
    ],
  ])("has it once again after %s", async (_name, faults) => {
    const { ctx, ticket } = await readyTicket(LEVELS);
    await fault({ path: "/adgroup/create/", ...refused });
    await deployed(ctx, ticket.id);
    await deleteThere(ctx, ticket.id, "campaign");
    await retryTicket(ctx, { id: ticket.id });
    for (const given of faults) await fault(given);
    expect((await deployed(ctx, ticket.id)).task.status).toBe("SUCCESS");
    expect(await objects()).toHaveLength(2);
    expect(await live()).toHaveLength(1);
  });

  it("is no success when the platform answers with what was deleted, and may be tried again", async () => {
    const { ctx, ticket } = await readyTicket(LEVELS);
    await fault({ path: "/adgroup/create/", ...refused });
    await deployed(ctx, ticket.id);
    const gone = await deleteThere(ctx, ticket.id, "campaign");
    await retryTicket(ctx, { id: ticket.id });
    await fault({ status: 200, body: { code: 0, message: "OK", data: { campaign_id: gone } } });
    const { task } = await deployed(ctx, ticket.id);
    expect(task).toMatchObject({ status: "FAILURE", steps: [{ step: "campaign", status: "failed" }, {}, {}] });
    expect(task.reason).toContain(`${gone}, which was deleted there`);
    const kept = await ctx.read((tx) => tx.platformObject.findMany({ where: { tenantId: ctx.tenantId } }));
    expect(kept).toMatchObject([{ externalId: gone, state: "DELETED" }]);
    await retryTicket(ctx, { id: ticket.id });
    expect((await deployed(ctx, ticket.id)).task.status).toBe("SUCCESS");
    expect(await live()).toHaveLength(1);
  });

  it("as Smart+ is still known as one when it was made anew", async () => {
    const { ctx, draft, ticket } = await readyTicket({
      campaign_automation_type: "UPGRADED_SMART_PLUS",
      objective_type: "LEAD_GENERATION",
      budget_mode: "BUDGET_MODE_DYNAMIC_DAILY_BUDGET",
      adgroup: {
        ...LEVELS.adgroup,
        optimization_goal: "LEAD_GENERATION",
        billing_event: "OCPM",
        budget_mode: "BUDGET_MODE_DYNAMIC_DAILY_BUDGET",
      },
    });
    await fault({ path: "/adgroup/create/", ...refused });
    expect((await deployed(ctx, ticket.id)).task.status).toBe("FAILURE");
    await deleteThere(ctx, ticket.id, "campaign", "/smart_plus");
    await retryTicket(ctx, { id: ticket.id });
    expect((await deployed(ctx, ticket.id)).task.steps[0]).toMatchObject({ step: "campaign", status: "made", earlier: false });
    expect(await live()).toHaveLength(1);
    const pause = await draft("PAUSE_CAMPAIGN", { advertiser_id: ADVERTISER });
    expect((await planTicket(ctx, { id: pause.id })).requests[0]).toMatchObject({ path: "/smart_plus/campaign/status/update/" });
  });
});
