import { describe, expect, it } from "vitest";
import { z } from "zod";
import { share } from "@/lib/infra/cache/shared-value";
import { answerOf } from "./answer";
import { defineContract } from "./contract";

/** A contract whose answers are counted whenever they are parsed. */
function counting<F extends z.ZodRawShape>(more: F) {
  const parsed = { times: 0 };
  const schema = z.object({
    brandCode: z.string().refine(() => {
      parsed.times += 1;
      return true;
    }),
    version: z.number(),
    ...more,
  });
  const contract = defineContract({
    method: "GET",
    path: "/api/v1/things",
    operationId: "getThing",
    summary: "A thing",
    tags: [],
    permission: null,
    response: { status: 200, schema },
    errors: [],
  });
  return { parsed, text: (body: object) => answerOf(contract, body, "r", new Headers()).text(), contract };
}

const thing = { brandCode: "DIS", version: 3 };

describe("answerOf", () => {
  it("writes a value that can never change once, whoever asks for it", async () => {
    const { parsed, text, contract } = counting({});
    const value = share({ ...thing });
    const wire = '{"brand_code":"DIS","version":3}';
    expect([await text(value), await text(value)]).toEqual([wire, wire]);
    expect(parsed.times).toBe(1);
    const again = answerOf(contract, value, "another", new Headers());
    expect([again.headers.get("etag"), again.headers.get("x-request-id")]).toEqual(['"3"', "another"]);
  });

  it("writes a value that may have changed anew each time", async () => {
    const { parsed, text } = counting({});
    const value = { ...thing };
    await text(value);
    value.brandCode = "OWL";
    expect(await text(value)).toBe('{"brand_code":"OWL","version":3}');
    expect(parsed.times).toBe(2);
  });

  it("never gives one contract what was written for another", async () => {
    const [whole, part] = [counting({ secret: z.string() }), counting({})];
    const value = share({ ...thing, secret: "x" });
    expect(await whole.text(value)).toContain("secret");
    expect(await part.text(value)).not.toContain("secret");
  });
});
