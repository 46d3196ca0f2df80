import { describe, expect, it } from "vitest";
import { z } from "zod";
import { idInput } from "@/lib/shared/filters";
import { newId } from "@/lib/shared/ids";
import { amountInput } from "@/lib/shared/money";
import "./problem";
import { violationsOf } from "./zod-violations";

function violations(schema: z.ZodType, value: unknown) {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) throw new Error("accepted");
  return violationsOf(result.error);
}

describe("violationsOf", () => {
  it("names every fault of a form at once, in plain words", () => {
    const schema = z.object({
      campaignName: z.string().min(1),
      budget: amountInput,
      type: z.enum(["email", "push"]),
      tags: z.array(z.string()).max(1),
      labels: z.array(z.string().max(3)),
      share: z.number().min(0).max(100),
      startAt: z.iso.datetime(),
      mail: z.email("Our own words"),
      missing: z.string(),
    });
    const sent = {
      campaignName: "",
      budget: true,
      type: "emial",
      tags: ["a", "b"],
      labels: ["a", "abcd"],
      share: 101,
      startAt: "soon",
      mail: "x",
    };
    expect(violations(schema, sent)).toEqual([
      { pointer: "/campaignName", rule: "min", message: "Write something here" },
      { pointer: "/budget", rule: "type", message: "Expected text or a number" },
      { pointer: "/type", rule: "one_of", message: "Use one of: email, push", suggestion: "email" },
      { pointer: "/tags", rule: "max", message: "Give at most 1 item" },
      { pointer: "/labels/1", rule: "max", message: "Write at most 3 characters" },
      { pointer: "/share", rule: "max", message: "Use at most 100" },
      { pointer: "/startAt", rule: "format", message: "Write a time such as 2026-11-21T09:00:00Z" },
      { pointer: "/mail", rule: "format", message: "Our own words" },
      { pointer: "/missing", rule: "required", message: "This is required" },
    ]);
  });

  it("takes rule and mend from a custom issue", () => {
    const schema = z.object({ endAt: z.string() }).superRefine((_, ctx) => {
      ctx.addIssue({
        code: "custom",
        path: ["endAt"],
        message: "Ends before it starts",
        params: { rule: "date.order", suggestion: "2026-01-02" },
      });
    });
    expect(violations(schema, { endAt: "x" })).toEqual([
      { pointer: "/endAt", rule: "date.order", message: "Ends before it starts", suggestion: "2026-01-02" },
    ]);
  });

  it("of a union speaks of the option that was meant", () => {
    const schema = z.object({
      target: z.union([z.string(), z.object({ audience: z.string(), size: z.number() })]).optional(),
      needed: z.union([z.string(), z.number()]),
    });
    expect(violations(schema, { target: { audience: "x", size: "y" } })).toEqual([
      { pointer: "/target/size", rule: "type", message: "Expected a number, got text" },
      { pointer: "/needed", rule: "required", message: "This is required" },
    ]);
  });

  it("of a fixed word or a list speaks of the list when a list was sent", () => {
    const findings = z.union([z.literal("all"), z.array(z.union([idInput, z.strictObject({ rule: z.string() })])).max(2)]);
    const schema = z.object({ findings });
    expect(violations(schema, { findings: [1] })).toEqual([
      { pointer: "/findings/0", rule: "type", message: "Expected text or an object" },
    ]);
    expect(violations(schema, { findings: [newId(), newId(), newId()] })).toEqual([
      { pointer: "/findings", rule: "max", message: "Give at most 2 items" },
    ]);
    expect(violations(schema, { findings: "some" })).toMatchObject([{ pointer: "/findings", message: 'Expected "all"' }]);
    expect(violations(schema, {})).toEqual([{ pointer: "/findings", rule: "required", message: "This is required" }]);
  });

  it("tells an id that is missing from one that is none", () => {
    const schema = z.object({ ticketId: idInput });
    expect(violations(schema, {})).toEqual([{ pointer: "/ticketId", rule: "required", message: "This is required" }]);
    expect(violations(schema, { ticketId: "SB-1" })).toMatchObject([{ pointer: "/ticketId", message: expect.stringContaining("a UUID") }]);
  });

  it("escapes pointers", () => {
    expect(violations(z.record(z.string(), z.number()), { "a/b~c": "x" })[0]?.pointer).toBe("/a~1b~0c");
  });
});
