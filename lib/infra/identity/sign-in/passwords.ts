import "server-only";
import { hash, verify } from "@node-rs/argon2";

/**
 * argon2id with the first of the parameter sets that OWASP's Password Storage Cheat Sheet names as the minimum:
 * 19 MiB of memory, 2 passes, 1 lane. `algorithm: 2` is argon2id (the package's enum is const, which bundlers cannot read).
 */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Longer passwords are refused: hashing them would be work for free. In bytes of UTF-8 after NFKC. */
export const LONGEST_PASSWORD_BYTES = 1024;

/** The fewest characters a new password may have. NIST SP 800-63B asks for 8 at least; nothing here is a second factor. */
export const SHORTEST_PASSWORD = 12;

/** The hash of a password nobody has, verified for unknown addresses, so that they take as long as known ones. */
const NOBODYS_HASH = "$argon2id$v=19$m=19456,t=2,p=1$Ptks63TgHIMKY0E2+OBfFA$GDae8iuK2FV/hjTqMTuHrGEBvVztIyjno/IFx0h/T/Y";

/** True when a password is short enough to be hashed. */
export function fitsPassword(password: string): boolean {
  return Buffer.byteLength(normalised(password)) <= LONGEST_PASSWORD_BYTES;
}

/** Hashes a password for storage, as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), PARAMETERS);
}

/**
 * True when the password is the one that was hashed. Without a hash (unknown address, or a person who signs in by single
 * sign-on only) it does the same work and says no.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? NOBODYS_HASH, normalised(password));
  return right && passwordHash !== null;
}

/** NFKC, so that "é" typed as one character or two is one password (NIST SP 800-63B). */
function normalised(password: string): string {
  return password.normalize("NFKC");
}
