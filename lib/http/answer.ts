import type { z } from "zod";
import { isShared } from "@/lib/infra/cache/shared-value";
import type { Answer, Contract } from "./contract";
import { apiHeaders } from "./response-headers";
import { toWire } from "./wire";

/** A handler's answer with another status than the contract's first, or with headers of its own. */
export class Reply<T = unknown> {
  constructor(
    readonly status: number,
    readonly body: T,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** `return reply(200, running)` where the contract's first answer is 202. The status must be one the contract declares. */
export function reply<T>(status: number, body: T, headers?: Record<string, string>): Reply<T> {
  return new Reply(status, body, headers);
}

/**
 * What a handler returned → the Response: parsed by the contract's schema (an undeclared field never leaves), in wire
 * names, with its ETag.
 *
 * @throws ZodError or Error when the handler broke its contract: a bug, answered as one
 */
export function answerOf(contract: Contract, result: unknown, requestId: string, extra: Headers): Response {
  const given = result instanceof Reply ? result : new Reply(contract.response.status, result);
  const headers = apiHeaders(requestId, [...extra, ...Object.entries(given.headers)]);
  const answer = answerFor(contract, given.status);
  if (!answer.schema) return new Response(null, { status: given.status, headers });
  const { text, version } = writtenOnce(contract, answer.schema, given.body);
  if (contract.etag && version !== null) headers.set("etag", `"${version}"`);
  headers.set("content-type", "application/json; charset=utf-8");
  return new Response(text, { status: given.status, headers });
}

type Written = { schema: z.ZodType; text: string; version: number | null };

/** What was written of values that can never change again, as long as anybody holds them. */
const written = new WeakMap<object, Written>();

function writtenOnce(contract: Contract, schema: z.ZodType, body: unknown): Written {
  const known = isShared(body) ? written.get(body) : undefined;
  if (known?.schema === schema) return known;
  const parsed: unknown = parse(contract, schema, body);
  const fresh = { schema, text: JSON.stringify(toWire(schema, parsed)), version: versionOf(parsed) };
  if (isShared(body)) written.set(body, fresh);
  return fresh;
}

/** Raised when a handler's answer does not match its contract. Not a ZodError: that would be told to the caller as its own mistake. */
class BrokenContract extends Error {
  override readonly name = "BrokenContract";
}

function parse(contract: Contract, schema: z.ZodType, body: unknown): unknown {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new BrokenContract(`${contract.operationId} answered what its contract does not allow: ${result.error.message}`);
}

function answerFor(contract: Contract, status: number): Answer {
  const answer = [contract.response, ...(contract.also ?? [])].find((declared) => declared.status === status);
  if (!answer) throw new BrokenContract(`${contract.operationId} answered ${status}, which its contract does not declare`);
  return answer;
}

function versionOf(body: unknown): number | null {
  const version: unknown = typeof body === "object" && body !== null && "version" in body ? body.version : null;
  return typeof version === "number" ? version : null;
}
