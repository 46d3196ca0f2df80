import { describe, expect, it } from "vitest";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import { planTicket } from "@/lib/domain/tickets/plan-ticket";
import { retryTicket } from "@/lib/domain/tickets/retry-ticket";
import { updateTicket } from "@/lib/domain/tickets/update-ticket";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { drive } from "@/lib/testing/deployments";
import { arrangeTrafficking, draftTicket, LAWFUL_PAYLOAD, SIMULATED_META } from "@/lib/testing/factories";
import { simulatedPlatforms } from "@/lib/testing/simulators";
import { dryRunTicket } from "./dry-run-ticket";
import { getTask } from "./get-task";
import { startDeployment } from "./start-deployment";

const simulators = simulatedPlatforms();

async function arrange(payload: Record<string, unknown> = {}) {
  const ctx = await testContext();
  const arranged = await arrangeTrafficking(ctx, { campaignName: `Moana ${newId()}` });
  const ticket = await draftTicket(ctx, arranged, payload);
  expect((await checkTicket(ctx, { id: ticket.id })).status).toBe("READY_FOR_API");
  return { ctx, arranged, ticket };
}

/** A ticket whose daily budget the platform refused by name. */
async function refused() {
  const { ctx, ticket, arranged } = await arrange();
  const message = "(#100) Param daily_budget must be at least 20000";
  await simulators.fault({ path: "/campaigns", status: 400, body: { error: { message, type: "OAuthException", code: 100 } } });
  const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
  expect(await drive(ctx, taskId)).toEqual([]);
  return { ctx, ticket, arranged, taskId };
}

const ofPlatform = (findings: readonly { rule: string }[]) => findings.filter(({ rule }) => rule === "platform.refused");

describe("what a platform refuses", () => {
  it("stands among the ticket's findings, where it is, in the platform's own words", async () => {
    const { ctx, ticket, taskId } = await refused();
    const { status, findings } = await getTicket(ctx, { id: ticket.id });
    expect(status).toBe("FAILED");
    expect(ofPlatform(findings)).toMatchObject([
      {
        severity: "block",
        pointer: "/payload_config/daily_budget",
        message: expect.stringContaining("must be at least 20000"),
        value: LAWFUL_PAYLOAD.daily_budget,
        source: { kind: "platform", ref: "Meta's answer, error 100, HTTP 400" },
      },
    ]);
    expect((await getTask(ctx, { taskId })).refusal).toMatchObject({ step: "campaign", code: "100", httpStatus: 400 });
  });

  it("is sent again by a person alone, who is told that it was refused as it is", async () => {
    const { ctx, ticket } = await refused();
    expect(await simulators.requests()).toHaveLength(1);
    expect((await retryTicket(ctx, { id: ticket.id })).status).toBe("READY_FOR_API");
    const plan = await planTicket(ctx, { id: ticket.id });
    expect(plan.warnings).toMatchObject([
      { rule: "platform.refused", step: "campaign", message: expect.stringContaining("at least 20000") },
    ]);
    expect(ofPlatform((await getTicket(ctx, { id: ticket.id })).findings)).toMatchObject([{ severity: "warn" }]);
    await drive(ctx, (await startDeployment(ctx, { ticketId: ticket.id })).taskId);
    const done = await getTicket(ctx, { id: ticket.id });
    expect(done.status).toBe("TRAFFICKED_SUCCESS");
    expect(ofPlatform(done.findings)).toEqual([]);
  });

  it("is forgotten word by word as the words are changed", async () => {
    const { ctx, ticket } = await refused();
    const payloadConfig = { ...LAWFUL_PAYLOAD, landing_page_url: "https://example.com/other" };
    const elsewhere = await updateTicket(ctx, { id: ticket.id, changes: { payloadConfig } });
    expect(ofPlatform(elsewhere.findings)).toMatchObject([{ severity: "warn", pointer: "/payload_config/daily_budget" }]);
    const there = await updateTicket(ctx, { id: ticket.id, changes: { payloadConfig: { ...payloadConfig, daily_budget: "200.00" } } });
    expect(ofPlatform(there.findings)).toEqual([]);
    await checkTicket(ctx, { id: ticket.id });
    expect((await planTicket(ctx, { id: ticket.id })).warnings).toEqual([]);
  });

  it("without a word of the ticket is said of the whole payload", async () => {
    const { ctx, ticket } = await arrange();
    const body = { error: { message: "Permissions error", type: "OAuthException", code: 200 } };
    await simulators.fault({ path: "/campaigns", status: 403, body });
    await drive(ctx, (await startDeployment(ctx, { ticketId: ticket.id })).taskId);
    expect(ofPlatform((await getTicket(ctx, { id: ticket.id })).findings)).toMatchObject([
      { pointer: "/payload_config", severity: "block", source: { ref: expect.stringContaining("error 200") } },
    ]);
  });
});

describe("a dry run", () => {
  it("asks the platform to judge, and makes nothing there or here", async () => {
    const { ctx, ticket } = await arrange();
    const before = await getTicket(ctx, { id: ticket.id });
    expect(await dryRunTicket(ctx, { id: ticket.id })).toMatchObject({
      verdict: "accepted",
      step: "campaign",
      platform: "meta",
      findings: [],
    });
    expect(await simulators.objects()).toEqual([]);
    expect(await getTicket(ctx, { id: ticket.id })).toEqual(before);
    const [asked] = await simulators.requests();
    expect(JSON.stringify(asked?.body)).toContain("validate_only");
  });

  it("shows what the platform would refuse, with its place in the ticket", async () => {
    const { ctx, ticket } = await arrange();
    const message = "(#100) Param daily_budget must be at least 20000";
    await simulators.fault({ path: "/campaigns", status: 400, body: { error: { message, type: "OAuthException", code: 100 } } });
    expect(await dryRunTicket(ctx, { id: ticket.id })).toMatchObject({
      verdict: "refused",
      findings: [{ pointer: "/payload_config/daily_budget", value: LAWFUL_PAYLOAD.daily_budget }],
    });
    await simulators.fault({ path: "/campaigns", status: 500, body: {} });
    expect(await dryRunTicket(ctx, { id: ticket.id })).toMatchObject({ verdict: "unclear", findings: [] });
  });

  it("is refused of what creates nothing", async () => {
    const { ctx, arranged, ticket } = await arrange();
    await drive(ctx, (await startDeployment(ctx, { ticketId: ticket.id })).taskId);
    const payloadConfig = { ad_account_id: SIMULATED_META.accountId };
    const pause = await draftTicket(ctx, arranged, {}, { requestType: "PAUSE_CAMPAIGN", payloadConfig });
    await expect(dryRunTicket(ctx, { id: pause.id })).rejects.toMatchObject({ code: "TICKET_007" });
    await expect(dryRunTicket(ctx, { id: newId() })).rejects.toMatchObject({ code: "TICKET_001" });
  });
});
