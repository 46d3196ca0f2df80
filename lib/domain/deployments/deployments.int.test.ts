import { describe, expect, it } from "vitest";
import { updateCampaign } from "@/lib/domain/campaigns/update-campaign";
import { putSetting } from "@/lib/domain/settings/put-setting";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import { planTicket } from "@/lib/domain/tickets/plan-ticket";
import { retryTicket } from "@/lib/domain/tickets/retry-ticket";
import { updateTicket } from "@/lib/domain/tickets/update-ticket";
import type { Ctx } from "@/lib/infra/context";
import { outbound } from "@/lib/infra/outbound/shared-outbound";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { drive, skipWait } from "@/lib/testing/deployments";
import { type Arranged, arrangeTrafficking, draftTicket, SIMULATED_META } from "@/lib/testing/factories";
import { simulatedPlatforms } from "@/lib/testing/simulators";
import { advanceDeployment, type Progress } from "./advance-deployment";
import { cancelDeployment } from "./cancel-deployment";
import { getTask } from "./get-task";
import { startDeployment } from "./start-deployment";

const simulators = simulatedPlatforms();

const fault = async (given: Record<string, unknown>) => {
  const response = await fetch(`${simulators.url()}/_sim/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ platform: "meta", path: "/campaigns", times: 1, method: "POST", ...given }),
  });
  expect(response.ok).toBe(true);
};
const objects = async (): Promise<{ id: string; name: string; status: string; received: Record<string, unknown> }[]> =>
  ((await (await fetch(`${simulators.url()}/_sim/meta/objects`)).json()) as { objects: never[] }).objects;

async function readyTicket(campaign: Parameters<typeof arrangeTrafficking>[1] = {}) {
  const ctx = await testContext();
  const arranged: Arranged = await arrangeTrafficking(ctx, { campaignName: `Moana ${newId()}`, ...campaign });
  const ticket = await draftTicket(ctx, arranged);
  expect((await checkTicket(ctx, { id: ticket.id })).status).toBe("READY_FOR_API");
  return { ctx, arranged, ticket };
}

describe("a deployment", () => {
  it("creates one paused campaign, marked as ours, and writes its id back", async () => {
    const { ctx, ticket } = await readyTicket();
    const { hash } = await planTicket(ctx, { id: ticket.id });
    const task = await startDeployment(ctx, { ticketId: ticket.id, planHash: hash });
    expect(task).toMatchObject({ accepted: true, status: "queued", planHash: hash, message: "Deployment queued for platform: Meta" });
    const again = await startDeployment(ctx, { ticketId: ticket.id });
    expect(again).toMatchObject({ accepted: false, taskId: task.taskId });
    await drive(ctx, task.taskId);
    const [made, ...others] = await objects();
    expect(others).toEqual([]);
    expect(made).toMatchObject({ name: ticket.name, status: "PAUSED" });
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ status: "TRAFFICKED_SUCCESS", externalPlatformId: made?.id });
    const done = await getTask(ctx, { taskId: task.taskId });
    expect(done).toMatchObject({ status: "SUCCESS", result: { status: "success", externalPlatformId: made?.id } });
    expect(done.attempts).toMatchObject([{ number: 1, outcome: "success" }]);
    expect(JSON.stringify(done)).not.toContain(SIMULATED_META.accessToken);
  });

  it("waits as long as a 429 says, without counting it", async () => {
    const { ctx, ticket } = await readyTicket();
    await fault({ status: 429, headers: { "Retry-After": "17" }, body: { error: { message: "slow down", code: 4 } } });
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    const progress = await advanceDeployment(ctx, { deploymentId: taskId });
    expect(progress.next).toBe("wait");
    const waiting = await getTask(ctx, { taskId });
    expect(waiting).toMatchObject({ status: "RETRY", failures: 0, attempts: [{ outcome: "throttled" }] });
    const wait = (Date.parse(waiting.nextAttemptAt ?? "") - Date.now()) / 1000;
    expect(wait).toBeGreaterThan(14);
    expect(wait).toBeLessThanOrEqual(17);
    await skipWait(ctx, taskId);
    await drive(ctx, taskId);
    expect((await getTask(ctx, { taskId })).status).toBe("SUCCESS");
    expect(await objects()).toHaveLength(1);
  });

  it("reads a throttle out of a 400 with code 17", async () => {
    const { ctx, ticket } = await readyTicket();
    await fault({
      status: 400,
      body: { error: { message: "User request limit reached", type: "OAuthException", code: 17, error_subcode: 2446079 } },
    });
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    const waits = await drive(ctx, taskId);
    expect(waits[0]).toBeGreaterThan(50);
    const task = await getTask(ctx, { taskId });
    expect(task).toMatchObject({ status: "SUCCESS", failures: 0 });
    expect(task.attempts.map((attempt) => attempt.outcome)).toEqual(["throttled", "success"]);
    expect(await objects()).toHaveLength(1);
  });

  it.each([
    ["a 500 that did nothing", { status: 500, body: { error: { message: "oops" } } }],
    ["a 503 after the work was done", { status: 503, after_commit: true, body: "busy" }],
    ["an answer lost after the work was done", { drop: true, after_commit: true }],
    ["a connection dropped before the work", { drop: true }],
  ])("after %s ends with exactly one campaign", async (_name, given) => {
    const { ctx, ticket } = await readyTicket();
    await fault(given);
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    await drive(ctx, taskId);
    const task = await getTask(ctx, { taskId });
    expect(task.status).toBe("SUCCESS");
    const made = await objects();
    expect(made).toHaveLength(1);
    expect(task.result?.externalPlatformId).toBe(made[0]?.id);
    expect(task.attempts.length).toBeGreaterThan(1);
  });

  it("ends at once on a refusal, with the platform's words, and may be retried", async () => {
    const { ctx, ticket } = await readyTicket();
    await fault({
      status: 400,
      body: {
        error: { message: "Invalid parameter", type: "OAuthException", code: 100, error_user_msg: "The objective is not available to you" },
      },
    });
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    expect(await drive(ctx, taskId)).toEqual([]);
    const failed = await getTicket(ctx, { id: ticket.id });
    expect(failed.status).toBe("FAILED");
    expect(failed.qaFailureReason).toContain("The objective is not available to you");
    expect(await objects()).toEqual([]);
    expect(await retryTicket(ctx, { id: ticket.id })).toMatchObject({ status: "READY_FOR_API", qaFailureReason: null });
    const second = await startDeployment(ctx, { ticketId: ticket.id });
    await drive(ctx, second.taskId);
    expect((await getTicket(ctx, { id: ticket.id })).status).toBe("TRAFFICKED_SUCCESS");
    expect(await objects()).toHaveLength(1);
  });

  it("gives up after five retries, 2^n seconds apart", async () => {
    const { ctx, ticket } = await readyTicket();
    await fault({ status: 500, times: 50, body: { error: { message: "down" } } });
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    const waits = await drive(ctx, taskId);
    expect(waits.length).toBeGreaterThanOrEqual(5);
    expect(waits.slice(1).every((wait, i) => wait >= (waits[i] ?? 0))).toBe(true);
    const task = await getTask(ctx, { taskId });
    expect(task).toMatchObject({ status: "FAILURE", state: "failed" });
    expect(task.attempts.filter((attempt) => attempt.outcome === "unknown" || attempt.outcome === "transient")).toHaveLength(6);
    expect(await objects()).toEqual([]);
    expect((await getTicket(ctx, { id: ticket.id })).status).toBe("FAILED");
  });

  it("of a worker that died between send and write-back is found again, not sent again", async () => {
    const { ctx, ticket } = await readyTicket();
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    // The send happens; its outcome is never recorded, because the process ends inside it.
    const dying = advanceDeployment(
      ctx,
      { deploymentId: taskId },
      {
        outbound: async (request, options) => {
          await outbound(request, options);
          throw new Error("the process died here");
        },
      },
    );
    await expect(dying).rejects.toThrow("died");
    expect(await objects()).toHaveLength(1);
    await drive(ctx, taskId);
    const task = await getTask(ctx, { taskId });
    expect(task.status).toBe("SUCCESS");
    expect(task.attempts.map((attempt) => attempt.outcome)).toEqual(["interrupted", "success"]);
    expect(await objects()).toHaveLength(1);
  });

  it("leaves an attempt of a living worker alone", async () => {
    const { ctx, ticket } = await readyTicket();
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    let second: Progress | null = null;
    await advanceDeployment(
      ctx,
      { deploymentId: taskId },
      {
        outbound: async (request, options) => {
          second = await advanceDeployment(ctx, { deploymentId: taskId });
          return outbound(request, options);
        },
      },
    );
    expect(second).toMatchObject({ next: "wait" });
    expect(await objects()).toHaveLength(1);
  });

  it("never adopts a stranger's campaign of the same name", async () => {
    const { ctx, ticket } = await readyTicket();
    await strangers(ticket.name);
    await fault({ drop: true });
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    // The stranger's is years old, whatever second this test runs in.
    const aged: typeof outbound = async (request, options) => {
      const response = await outbound(request, options);
      const text = response.text().replaceAll(/"created_time":"\d{4}/g, '"created_time":"2019');
      return { ...response, body: Buffer.from(text), text: () => text };
    };
    await drive(ctx, taskId, { network: aged });
    const task = await getTask(ctx, { taskId });
    const all = await objects();
    const stranger = all.find((object) => !JSON.stringify(object.received).includes("signalbox"));
    expect(task.status).toBe("SUCCESS");
    expect(task.result?.externalPlatformId).not.toBe(stranger?.id);
    expect(all).toHaveLength(2);
  });

  it("stops for a person when an unmarked namesake appeared while the answer was lost", async () => {
    const { ctx, ticket } = await readyTicket();
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    await fault({ drop: true });
    await advanceDeployment(ctx, { deploymentId: taskId });
    await strangers(ticket.name);
    await skipWait(ctx, taskId, 3_000);
    await driveWithin(ctx, taskId);
    const task = await getTask(ctx, { taskId });
    expect(task).toMatchObject({ status: "FAILURE", state: "ambiguous" });
    expect(task.candidates).toHaveLength(1);
    expect((await getTicket(ctx, { id: ticket.id })).qaFailureReason).toContain("DEPLOY_AMBIGUOUS");
    expect(await objects()).toHaveLength(1);
  });

  it("sends nothing that was not checked: a changed campaign brings the ticket back to draft", async () => {
    const { ctx, arranged, ticket } = await readyTicket();
    await updateCampaign(ctx, { id: arranged.campaign.id, changes: { budget: "1.00" } });
    await expect(startDeployment(ctx, { ticketId: ticket.id })).rejects.toMatchObject({
      code: "DEPLOY_005",
      details: { changed: ["campaign"] },
    });
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ status: "DRAFT" });
    await checkTicket(ctx, { id: ticket.id });
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    await updateCampaign(ctx, { id: arranged.campaign.id, changes: { budget: "2.00" } });
    await drive(ctx, taskId);
    expect(await getTask(ctx, { taskId })).toMatchObject({ state: "failed" });
    expect(await getTicket(ctx, { id: ticket.id })).toMatchObject({ status: "DRAFT" });
    expect(await objects()).toEqual([]);
  });

  it("asks for readiness, for the plan that was shown and, when the workspace wants it, for an approval", async () => {
    const { ctx, ticket } = await readyTicket();
    await expect(startDeployment(ctx, { ticketId: ticket.id, planHash: "0".repeat(64) })).rejects.toMatchObject({ code: "DEPLOY_003" });
    await expect(startDeployment(ctx, { ticketId: newId() })).rejects.toMatchObject({ code: "TICKET_001" });
    await putSetting(ctx, { key: "approval.required_to_deploy", value: true });
    const required = await checkTicket(ctx, { id: ticket.id });
    if (required.status === "READY_FOR_API") {
      await expect(startDeployment(ctx, { ticketId: ticket.id })).rejects.toMatchObject({ code: "CAMPAIGN_005" });
    }
    await updateTicket(ctx, { id: ticket.id, changes: { status: "DRAFT" } });
    await expect(startDeployment(ctx, { ticketId: ticket.id })).rejects.toMatchObject({ code: "DEPLOY_002" });
  });

  it("is cancelled before its next request, and the ticket stays ready", async () => {
    const { ctx, ticket } = await readyTicket();
    const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
    expect(await cancelDeployment(ctx, { taskId })).toMatchObject({ state: "cancelled", status: "FAILURE" });
    await expect(cancelDeployment(ctx, { taskId })).rejects.toMatchObject({ code: "DEPLOY_004" });
    await drive(ctx, taskId);
    expect(await objects()).toEqual([]);
    expect((await getTicket(ctx, { id: ticket.id })).status).toBe("READY_FOR_API");
  });

  it("pauses, resumes and updates what a creation made", async () => {
    const { ctx, arranged, ticket } = await readyTicket();
    await drive(ctx, (await startDeployment(ctx, { ticketId: ticket.id })).taskId);
    const statusAfter = async (
      requestType: "PAUSE_CAMPAIGN" | "RESUME_CAMPAIGN" | "UPDATE_CAMPAIGN",
      payloadConfig: Record<string, unknown>,
    ) => {
      const next = await draftTicket(ctx, arranged, {}, { requestType, payloadConfig });
      const checked = await checkTicket(ctx, { id: next.id });
      expect(checked.findings.filter((found) => found.severity === "block")).toEqual([]);
      await drive(ctx, (await startDeployment(ctx, { ticketId: next.id })).taskId);
      expect(await getTicket(ctx, { id: next.id })).toMatchObject({ status: "TRAFFICKED_SUCCESS" });
      return (await objects())[0]?.status;
    };
    const account = { ad_account_id: SIMULATED_META.accountId };
    expect(await statusAfter("RESUME_CAMPAIGN", account)).toBe("ACTIVE");
    expect(await statusAfter("PAUSE_CAMPAIGN", account)).toBe("PAUSED");
    expect(await statusAfter("UPDATE_CAMPAIGN", { ...account, daily_budget: "175.00" })).toBe("PAUSED");
    expect(await objects()).toHaveLength(1);
  });
});

/** A campaign of this name that somebody else made in the same account. */
async function strangers(name: string): Promise<void> {
  const response = await fetch(`${simulators.url()}/meta/v26.0/act_${SIMULATED_META.accountId}/campaigns`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${SIMULATED_META.accessToken}` },
    body: JSON.stringify({ name, objective: "OUTCOME_TRAFFIC", status: "PAUSED", special_ad_categories: [], daily_budget: 5000 }),
  });
  expect(await response.json()).toHaveProperty("id");
}

async function driveWithin(ctx: Ctx, deploymentId: string): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const progress = await advanceDeployment(ctx, { deploymentId });
    if (progress.next === "done") return;
    if (progress.next === "wait") await skipWait(ctx, deploymentId, 3_000);
  }
}
