/**
 * The SQLSTATE behind an error, however it came: a `pg` error, or Prisma's (model and raw calls give different codes of
 * their own for the same state, so nothing else is matched on). Null when the error is not the database's.
 */
export function sqlStateOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  const meta = (error as { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } }).meta;
  const original = meta?.driverAdapterError?.cause?.originalCode;
  if (typeof original === "string") return original;
  const cause = (error as { cause?: { originalCode?: unknown } }).cause;
  if (cause && typeof cause === "object" && typeof cause.originalCode === "string") return cause.originalCode;
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code) ? code : null;
}

/** The index or constraint a unique or foreign-key violation names, else null. */
export function constraintOf(error: unknown): string | null {
  const cause = (error as { meta?: { driverAdapterError?: { cause?: { constraint?: { index?: unknown } } } } } | null)?.meta
    ?.driverAdapterError?.cause;
  const index = cause?.constraint?.index;
  if (typeof index === "string") return index;
  const plain = (error as { constraint?: unknown } | null)?.constraint;
  return typeof plain === "string" ? plain : null;
}

/** Serialisation failure or deadlock: the same transaction, run again, may succeed. */
export function isRetryable(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === "40001" || state === "40P01";
}
