import { describe, expect, it } from "vitest";
import { defaultBackoff, retryDelay } from "./backoff";
import { readAnswer, readError, sleepSeconds } from "./protocol";

const NOW = Date.parse("2026-11-21T12:00:00Z");

describe("sleepSeconds", () => {
  it.each([
    ["1s", 1],
    ["1m30s", 90],
    ["2w1d3h4m5s", 2 * 604_800 + 86_400 + 3 * 3_600 + 4 * 60 + 5],
    ["2026-11-21T12:00:10.500Z", 10.5],
    ["2020-01-01T00:00:00Z", 0],
  ])("reads %s", (spec, seconds) => expect(sleepSeconds(spec, NOW)).toBe(seconds));

  it.each(["", "soon", "1x"])("refuses %j", (spec) => expect(() => sleepSeconds(spec, NOW)).toThrow("does not understand"));
});

describe("retryDelay", () => {
  const never = () => Number.NaN;
  it("is exactly what the function asked for", () => {
    expect(retryDelay({ allowed: true, afterSeconds: 7 }, 0, never, NOW)).toBe(7);
    expect(retryDelay({ allowed: true, at: NOW + 90_000 }, 3, never, NOW)).toBe(90);
    expect(retryDelay({ allowed: true, at: NOW - 90_000 }, 3, never, NOW)).toBe(0);
  });

  it("else follows Inngest's table, with up to 30 s of chance", () => {
    for (const [attempt, least] of [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200, 7_200].entries()) {
      const delay = retryDelay({ allowed: true }, attempt, defaultBackoff, NOW);
      expect(delay).toBeGreaterThanOrEqual(least);
      expect(delay).toBeLessThan(least + 30);
    }
  });
});

describe("readAnswer", () => {
  it("reads a result, also none", async () => {
    expect(await readAnswer(Response.json({ a: 1 }))).toEqual({ kind: "result", data: { a: 1 } });
    expect(await readAnswer(new Response("null"))).toEqual({ kind: "result", data: null });
  });

  it("reads an error with its retry", async () => {
    const headers = { "x-inngest-no-retry": "false", "retry-after": "3" };
    expect(await readAnswer(Response.json({ name: "E", message: "m" }, { status: 500, headers }))).toEqual({
      kind: "error",
      error: { name: "E", message: "m", stack: undefined },
      retry: { allowed: true, afterSeconds: 3 },
    });
    const final = await readAnswer(Response.json({}, { status: 400, headers: { "x-inngest-no-retry": "true" } }));
    expect(final).toMatchObject({ kind: "error", retry: { allowed: false } });
  });

  it("refuses operations it cannot read", async () => {
    await expect(readAnswer(Response.json([{ what: 1 }], { status: 206 }))).rejects.toThrow();
  });
});

it("readError makes something readable of anything thrown", () => {
  expect(readError("boom")).toEqual({ name: "Error", message: "boom" });
  expect(readError(null)).toEqual({ name: "Error", message: "Unknown error" });
  expect(readError({ error: "no step" })).toMatchObject({ name: "Error", message: "no step" });
});
