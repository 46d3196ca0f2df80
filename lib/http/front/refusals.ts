import type { IncomingMessage, ServerResponse } from "node:http";
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
  thrown: { code: ErrorCode; message: string } | null,
): Promise<void> {
  const error = thrown ? appError(thrown.code, { message: thrown.message }) : new Error("the handler failed");
  const answer = problemResponse(toProblem(error, requestId));
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (answer.status === 405) response.setHeader("allow", [...METHODS].join(", "));
  response.setHeader("connection", "close");
  response.end(await answer.text());
}
