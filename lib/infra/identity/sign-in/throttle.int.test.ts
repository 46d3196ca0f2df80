import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { disconnectPrisma, prisma } from "@/lib/infra/db/client";
import { systemTx } from "@/lib/infra/db/transactions";
import { newId } from "@/lib/shared/ids";
import { FAILURES_PER_ACCOUNT, FAILURES_PER_ADDRESS, forgive, openAttempt, WINDOW_MS } from "./throttle";

const shared = globalThis as { __signalboxPrisma?: ReturnType<typeof prisma> };

const account = () => `${newId()}@example.test`;
/** An address of its own for each test, from the range for documentation (RFC 3849). */
const address = () => `2001:db8:${newId().slice(-8, -4)}:${newId().slice(-4)}::1`;

beforeEach(() => systemTx((tx) => tx.signInFailure.deleteMany({})));

async function kinds(attempts: ReturnType<typeof openAttempt>[]): Promise<Record<string, number>> {
  const all = await Promise.all(attempts);
  return Object.fromEntries(["allowed", "throttled"].map((kind) => [kind, all.filter((attempt) => attempt.kind === kind).length]));
}

async function fail(count: number, email: string, from: string, now?: number): Promise<void> {
  for (let i = 0; i < count; i += 1) expect((await openAttempt(email, from, now)).kind).toBe("allowed");
}

describe("sign-in throttle", () => {
  it("lets through exactly the limit of guesses made at one moment in two processes", async () => {
    const email = account();
    const first = prisma();
    delete shared.__signalboxPrisma;
    const second = prisma();
    const attempts = Array.from({ length: 3 * FAILURES_PER_ACCOUNT }, (_, i) => {
      shared.__signalboxPrisma = i % 2 === 0 ? first : second;
      return openAttempt(email, address());
    });
    expect(await kinds(attempts)).toEqual({ allowed: FAILURES_PER_ACCOUNT, throttled: 2 * FAILURES_PER_ACCOUNT });
    shared.__signalboxPrisma = second;
    await disconnectPrisma();
    shared.__signalboxPrisma = first;
  });

  it("counts an address over all accounts, an IPv6 host by its /64", async () => {
    const from = address();
    for (let i = 0; i < FAILURES_PER_ADDRESS; i += 1) await fail(1, account(), from.replace(/1$/, String(i + 1)));
    expect(await openAttempt(account(), from)).toMatchObject({ kind: "throttled" });
    expect(await openAttempt(account(), address())).toMatchObject({ kind: "allowed" });
  });

  it("says how long to wait, and waiting that long is enough", async () => {
    const [email, from, start] = [account(), address(), Date.now()];
    await fail(1, email, from, start);
    await fail(FAILURES_PER_ACCOUNT - 1, email, from, start + 60_000);
    const refused = await openAttempt(email, from, start + 120_000);
    expect(refused).toEqual({ kind: "throttled", retryAfterSeconds: (WINDOW_MS - 120_000) / 1000 });
    expect(await openAttempt(email, from, start + WINDOW_MS - 1)).toEqual({ kind: "throttled", retryAfterSeconds: 1 });
    expect(await openAttempt(email, from, start + WINDOW_MS)).toMatchObject({ kind: "allowed" });
  });

  it("forgives the account after a success, never the address", async () => {
    const [email, from] = [account(), address()];
    for (let round = 0; round < 4; round += 1) {
      await fail(FAILURES_PER_ACCOUNT - 1, email, from);
      const right = await openAttempt(email, from);
      if (right.kind !== "allowed") throw new Error("throttled too early");
      await forgive(right);
    }
    await fail(FAILURES_PER_ACCOUNT, email, from);
    expect(await openAttempt(email, address())).toMatchObject({ kind: "throttled" });
    await fail(FAILURES_PER_ADDRESS - 5 * FAILURES_PER_ACCOUNT + 4, account(), from);
    expect(await openAttempt(account(), from)).toMatchObject({ kind: "throttled" });
  });

  it("keeps neither addresses of people nor failures out of every window", async () => {
    const [email, from] = [account(), address()];
    await fail(3, email, from, Date.now() - 2 * WINDOW_MS);
    await fail(1, email, from);
    const rows = await systemTx((tx) => tx.signInFailure.findMany());
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(email);
  });
});

afterEach(() => {
  expect(shared.__signalboxPrisma).toBeDefined();
});
