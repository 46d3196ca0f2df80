/** Why a request did not end in an answer. */
export type OutboundFailure =
  /** The URL is not one this client opens: scheme, credentials in it, not parseable. */
  | "bad_url"
  /** The name has no address, or the resolver did not answer. */
  | "dns"
  /** Every address of the name is private, loopback, link-local, metadata… and not on the allow-list. */
  | "private_address"
  /** No connection: refused, unreachable, timed out while connecting. */
  | "connect"
  /** The certificate or the handshake was refused. */
  | "tls"
  /** The time limit passed. */
  | "timeout"
  /** The connection broke while the request was under way. */
  | "reset"
  /** The answer is larger than the caller's limit. */
  | "too_large"
  /** More redirects than the caller allowed. */
  | "redirects"
  /** The caller gave up. */
  | "aborted";

/**
 * A request without an answer. `sent` is the one thing a caller must look at before trying again: false means that no
 * byte of the request can have left this machine, true that it may have been carried out.
 */
export class OutboundError extends Error {
  override readonly name = "OutboundError";
  readonly failure: OutboundFailure;
  readonly sent: boolean;

  constructor(failure: OutboundFailure, message: string, options: { sent: boolean; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.failure = failure;
    this.sent = options.sent;
  }
}

/** True for an {@link OutboundError}, also for one made by another bundle of this process. */
export function isOutboundError(error: unknown): error is OutboundError {
  return error instanceof Error && error.name === "OutboundError" && "failure" in error && "sent" in error;
}

const CONNECT_CODES = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EHOSTDOWN",
  "EADDRNOTAVAIL",
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const DNS_CODES = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA", "EAI_NONAME", "ESERVFAIL", "EREFUSED"]);

/** Turns what the socket, the resolver or undici threw into an {@link OutboundError}. */
export function toOutboundError(error: unknown, sent: boolean, host: string): OutboundError {
  if (isOutboundError(error)) return error.sent === sent ? error : new OutboundError(error.failure, error.message, { sent, cause: error });
  const code = errorCode(error);
  if (DNS_CODES.has(code)) return new OutboundError("dns", `The name ${host} could not be resolved (${code})`, { sent, cause: error });
  if (!sent && isTls(code)) return new OutboundError("tls", `The certificate of ${host} was refused (${code})`, { sent, cause: error });
  if (!sent || CONNECT_CODES.has(code)) {
    return new OutboundError("connect", `No connection to ${host}${code ? ` (${code})` : ""}`, { sent, cause: error });
  }
  return new OutboundError("reset", `The connection to ${host} broke before the answer was complete${code ? ` (${code})` : ""}`, {
    sent,
    cause: error,
  });
}

function isTls(code: string): boolean {
  return /^ERR_(TLS|SSL)|CERT|SELF_SIGNED|UNABLE_TO_|EPROTO/.test(code);
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  return errorCode(error.cause);
}
