import type { ErrorCode, Recovery, Violation } from "@/lib/shared/errors";

/** What the envelope `{"error": {...}}` says, with violations' pointers as they were sent. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: ErrorCode | "NETWORK" | "UNREADABLE";
  readonly details: Record<string, unknown>;
  readonly violations: readonly Violation[];
  readonly recovery: Recovery;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(input: {
    status: number;
    code: ApiError["code"];
    message: string;
    details?: Record<string, unknown>;
    violations?: readonly Violation[];
    recovery?: Recovery;
    requestId?: string | null;
    retryAfterSeconds?: number | null;
    cause?: unknown;
  }) {
    super(input.message, input.cause === undefined ? undefined : { cause: input.cause });
    this.status = input.status;
    this.code = input.code;
    this.details = input.details ?? {};
    this.violations = input.violations ?? [];
    this.recovery = input.recovery ?? "transient";
    this.requestId = input.requestId ?? null;
    this.retryAfterSeconds = input.retryAfterSeconds ?? null;
  }
}

/** The sentences to show for a failed call: the violations where there are any, else the message. */
export function sentencesOf(error: unknown): string[] {
  if (!(error instanceof ApiError)) return ["Something went wrong. Try again."];
  const messages = error.violations.map((violation) => violation.message);
  return messages.length > 0 ? messages : [error.message];
}
