import { appError } from "@/lib/shared/errors";
import { parseStrictJson } from "./json-text";

/** The largest JSON body taken, in bytes. Files travel another way. */
export const LARGEST_BODY = 1 << 20;

/**
 * Reads a request's JSON body strictly; undefined when there is none. The limit is counted while the bytes arrive, so a
 * false or absent Content-Length changes nothing.
 *
 * @throws AppError VALIDATION_002 (400: not UTF-8, not strict JSON), VALIDATION_003 (413), VALIDATION_004 (415).
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_BODY) throw tooLarge();
  const bytes = await readBytes(request);
  if (bytes.length === 0) return undefined;
  requireJson(request.headers);
  return parseStrictJson(decode(bytes));
}

/**
 * Refuses a body where none belongs (GET, DELETE …).
 * @throws AppError VALIDATION_001
 */
export async function refuseBody(request: Request): Promise<void> {
  const declared = Number(request.headers.get("content-length") ?? 0) > 0 || request.headers.has("transfer-encoding");
  if (!declared && (await readBytes(request)).length === 0) return;
  const message = `A ${request.method} request has no body: put what it says into the address`;
  throw appError("VALIDATION_001", { violations: [{ pointer: "", rule: "no_body", message }] });
}

async function readBytes(request: Request): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await nextChunk(reader);
    if (done) return Buffer.concat(chunks);
    size += value.length;
    if (size > LARGEST_BODY) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }
}

/** A caller that hangs up in mid-body is its own fault, not an internal error. */
async function nextChunk(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (cause) {
    throw appError("VALIDATION_002", { message: "The body ended before it was complete", cause });
  }
}

function tooLarge() {
  return appError("VALIDATION_003", { details: { largestBytes: LARGEST_BODY } });
}

function requireJson(headers: Headers): void {
  const encoding = headers.get("content-encoding")?.trim().toLowerCase();
  if (encoding && encoding !== "identity") {
    throw appError("VALIDATION_004", { message: "Send the body without a Content-Encoding" });
  }
  const [type = "", ...parameters] = (headers.get("content-type") ?? "").split(";").map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((p) => p.startsWith("charset="))
    ?.slice("charset=".length)
    .replaceAll('"', "");
  const isJson = type === "application/json" || /^application\/[\w.!#$&^-]+\+json$/.test(type);
  if (isJson && (charset === undefined || charset === "utf-8" || charset === "utf8")) return;
  throw appError("VALIDATION_004", {
    message: "Send Content-Type: application/json, in UTF-8",
    details: { accepted: ["application/json"] },
  });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw appError("VALIDATION_002", {
      violations: [{ pointer: "", rule: "json.utf8", message: "The bytes are not UTF-8: encode the text as UTF-8" }],
    });
  }
}
