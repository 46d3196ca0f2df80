import { expect } from "vitest";
import type { RateLimiter } from "@/lib/infra/rate-limit/limiter";
import { type ErrorCode, errorCatalogue } from "@/lib/shared/errors";
import type { Reply } from "./api";

/** Lets everything through: suites send more than a caller may. */
export const unlimited: RateLimiter = {
  take: async () => ({ allowed: true, limit: 1, remaining: 1, resetSeconds: 1, policy: "1;w=1" }),
};

/** A refusal is the whole envelope, with the catalogue's status for its code, and nothing of our insides. */
export function expectEnvelope(reply: Reply, status?: number, code?: ErrorCode): void {
  const { error, ...rest } = (reply.json ?? {}) as { error?: Record<string, unknown> };
  if (!error || typeof error.code !== "string") throw new Error(`No envelope: ${reply.status} ${reply.text.slice(0, 300)}`);
  expect(rest).toEqual({});
  expect(Object.keys(error).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "code",
    "details",
    "message",
    "recovery",
    "request_id",
    "violations",
  ]);
  expect(reply.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(reply.headers.get("x-request-id")).toBe(error.request_id);
  expect(reply.headers.get("cache-control")).toBe("no-store");
  const entry = errorCatalogue[error.code as ErrorCode];
  expect([error.code, reply.status, error.recovery]).toEqual([error.code, entry.status, entry.recovery]);
  for (const violation of error.violations as Record<string, unknown>[]) {
    expect(violation).toMatchObject({
      pointer: expect.stringMatching(/^($|\/)/),
      rule: expect.any(String),
      message: expect.stringMatching(/./),
    });
  }
  expect(reply.text.length).toBeLessThan(100_000);
  expect(reply.text).not.toMatch(/prisma|node_modules|\bat \w+ \(|SQLSTATE|signalbox_(app|owner|system)/i);
  if (status !== undefined) expect([reply.status, error.code, error.message]).toEqual([status, code ?? error.code, error.message]);
  if (code !== undefined) expect(error.code).toBe(code);
}
