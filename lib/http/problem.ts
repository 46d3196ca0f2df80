import { z } from "zod";
import { type AppError, appError, type ErrorCode, isAppError, type Violation } from "@/lib/shared/errors";
import { wireSpelling } from "@/lib/shared/wire-of";
import { databaseProblem, isMissingRow } from "./database-problem";
import { shown } from "./names";
import { apiHeaders } from "./response-headers";
import { MOST_VIOLATIONS } from "./wire";
import { installMessages } from "./zod-messages";
import { violationsOf } from "./zod-violations";

installMessages();

/** Where a violation lies when it is not in the body. */
export type Place = "query" | "path" | "header";

/** A violation in the caller's own spelling. */
export type WireViolation = Violation & { in?: Place };

/** The envelope's inside, in wire names: DESIGN decision 4. */
export type Envelope = {
  error: {
    code: ErrorCode;
    message: string;
    details: Record<string, unknown>;
    violations: WireViolation[];
    recovery: AppError["recovery"];
    request_id: string;
  };
};

export type Problem = {
  status: number;
  envelope: Envelope;
  retryAfterSeconds: number | undefined;
  /** False for what nobody foresaw: the caller logs it with its stack. */
  foreseen: boolean;
};

/** Violations found by lib/http itself: already in wire spelling, with their place. */
export class RequestProblem extends Error {
  override readonly name = "RequestProblem";
  constructor(
    readonly violations: WireViolation[],
    readonly code: ErrorCode = "VALIDATION_001",
  ) {
    super(code);
  }
}

export type Naming = {
  /** Turns a violation of the domain (camelCase pointer) into the caller's spelling and place. */
  violation: (violation: Violation) => WireViolation;
  /** The code for a row that is not there, when the error itself does not say. */
  missing: ErrorCode;
};

const PLAIN_NAMING: Naming = { violation: (violation) => violation, missing: "VALIDATION_006" };

/**
 * The one mapper from whatever was thrown to what a caller is told. An error nobody foresaw shows nothing of itself: its
 * envelope is INTERNAL_001 with the request id, under which the log has the stack.
 */
export function toProblem(thrown: unknown, requestId: string, naming: Naming = PLAIN_NAMING): Problem {
  if (thrown instanceof RequestProblem) return problemOf(appError(thrown.code), requestId, thrown.violations);
  const known = foresee(thrown, naming);
  if (!known) return problemOf(appError("INTERNAL_001"), requestId, [], false);
  return problemOf(known, requestId, known.violations.map(naming.violation));
}

/** The AppError that a thrown value means; null for a bug. */
function foresee(thrown: unknown, naming: Pick<Naming, "missing"> = PLAIN_NAMING): AppError | null {
  if (isAppError(thrown)) return thrown;
  if (thrown instanceof z.core.$ZodError) return appError("VALIDATION_001", { violations: violationsOf(thrown), cause: thrown });
  if (isMissingRow(thrown)) return appError(naming.missing, { cause: thrown });
  return databaseProblem(thrown);
}

function problemOf(error: AppError, requestId: string, violations: WireViolation[], foreseen = true): Problem {
  const left = violations.length - MOST_VIOLATIONS;
  const details = { ...(wireDetails(error.details, 0) as Record<string, unknown>), ...(left > 0 ? { violations_left_out: left } : {}) };
  return {
    status: error.status,
    foreseen,
    retryAfterSeconds: error.retryAfterSeconds ?? (error.recovery === "transient" && error.status !== 500 ? 1 : undefined),
    envelope: {
      error: {
        code: error.code,
        message: shown(error.message, 500),
        details,
        violations: violations.slice(0, MOST_VIOLATIONS).map(short),
        recovery: error.recovery,
        request_id: requestId,
      },
    },
  };
}

/** The answer that carries a problem. */
export function problemResponse(problem: Problem, extra?: Headers): Response {
  const headers = apiHeaders(problem.envelope.error.request_id, extra);
  headers.set("content-type", "application/json; charset=utf-8");
  if (problem.retryAfterSeconds !== undefined) headers.set("retry-after", String(Math.max(1, Math.ceil(problem.retryAfterSeconds))));
  if (problem.status === 401) headers.set("www-authenticate", 'Bearer realm="signalbox"');
  return new Response(JSON.stringify(problem.envelope), { status: problem.status, headers });
}

/** The caller knows what it sent: nothing long is sent back. */
function short(violation: WireViolation): WireViolation {
  const { suggestion, ...rest } = violation;
  const fits = suggestion !== undefined && JSON.stringify(suggestion).length <= 2_000;
  return { ...rest, ...(fits ? { suggestion } : {}), pointer: shown(violation.pointer, 1_000), message: shown(violation.message, 500) };
}

/** Details are written by our own code in camelCase, two or three levels deep. */
function wireDetails(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return value.slice(0, 200).map((item) => wireDetails(item, depth + 1));
  if (typeof value === "string") return shown(value, 1_000);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null || value instanceof Date || depth > 6) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [/^[a-z]/.test(key) ? wireSpelling(key) : key, wireDetails(item, depth + 1)]),
  );
}
