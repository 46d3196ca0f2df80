import { expect, it } from "vitest";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";
import { ticketStations } from "./ticket-stations";

it("says of a failed ticket that it stopped, never that nothing of it is on the platform", () => {
  const now = ticketStations({ status: "FAILED", findings: [] } as unknown as TicketDetailDto, false).find(({ place }) => place === "now");
  expect(now).toMatchObject({ label: "Failed", note: "stopped before its end" });
});
