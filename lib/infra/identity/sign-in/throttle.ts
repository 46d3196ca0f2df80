import "server-only";
import ipaddr from "ipaddr.js";
import type { Tx } from "@/lib/infra/db/client";
import { systemTx } from "@/lib/infra/db/transactions";
import { hmac } from "@/lib/infra/secrets/hmac";
import { newId } from "@/lib/shared/ids";

/** DESIGN decision 14. */
export const WINDOW_MS = 15 * 60_000;
export const FAILURES_PER_ACCOUNT = 10;
export const FAILURES_PER_ADDRESS = 50;

/** Failures that are out of every window, removed in passing. */
const SWEEP = 200;

/** What a failure that its account forgave is filed under; the address still counts it. */
const FORGIVEN = "";

export type Attempt = { kind: "allowed"; id: string; account: string } | { kind: "throttled"; retryAfterSeconds: number };

/**
 * Opens an attempt to sign in, or says how long to wait. The attempt is written as a failure before the password is
 * looked at, under a lock per account and address: a hundred guesses at the same moment, in whatever processes, are
 * counted one by one. {@link forgive} it when the password was right. A throttled attempt is not counted, so a lock ends.
 */
export function openAttempt(email: string, address: string | null, now = Date.now()): Promise<Attempt> {
  const account = accountKey(email);
  const from = addressKey(address);
  return systemTx(async (tx) => {
    await lock(tx, account, from);
    const perAccount = await nthNewest(tx, { account }, FAILURES_PER_ACCOUNT, now);
    const perAddress = await nthNewest(tx, { address: from }, FAILURES_PER_ADDRESS, now);
    const blocking = Math.max(perAccount ?? 0, perAddress ?? 0);
    if (blocking > 0) return { kind: "throttled", retryAfterSeconds: Math.max(1, Math.ceil((blocking + WINDOW_MS - now) / 1000)) };
    const id = newId();
    await tx.signInFailure.create({ data: { id, account, address: from, occurredAt: new Date(now) } });
    await sweep(tx, now);
    return { kind: "allowed", id, account };
  });
}

/** The password was right: this attempt was no failure, and the account's earlier ones no longer count against it. */
export async function forgive(attempt: { id: string; account: string }): Promise<void> {
  await systemTx(async (tx) => {
    await tx.signInFailure.deleteMany({ where: { id: attempt.id } });
    await tx.signInFailure.updateMany({ where: { account: attempt.account }, data: { account: FORGIVEN } });
  });
}

/** The attempt came to no answer (the database failed, say): it counts neither way. */
export async function dropAttempt(attempt: { id: string }): Promise<void> {
  await systemTx((tx) => tx.signInFailure.deleteMany({ where: { id: attempt.id } }));
}

/** When the n-th newest failure inside the window happened, in ms, or null when there are fewer. */
async function nthNewest(tx: Tx, of: { account: string } | { address: string }, n: number, now: number): Promise<number | null> {
  const row = await tx.signInFailure.findFirst({
    where: { ...of, occurredAt: { gt: new Date(now - WINDOW_MS) } },
    orderBy: { occurredAt: "desc" },
    skip: n - 1,
  });
  return row ? row.occurredAt.getTime() : null;
}

/** Held to the end of the transaction. Always the account before the address, so that no two attempts wait for each other. */
async function lock(tx: Tx, account: string, address: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`account:${account}`}, 11))`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`address:${address}`}, 11))`;
}

async function sweep(tx: Tx, now: number): Promise<void> {
  const old = new Date(now - WINDOW_MS);
  await tx.$executeRaw`
    delete from sign_in_failures where id in (
      select id from sign_in_failures where occurred_at < ${old} limit ${SWEEP} for update skip locked)`;
}

/** An HMAC: people type passwords into the field for the address, and the list of who has an account is nobody's. */
function accountKey(email: string): string {
  return hmac("sign-in-throttle", email).toString("base64url");
}

/** An IPv6 host has a /64 to itself, so the /64 is what is counted. */
function addressKey(address: string | null): string {
  if (!address || !ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${new ipaddr.IPv6([...(parsed as ipaddr.IPv6).parts.slice(0, 4), 0, 0, 0, 0])}/64`;
}
