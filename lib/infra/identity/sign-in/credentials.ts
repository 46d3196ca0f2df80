import "server-only";
import { systemTx } from "@/lib/infra/db/transactions";
import { fitsPassword, verifyPassword } from "./passwords";
import { dropAttempt, forgive, openAttempt } from "./throttle";

export type SignedIn = { id: string; email: string; name: string };

export type PasswordSignIn = { kind: "signed-in"; user: SignedIn } | { kind: "refused" } | { kind: "throttled"; retryAfterSeconds: number };

/** RFC 5321: the longest address that can be delivered to. */
const LONGEST_EMAIL = 254;

/** An address as accounts are found by it; null when it cannot be one. */
export function normalEmail(text: unknown): string | null {
  if (typeof text !== "string") return null;
  const email = text.normalize("NFKC").trim().toLowerCase();
  return email.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@]+$/.test(email) && !email.includes("\0") ? email : null;
}

/**
 * Checks an address and a password. Unknown address, wrong password and a person without a password are one answer, given
 * after the same work. A malformed pair is refused at once and not counted: it can be nobody's, and says nothing.
 *
 * @param address where the attempt came from
 */
export async function signInWithPassword(email: unknown, password: unknown, address: string | null): Promise<PasswordSignIn> {
  const account = normalEmail(email);
  if (account === null || typeof password !== "string" || password === "" || !fitsPassword(password)) return { kind: "refused" };
  const attempt = await openAttempt(account, address);
  if (attempt.kind === "throttled") return attempt;
  try {
    const user = await systemTx((tx) => tx.user.findUnique({ where: { email: account } }));
    const right = await verifyPassword(user && !user.deletedAt ? user.passwordHash : null, password);
    if (!right || !user) return { kind: "refused" };
    await forgive(attempt);
    return { kind: "signed-in", user: { id: user.id, email: user.email, name: user.name } };
  } catch (error) {
    await dropAttempt(attempt).catch(() => undefined);
    throw error;
  }
}
