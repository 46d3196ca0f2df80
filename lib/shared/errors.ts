/**
 * The one error class and the one catalogue. A code is stable for ever; its message may be replaced by a more exact
 * one at the place that throws. `recovery` tells an API consumer what to do: `correctable` (change the request),
 * `transient` (send the same again later), `terminal` (nothing the caller can send will work).
 */
export type Recovery = "correctable" | "transient" | "terminal";

/** One thing that is wrong with an input. `pointer` is RFC 6901, in the caller's spelling once it leaves `lib/http`. */
export type Violation = { pointer: string; rule: string; message: string; suggestion?: unknown };

type Entry = { status: number; message: string; recovery: Recovery };

const correctable = (status: number, message: string): Entry => ({ status, message, recovery: "correctable" });
const transient = (status: number, message: string): Entry => ({ status, message, recovery: "transient" });
const terminal = (status: number, message: string): Entry => ({ status, message, recovery: "terminal" });

export const errorCatalogue = {
  // Authentication and permission
  AUTH_001: correctable(401, "Sign in, or send an API key as a bearer token"),
  AUTH_002: correctable(401, "The API key is not valid, has expired or was revoked"),
  AUTH_003: terminal(403, "You do not have the permission this needs"),
  AUTH_004: correctable(403, "The request came from another site"),
  AUTH_005: correctable(409, "The page was opened for another workspace"),
  AUTH_006: correctable(400, "Name the workspace this request is for"),
  AUTH_007: correctable(401, "E-mail or password is wrong"),
  AUTH_008: transient(429, "Too many failed sign-ins"),
  AUTH_009: terminal(404, "Session not found"),
  AUTH_010: correctable(403, "The setup token is not the one this installation printed"),
  AUTH_011: terminal(409, "This installation has an owner already"),
  // Workspace
  WORKSPACE_001: terminal(404, "Workspace not found"),
  // Limits
  RATE_001: transient(429, "Too many requests"),
  // The request itself
  VALIDATION_001: correctable(400, "The request is not valid"),
  VALIDATION_002: correctable(400, "The body is not well-formed JSON"),
  VALIDATION_003: correctable(413, "The body is too large"),
  VALIDATION_004: correctable(415, "The content type is not accepted"),
  VALIDATION_005: correctable(422, "The request names something that does not exist"),
  VALIDATION_006: terminal(404, "There is nothing at this address"),
  VALIDATION_007: terminal(405, "This method is not allowed here"),
  // Concurrency and idempotency
  CONFLICT_001: correctable(409, "It was changed by someone else in the meantime"),
  CONFLICT_002: transient(409, "It is being changed by another request at this moment"),
  CONFLICT_003: correctable(409, "Something else still uses it"),
  IDEMPOTENCY_001: correctable(409, "This idempotency key was used with another request"),
  IDEMPOTENCY_002: transient(409, "A request with this idempotency key is still running"),
  // Governance
  MARKET_001: terminal(404, "Market not found"),
  MARKET_002: correctable(400, "A market with this code exists already"),
  MARKET_003: correctable(409, "The market is in use"),
  BRAND_001: terminal(404, "Brand not found"),
  BRAND_002: correctable(400, "A brand with this code exists already"),
  BRAND_003: correctable(409, "The brand is in use"),
  CHANNEL_001: terminal(404, "Channel not found"),
  CHANNEL_002: correctable(400, "A channel with this code exists already"),
  CHANNEL_003: correctable(409, "The channel is in use"),
  TAXONOMY_001: correctable(400, "The name cannot be built"),
  TAXONOMY_002: correctable(400, "This code would make two different names look the same"),
  TAXONOMY_003: correctable(400, "This code belongs to names already issued and is retired for ever"),
  TAXONOMY_004: correctable(400, "The name cannot be read with this workspace's codes"),
  TAXONOMY_005: terminal(404, "Taxonomy scheme not found"),
  // Campaigns
  CAMPAIGN_001: terminal(404, "Campaign not found"),
  CAMPAIGN_002: correctable(400, "A campaign of this name exists already"),
  CAMPAIGN_003: correctable(409, "The campaign cannot make this move from where it is"),
  CAMPAIGN_004: correctable(409, "A campaign's name and what it is made of cannot be changed"),
  CAMPAIGN_005: correctable(409, "The campaign's approval does not allow this"),
  CAMPAIGN_006: terminal(403, "Whoever changed a campaign may not approve it"),
  CAMPAIGN_007: correctable(409, "The campaign is archived"),
  DATE_001: correctable(400, "The dates are not in order"),
  // Tickets and deployment
  TICKET_001: terminal(404, "Ticket not found"),
  TICKET_002: correctable(409, "The ticket cannot make this move from where it is"),
  TICKET_003: correctable(409, "This is a result and cannot be written"),
  TICKET_004: terminal(404, "Comment not found"),
  TICKET_005: correctable(400, "The ticket cannot be planned as it is"),
  TICKET_006: correctable(409, "A ticket stays with its campaign"),
  TICKET_007: correctable(422, "The platform cannot try this without doing it"),
  CHECKLIST_001: terminal(404, "Checklist item not found"),
  QA_001: terminal(404, "Rule not found"),
  QA_002: terminal(409, "This rule keeps tickets safe and stays as it is"),
  CONNECTION_001: terminal(404, "Connection not found"),
  CONNECTION_002: correctable(400, "A connection to this account exists already"),
  CONNECTION_003: correctable(409, "There is no connection for this channel's platform"),
  CONNECTION_004: correctable(409, "The connection is in use by a deployment on its way"),
  CONNECTION_005: correctable(409, "The connection has no credentials that can be used"),
  DEPLOY_001: terminal(404, "Deployment not found"),
  DEPLOY_002: correctable(400, "The ticket is not ready for deployment"),
  DEPLOY_003: correctable(409, "The plan changed since it was shown"),
  DEPLOY_004: correctable(409, "The deployment cannot be cancelled any more"),
  DEPLOY_005: correctable(409, "What was checked changed since, so the ticket went back to draft"),
  DEPLOY_AMBIGUOUS: correctable(409, "The platform may have done it already; a person has to look"),
  DEPLOY_006: terminal(404, "Bulk deployment not found"),
  DEPLOY_007: correctable(409, "There is nothing to decide about this deployment"),
  DEPLOY_008: correctable(422, "This object cannot be adopted"),
  PLATFORM_001: transient(503, "The platform did not answer"),
  PLATFORM_002: transient(429, "The account's calls at the platform are used up for the moment"),
  PLATFORM_003: correctable(502, "The platform refused to answer"),
  // Background jobs
  JOB_001: terminal(404, "Run not found"),
  JOB_002: correctable(409, "Only a failed run can be started again"),
  JOB_003: correctable(409, "The run has ended already"),
  // Administration
  APIKEY_001: terminal(404, "API key not found"),
  SETTING_001: terminal(404, "Setting not found"),
  USER_001: terminal(404, "User not found"),
  // Ours
  INTERNAL_001: transient(500, "Something went wrong on our side"),
  INTERNAL_002: transient(503, "The service is busy or starting; try again shortly"),
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof errorCatalogue;

export type AppErrorOptions = {
  message?: string;
  details?: Record<string, unknown>;
  violations?: Violation[];
  retryAfterSeconds?: number;
  cause?: unknown;
};

/** The only error the product throws on purpose. Everything else is a bug and becomes `INTERNAL_001`. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly status: number;
  readonly recovery: Recovery;
  readonly details: Record<string, unknown>;
  readonly violations: Violation[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    const entry = errorCatalogue[code];
    super(options.message ?? entry.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = entry.status;
    this.recovery = entry.recovery;
    this.details = options.details ?? {};
    this.violations = options.violations ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Makes an {@link AppError}: `throw appError("CAMPAIGN_001", { details: { campaignId } })`. */
export function appError(code: ErrorCode, options?: AppErrorOptions): AppError {
  return new AppError(code, options);
}

/** True for an {@link AppError}, also for one that another bundle of this process made. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "code" in error && "violations" in error;
}
