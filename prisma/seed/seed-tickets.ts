import "server-only";
import { advanceDeployment } from "@/lib/domain/deployments/advance-deployment";
import { startDeployment } from "@/lib/domain/deployments/start-deployment";
import { addComment } from "@/lib/domain/tickets/add-comment";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { createTicket } from "@/lib/domain/tickets/create-ticket";
import { type Ctx, systemContext } from "@/lib/infra/context";
import { systemTx } from "@/lib/infra/db/transactions";
import { log } from "@/lib/infra/log";
import { COMMENTS, type DemoTicket, FLAWS, LABELS, TICKETS, TIKTOK_FLAWS } from "./demo-data";
import { payloadOf } from "./payloads";
import { type Cast, contextOf } from "./people";
import type { SeededCampaign } from "./seed-campaigns";
import type { Governance } from "./seed-governance";

/** How long a throttled demo deployment waits: long enough to be watched counting down. */
const THROTTLE_SECONDS = 900;

const PRIORITIES = ["NORMAL", "NORMAL", "HIGH", "NORMAL", "LOW", "URGENT"] as const;

/** Every ticket of the demo, taken to where its story says. Deployments really reach the simulators, when they run. */
export async function seedTickets(
  tenantId: string,
  cast: Cast,
  governance: Governance,
  campaigns: readonly SeededCampaign[],
  simulatorsUrl: string | null,
): Promise<void> {
  const marketer = contextOf(tenantId, cast.marketer);
  const manager = contextOf(tenantId, cast.manager);
  let flaws = 0;
  for (const [at, plan] of TICKETS.entries()) {
    const campaign = campaigns[plan.campaign];
    const channelId = governance.channels[plan.channel];
    if (!campaign || !channelId) throw new Error(`demo ticket ${at} names a campaign or channel that is not there`);
    const wrongs = plan.channel === "TikTok" ? TIKTOK_FLAWS : FLAWS;
    const flaw = plan.story === "flawed" ? wrongs[flaws++ % wrongs.length] : undefined;
    const ticket = await createTicket(at % 4 === 3 ? manager : marketer, {
      campaignId: campaign.dto.id,
      channelId,
      requestType: plan.request,
      payloadConfig: { ...payloadOf(plan, campaign, governance, at), ...flaw },
      label: LABELS[at % LABELS.length] ?? null,
      assigneeId: [cast.marketer.userId, cast.marketer.userId, cast.manager.userId, cast.admin.userId, null][at % 5] ?? null,
      dueAt: new Date(Date.now() + ((at % 11) - 3) * 86_400_000).toISOString(),
      priority: PRIORITIES[at % PRIORITIES.length] ?? "NORMAL",
    });
    if (at % 6 === 0) await addComment(manager, { ticketId: ticket.id, body: COMMENTS[(at / 6) % COMMENTS.length] ?? "" });
    await tell(plan, ticket.id);
  }

  async function tell({ story, request, channel }: DemoTicket, id: string): Promise<void> {
    if (story === "draft") return;
    if (story === "testing") return sendToTesting(marketer, id);
    const checked = await checkTicket(marketer, { id });
    if (story === "flawed" || story === "ready" || simulatorsUrl === null) return;
    if (checked.status !== "READY_FOR_API") {
      log.warn({ ticket: checked.key, reason: checked.qaFailureReason }, "a demo ticket did not pass QA");
      return;
    }
    if (story !== "trafficked") await misbehave(simulatorsUrl, story, channel, request);
    await deploy(manager, id);
    if (story !== "trafficked") await fetch(`${simulatorsUrl}/_sim/faults`, { method: "DELETE" });
    if (story === "throttled") await forgetTheWait(tenantId);
  }
}

/** The platform only seemed to be tired: everybody else may use the account at once. */
async function forgetTheWait(tenantId: string): Promise<void> {
  await systemTx((tx) => tx.callBudget.deleteMany({ where: { tenantId } }));
}

/** A ticket whose check has been asked for and not yet made. */
async function sendToTesting(ctx: Ctx, id: string): Promise<void> {
  await ctx.write(async (tx) => {
    await tx.ticket.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { status: "QA_TESTING", statusAt: new Date() },
    });
  });
}

const META_REFUSAL = {
  status: 400,
  body: {
    error: {
      message: "Invalid parameter",
      type: "OAuthException",
      code: 100,
      error_subcode: 1885272,
      is_transient: false,
      error_user_title: "Spending limit reached",
      error_user_msg: "This ad account has reached its spending limit. Raise it in the account's billing settings.",
      fbtrace_id: "DemoTrace",
    },
  },
};
const META_THROTTLE = {
  status: 429,
  headers: { "Retry-After": String(THROTTLE_SECONDS) },
  body: {
    error: { message: "User request limit reached", type: "OAuthException", code: 17, error_subcode: 2446079, fbtrace_id: "DemoTrace" },
  },
};
const TIKTOK_REFUSAL = {
  status: 200,
  body: {
    code: 40002,
    message: "budget: The budget exceeds the available balance of the advertiser account.",
    request_id: "DemoLog",
    data: {},
  },
};

/** Makes the simulator answer the next write as a platform in trouble does. Only Meta's tickets are told to wait. */
async function misbehave(
  simulatorsUrl: string,
  story: DemoTicket["story"],
  channel: string,
  request: DemoTicket["request"],
): Promise<void> {
  const isTikTok = channel === "TikTok";
  const creates = request === "CREATE_CAMPAIGN";
  const path = isTikTok ? (creates ? "/campaign/create/" : "/campaign/update/") : creates ? "/campaigns" : "";
  const answer = story !== "refused" ? META_THROTTLE : isTikTok ? TIKTOK_REFUSAL : META_REFUSAL;
  const response = await fetch(`${simulatorsUrl}/_sim/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ platform: isTikTok ? "tiktok" : "meta", path, times: 1, method: "POST", ...answer }),
  });
  if (!response.ok) throw new Error(`the simulator took no fault: ${await response.text()}`);
}

/** Deploys as the worker would, until the end or the first long wait. */
async function deploy(ctx: Ctx, ticketId: string): Promise<void> {
  const { taskId } = await startDeployment(ctx, { ticketId });
  const job = systemContext({ tenantId: ctx.tenantId, actor: { kind: "job", id: "deploy-ticket", label: "Deployment" } });
  for (let round = 0; round < 20; round += 1) {
    const progress = await advanceDeployment(job, { deploymentId: taskId });
    if (progress.next === "done" || progress.next === "wait") return;
  }
}
