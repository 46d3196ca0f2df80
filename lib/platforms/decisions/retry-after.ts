/** What a platform means by "wait" when it does not say how long. Source: seed 002, `Retry-After` absent. */
export const DEFAULT_RETRY_AFTER_SECONDS = 60;

/**
 * The seconds a `Retry-After` header asks for: a number, or an HTTP date counted from `now`. Null when there is none
 * or it is nonsense; never negative.
 */
export function retryAfterSeconds(headers: Readonly<Partial<Record<string, string>>>, now: Date): number | null {
  const text = headers["retry-after"]?.trim();
  if (!text) return null;
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text));
  const date = /[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now.getTime()) / 1000));
}
