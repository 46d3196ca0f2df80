import { constraintOf, sqlStateOf } from "@/lib/infra/db/sql-state";
import { type AppError, appError, type ErrorCode } from "@/lib/shared/errors";

/** What the database refused: the SQLSTATE, and the index or constraint where it names one. */
type Refusal = { state: string; constraint: string | undefined; message: string };

/**
 * Unique indexes a caller can run into, with the catalogue's code and the property that clashes. The index decides a
 * race, so this table, not a check before the insert, is where a duplicate gets its words.
 */
const DUPLICATES: Record<string, { code: ErrorCode; pointer: string }> = {
  markets_live_code: { code: "MARKET_002", pointer: "/code" },
  brands_live_code: { code: "BRAND_002", pointer: "/internalCode" },
  channels_live_code: { code: "CHANNEL_002", pointer: "/code" },
  campaigns_name: { code: "CAMPAIGN_002", pointer: "/campaignName" },
  platform_connections_live_account: { code: "CONNECTION_002", pointer: "/accountId" },
};

/** Tables whose rows others hold on to, with the code that says so when one is deleted. */
const IN_USE: Record<string, ErrorCode> = { markets: "MARKET_003", brands: "BRAND_003", channels: "CHANNEL_003" };

/** SQLSTATEs of values a column cannot hold: the caller's mistake whatever the column. */
const UNHOLDABLE: Record<string, string> = {
  "22P02": "A value has a form its field cannot hold",
  "22P05": "A text has a character that cannot be stored",
  "22001": "A text is longer than its field",
  "22003": "A number is outside what its field can hold",
  "22007": "A date has a form its field cannot hold",
  "22008": "A date is outside what its field can hold",
  "22021": "A text has a character that cannot be stored",
  "54000": "A text is too long to be searched by",
};

const TRANSIENT_CONFLICT = new Set(["40001", "40P01", "55P03"]);

/** Cancelled by a time limit, shut down, out of connections, not there: the same request may well succeed later. */
const UNAVAILABLE = /^(57014|57P0\d|53\d{3}|08\w{3}|25P03)$/;

/**
 * The AppError that a database's refusal means, or null when it means a bug. What PostgreSQL answered is told by its
 * SQLSTATE alone; what never reached it, by the driver's own code.
 */
export function databaseProblem(error: unknown): AppError | null {
  const refusal = refusalOf(error);
  if (refusal) return fromState(refusal, error);
  const code = property(error, "code");
  if (code === "P2024" || code === "P1001" || code === "P1002" || code === "P1008" || code === "P1017") return unavailable(error);
  const message = error instanceof Error ? error.message : "";
  if (code === "P2028" && message.includes("Unable to start a transaction")) return unavailable(error);
  if (code === "ECONNREFUSED" || code === "ECONNRESET" || message.startsWith("timeout exceeded when trying to connect")) {
    return unavailable(error);
  }
  return null;
}

/** True for Prisma's "no such row" of an update or delete. */
export function isMissingRow(error: unknown): boolean {
  return property(error, "code") === "P2025";
}

function fromState(refusal: Refusal, cause: unknown): AppError | null {
  const { state } = refusal;
  if (state === "23505") return duplicate(refusal, cause);
  if (state === "23503") return reference(refusal, cause);
  if (state === "23514") {
    const message = `The values together break the rule "${refusal.constraint ?? "check"}"`;
    return appError("VALIDATION_001", { violations: [{ pointer: "", rule: refusal.constraint ?? "check", message }], cause });
  }
  const unholdable = UNHOLDABLE[state];
  if (unholdable) return appError("VALIDATION_001", { violations: [{ pointer: "", rule: "unholdable", message: unholdable }], cause });
  if (TRANSIENT_CONFLICT.has(state)) return appError("CONFLICT_002", { retryAfterSeconds: 1, cause });
  return UNAVAILABLE.test(state) ? unavailable(cause) : null;
}

function duplicate({ constraint }: Refusal, cause: unknown): AppError {
  const known = constraint === undefined ? undefined : DUPLICATES[constraint];
  if (!known) return appError("CONFLICT_002", { retryAfterSeconds: 1, cause });
  const { code, pointer } = known;
  const error = appError(code, { cause });
  error.violations.push({ pointer, rule: "unique", message: error.message });
  return error;
}

/** A reference to nothing (422), or the deletion of something still referred to (409). */
function reference({ constraint, message }: Refusal, cause: unknown): AppError {
  const table = /update or delete on table "(\w+)"/.exec(message)?.[1];
  if (table !== undefined) return appError(IN_USE[table] ?? "CONFLICT_003", { cause });
  const column = /_tenant_id_(\w+)_fkey$/.exec(constraint ?? "")?.[1] ?? /_(\w+?)_fkey$/.exec(constraint ?? "")?.[1];
  const pointer = column === undefined ? "" : `/${column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}`;
  return appError("VALIDATION_005", { violations: [{ pointer, rule: "reference", message: "There is no such row" }], cause });
}

function unavailable(cause: unknown): AppError {
  return appError("INTERNAL_002", { retryAfterSeconds: 2, cause });
}

function refusalOf(error: unknown): Refusal | null {
  const state = sqlStateOf(error);
  if (state === null) return null;
  const cause = property(property(property(error, "meta"), "driverAdapterError"), "cause");
  const message = [property(cause, "originalMessage"), property(cause, "message"), property(error, "message")].find(
    (m) => typeof m === "string",
  );
  const words = typeof message === "string" ? message : "";
  // a CHECK's name stands only in the message
  return { state, constraint: constraintOf(error) ?? /constraint "([^"]+)"/.exec(words)?.[1], message: words };
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
