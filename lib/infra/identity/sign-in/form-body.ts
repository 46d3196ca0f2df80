import "server-only";
import { appError } from "@/lib/shared/errors";

/** A sign-in form is some hundred bytes. */
const LONGEST_FORM = 16 << 10;

/**
 * The fields of a form (urlencoded, or a flat JSON object) that hold text; others are left out.
 * @throws AppError VALIDATION_002, VALIDATION_003, VALIDATION_004
 */
export async function readForm(request: Request): Promise<Record<string, string>> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const text = await readText(request);
  if (text === "") return {};
  if (type === "application/x-www-form-urlencoded") return Object.fromEntries(new URLSearchParams(text));
  if (type === "application/json") return textFields(text);
  throw appError("VALIDATION_004", { details: { accepted: ["application/x-www-form-urlencoded", "application/json"] } });
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > LONGEST_FORM) throw appError("VALIDATION_003", { details: { largestBytes: LONGEST_FORM } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function textFields(text: string): Record<string, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw appError("VALIDATION_002", { cause });
  }
  const fields = typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
  return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === "string"));
}
