import type { IncomingMessage, ServerResponse } from "node:http";
import { isCrossSiteWrite } from "@/lib/infra/identity/request-origin";
import { appError, type ErrorCode } from "@/lib/shared/errors";
import { problemResponse, toProblem } from "../problem";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** What no handler behind should ever see, as the error to answer with; null for a request that may pass. */
export function refusalOf(request: IncomingMessage, hostIsWellFormed: boolean): { code: ErrorCode; message: string } | null {
  if (!METHODS.has(request.method ?? "")) return { code: "VALIDATION_007", message: `${request.method} is not allowed here` };
  if (!hostIsWellFormed) return { code: "VALIDATION_001", message: "The Host header is missing or malformed" };
  if (!isWellFormedPath(request.url ?? "")) return { code: "VALIDATION_001", message: "The address is malformed" };
  return null;
}

/**
 * True for a write to a page (a server action) that a page of another site may have made the browser send. Next answers
 * a foreign Origin with 500 and lets a missing one pass. After {@link ownForwardedHeaders}; the API has its own check.
 */
export function isForeignPageWrite(request: IncomingMessage): boolean {
  const { method = "GET", url = "" } = request;
  if (method === "GET" || method === "HEAD" || url.startsWith("/api/")) return false;
  const headers = new Headers();
  for (const name of ["host", "origin", "sec-fetch-site", "x-forwarded-host", "x-forwarded-proto"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  return isCrossSiteWrite(new Request("http://page", { method, headers }));
}

/** Paths start with one slash and decode to text without NUL: others make the framework behind fail in its own ways. */
function isWellFormedPath(url: string): boolean {
  const path = url.split("?", 1)[0] ?? "";
  if (!path.startsWith("/") || path.startsWith("//") || path.includes("\\")) return false;
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/** Answers with the error envelope and closes the connection, because an unread body may follow. */
export async function answerProblem(
  response: ServerResponse,
  requestId: string,
  refusal: { code: ErrorCode; message?: string } | null,
): Promise<void> {
  const error = refusal ? appError(refusal.code, refusal.message ? { message: refusal.message } : {}) : new Error("the handler failed");
  const answer = problemResponse(toProblem(error, requestId));
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (answer.status === 405) response.setHeader("allow", [...METHODS].join(", "));
  response.setHeader("connection", "close");
  response.end(await answer.text());
}
