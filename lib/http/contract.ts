import type { z } from "zod";
import type { ErrorCode } from "@/lib/shared/errors";
import type { Permission } from "@/lib/shared/permissions";
import { shapeOf } from "./wire-shape";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** One answer of an operation; a null schema is an answer without a body (204) or one that is not JSON. */
export type Answer<S extends z.ZodType | null = z.ZodType | null> = {
  status: number;
  schema: S;
  description?: string;
  /** Of an answer that is not JSON: the handler then returns a Response. */
  contentType?: string;
};

export type ContractInput = {
  method: Method;
  /** `/api/v1/brands/{id}`; names in braces are the wire names of `params`. */
  path: `/api/v1/${string}`;
  operationId: string;
  summary: string;
  description?: string;
  tags: readonly string[];
  /** What the caller must hold; null for an operation that needs no credentials at all. */
  permission: Permission | null;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  response: Answer;
  /** Further successful answers, as when a repeated POST finds the running task. */
  also?: readonly Answer[];
  /** The operation's own errors; those every operation can have are added by {@link errorsOf}. */
  errors: readonly ErrorCode[];
  /** False for a POST that must not be remembered (token endpoints) or remembers nothing (previews). Default: every POST. */
  idempotent?: boolean;
  /** Top-level fields of the answer that are shown once: a replay has null instead. camelCase. */
  secretFields?: readonly string[];
  /** Sends `ETag: "<version>"` and takes `If-Match`. Default: true when the answer has a `version`. */
  etag?: boolean;
  /** In wire names, as they stand in the API document. */
  examples?: { body?: unknown; response?: unknown };
};

export type Contract<C extends ContractInput = ContractInput> = C & { readonly etag: boolean; readonly idempotent: boolean };

/**
 * Describes one operation of `/api/v1`, once, for the route, the API document and the generated tests. Schemas are
 * camelCase; lib/http/wire.ts turns them into wire names.
 *
 * @throws Error when the description contradicts itself: at import, so a wrong contract fails every test.
 */
export function defineContract<const C extends ContractInput>(contract: C): Contract<C> {
  const named = new Set([...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  const declared = new Set(contract.params ? wireNames(contract.params) : []);
  if (named.size !== declared.size || [...declared].some((name) => !named.has(name))) {
    throw new Error(`${contract.operationId}: the path names {${[...named].join(", ")}}, params declare {${[...declared].join(", ")}}`);
  }
  if (contract.body && (contract.method === "GET" || contract.method === "DELETE")) {
    throw new Error(`${contract.operationId}: a ${contract.method} has no body`);
  }
  if (contract.query) wireNames(contract.query);
  return {
    ...contract,
    etag: contract.etag ?? hasVersion(contract.response.schema),
    idempotent: contract.method === "POST" && (contract.idempotent ?? true),
  };
}

/** The wire names of an object schema's properties. */
export function wireNames(schema: z.ZodObject): Iterable<string> {
  const shape = shapeOf(schema, "input");
  return shape.kind === "object" ? shape.byWire.keys() : [];
}

function hasVersion(schema: z.ZodType | null): boolean {
  if (!schema) return false;
  const shape = shapeOf(schema, "output");
  return shape.kind === "object" && shape.byName.has("version");
}

/** Every error code an operation can answer with, its own and those of its parts. */
export function errorsOf(contract: Contract): ErrorCode[] {
  const codes = new Set<ErrorCode>(contract.errors);
  const add = (...more: ErrorCode[]) => {
    for (const code of more) codes.add(code);
  };
  add("VALIDATION_001", "RATE_001", "INTERNAL_001", "INTERNAL_002");
  if (contract.permission !== null) add("AUTH_001", "AUTH_002", "AUTH_003", "AUTH_004", "AUTH_005", "AUTH_006", "WORKSPACE_001");
  if (contract.method !== "GET" && contract.method !== "DELETE") add("VALIDATION_002", "VALIDATION_003", "VALIDATION_004");
  if (contract.method !== "GET") add("CONFLICT_002");
  if (contract.etag && contract.method !== "GET" && contract.params) add("CONFLICT_001");
  if (contract.params && !contract.errors.some((code) => code.endsWith("_001"))) add("VALIDATION_006");
  if (contract.idempotent) add("IDEMPOTENCY_001", "IDEMPOTENCY_002");
  return [...codes].toSorted((a, b) => a.localeCompare(b));
}
