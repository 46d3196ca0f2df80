import { describe, expect, it } from "vitest";
import type { TicketDto } from "@/lib/domain/tickets/tickets.schema";
import { codeLine, dueLook, stateLine, ticketTitle } from "./ticket-words";

const ticket = {
  status: "DRAFT",
  qaFailureReason: null,
  externalPlatformId: null,
  deployment: null,
  campaignName: "Moana launch",
  label: null,
} as unknown as TicketDto;

describe("what a card says", () => {
  it("names the campaign as typed with the ticket's label", () => {
    expect(ticketTitle(ticket)).toBe("Moana launch");
    expect(ticketTitle({ ...ticket, label: "carousel" })).toBe("Moana launch, carousel");
  });
  it("leaves out of the code line what the title says", () => {
    expect(codeLine("DIS_KIDS_US_META_2026_MoanaLaunch")).toBe("DIS_KIDS_US_META_2026");
    expect(codeLine("NoSeparator")).toBe("NoSeparator");
  });
  it("says the first of several reasons and how many follow", () => {
    const failed: TicketDto = { ...ticket, status: "QA_FAILED", qaFailureReason: "The link is not https.\nNo budget.\nNo objective." };
    expect(stateLine(failed)).toEqual({ text: "The link is not https. And 2 more findings.", tone: "caution" });
  });
  it("says why a deployment waits", () => {
    const waiting: TicketDto = {
      ...ticket,
      status: "READY_FOR_API",
      deployment: { taskId: "1", state: "waiting", reason: "Meta asked us to slow down", nextAttemptAt: null },
    };
    expect(stateLine(waiting)?.text).toBe("Meta asked us to slow down");
  });
});

describe("dueLook", () => {
  const now = new Date("2026-11-21T09:40:00Z");
  it.each([
    ["2026-11-21T18:00:00Z", "18:00", "soon"],
    ["2026-11-24T18:00:00Z", "24 Nov", "later"],
    ["2026-11-21T08:00:00Z", "Late", "late"],
    ["2026-11-19T08:00:00Z", "2 days late", "late"],
  ])("%s is %s", (due, text, urgency) => {
    expect(dueLook(due, now, "UTC")).toEqual({ text, urgency });
  });
});
