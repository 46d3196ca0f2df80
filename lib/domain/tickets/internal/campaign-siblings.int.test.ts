import { describe, expect, it } from "vitest";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";

const RULE = "budget.campaign_total";

describe("what a campaign's tickets spend together", () => {
  it("counts the ready ones, and a ticket that becomes ready sends nobody's check back", async () => {
    const ctx = await testContext();
    const arranged = await arrangeTrafficking(ctx);
    const draft = (budget: string, label: string) => draftTicket(ctx, arranged, { daily_budget: budget }, { label });
    const first = await draft("1000", "one");
    const alone = await checkTicket(ctx, { id: first.id });
    expect(alone.status).toBe("READY_FOR_API");
    expect(alone.findings.filter(({ rule }) => rule === RULE)).toEqual([]);

    const second = await draft("1000", "two");
    const together = await checkTicket(ctx, { id: second.id });
    expect(together.findings.filter(({ rule }) => rule === RULE)).toMatchObject([
      { severity: "warn", pointer: "/payload_config/daily_budget", message: expect.stringContaining(first.key) },
    ]);
  });
});
