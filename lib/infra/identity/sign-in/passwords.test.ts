import { describe, expect, it } from "vitest";
import { fitsPassword, hashPassword, LONGEST_PASSWORD_BYTES, verifyPassword } from "./passwords";

/** `$argon2id$v=19$m=…,t=…,p=…`: what decides how long a verification takes. */
const cost = (hash: string) => hash.split("$").slice(1, 4).join("$");

describe("passwords", () => {
  it("are argon2id with OWASP's parameters, salted", async () => {
    const hash = await hashPassword("correct horse battery staple");
    expect(cost(hash)).toBe("argon2id$v=19$m=19456,t=2,p=1");
    expect(await hashPassword("correct horse battery staple")).not.toBe(hash);
    expect(await verifyPassword(hash, "correct horse battery staple")).toBe(true);
    expect(await verifyPassword(hash, "correct horse battery stapler")).toBe(false);
  });

  it("are the same however the keyboard composes them", async () => {
    const hash = await hashPassword("caf\u00e9 ﬁnal");
    expect(await verifyPassword(hash, "cafe\u0301 final")).toBe(true);
  });

  it("cost the same work when there is nobody to check them against", async () => {
    const [nobody, somebody] = [
      await timed(() => verifyPassword(null, "guess")),
      await timed(async () => verifyPassword(await stored, "guess")),
    ];
    expect(nobody.right).toBe(false);
    expect(somebody.right).toBe(false);
    // A missing dummy verification would be a thousand times faster, not half.
    expect(nobody.ms).toBeGreaterThan(somebody.ms / 4);
  });

  it("have a longest length, counted after normalisation", () => {
    expect(fitsPassword("é".repeat(LONGEST_PASSWORD_BYTES / 2))).toBe(true);
    expect(fitsPassword("é".repeat(LONGEST_PASSWORD_BYTES / 2 + 1))).toBe(false);
    expect(fitsPassword("ﷺ".repeat(300))).toBe(false);
  });
});

const stored = hashPassword("another password");

async function timed(work: () => Promise<boolean>): Promise<{ right: boolean; ms: number }> {
  await stored;
  const start = performance.now();
  const right = await work();
  return { right, ms: performance.now() - start };
}
