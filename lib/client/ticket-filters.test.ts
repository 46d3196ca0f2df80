import { expect, it } from "vitest";
import { ticketQuery } from "./ticket-filters";

it("asks for late tickets by the minute, so that the same question is asked again within it", () => {
  const at = (time: string) => ticketQuery({ late: true }, "me", new Date(`2026-11-21T${time}Z`));
  expect(at("10:00:59.999")).toEqual({ dueBefore: "2026-11-21T10:00:00.000Z" });
  expect(at("10:00:00.000")).toEqual(at("10:00:31.415"));
  expect(at("10:01:00.000")).not.toEqual(at("10:00:59.999"));
});
