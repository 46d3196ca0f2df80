import type { Tone } from "@/components/ui/tone";
import type { ApiKeyDto } from "@/lib/domain/api-keys/api-keys.schema";

const DAY_MS = 86_400_000;
/** A key that ends within this many days is worth a warning. */
const SOON_DAYS = 14;

/** The day `days` from now, as a date field has it. */
export function expiryDay(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

export type KeyEnd =
  | { kind: "revoked" | "expired" | "soon" | "later"; at: string; tone: Tone | null }
  | { kind: "never"; at: null; tone: null };

/** How a key ends or ended. */
export function keyEnd(key: Pick<ApiKeyDto, "revokedAt" | "expiresAt">, now: Date): KeyEnd {
  if (key.revokedAt) return { kind: "revoked", at: key.revokedAt, tone: "draft" };
  if (!key.expiresAt) return { kind: "never", at: null, tone: null };
  const left = new Date(key.expiresAt).getTime() - now.getTime();
  if (left <= 0) return { kind: "expired", at: key.expiresAt, tone: "danger" };
  return left < SOON_DAYS * DAY_MS
    ? { kind: "soon", at: key.expiresAt, tone: "caution" }
    : { kind: "later", at: key.expiresAt, tone: null };
}
