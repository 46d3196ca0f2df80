import { z } from "zod";
import { appError, type ErrorCode, errorCatalogue, type Violation } from "@/lib/shared/errors";
import { readJsonBody, refuseBody } from "./body";
import type { Contract } from "./contract";
import { type Naming, type Place, RequestProblem, type WireViolation } from "./problem";
import { readQuery } from "./query";
import { describes, fromWire, wirePointer } from "./wire";
import { violationsOf } from "./zod-violations";

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a handler gets: parsed by the contract, in camelCase. */
export type RouteInput<C extends Contract> = { params: Output<C["params"]>; query: Output<C["query"]>; body: Output<C["body"]> };

/** The request's parts as they came, before anything of the contract was applied. */
export type RawInput = { params: Record<string, string>; search: URLSearchParams; body: unknown };

/** Names of the seeds that the credential already says: never believed, only compared. */
const TENANT = "tenant_id";
const USER = "user_id";

/** Reads the body (or makes sure there is none) and the address. */
export async function readRaw(contract: Contract, request: Request, params: Record<string, string>): Promise<RawInput> {
  const search = new URL(request.url).searchParams;
  if (contract.method === "GET" || contract.method === "DELETE") {
    await refuseBody(request);
    return { params, search, body: undefined };
  }
  return { params, search, body: await readJsonBody(request) };
}

/**
 * Takes `tenant_id` (query or body) and, where the operation has no such parameter, `user_id` of a write's query out of
 * the input: seed 001's clients send both. Another workspace's id is answered as any foreign row is.
 *
 * @throws AppError WORKSPACE_001 (404)
 */
export function dropTenant(contract: Contract, raw: RawInput, tenantId: string): RawInput {
  const search = new URLSearchParams(raw.search);
  for (const sent of search.getAll(TENANT)) requireTenant(sent, tenantId);
  search.delete(TENANT);
  if (contract.method !== "GET" && !(contract.query && describes(contract.query, `/${USER}`))) search.delete(USER);
  const { body } = raw;
  if (typeof body !== "object" || body === null || Array.isArray(body) || !Object.hasOwn(body, TENANT)) return { ...raw, search };
  const { [TENANT]: sent, ...rest } = body as Record<string, unknown>;
  requireTenant(sent, tenantId);
  return { ...raw, search, body: rest };
}

function requireTenant(sent: unknown, tenantId: string): void {
  if (typeof sent !== "string" || sent.toLowerCase() !== tenantId) throw appError("WORKSPACE_001");
}

/**
 * Raw → the contract's parsed input.
 * A path parameter of the wrong form (no UUID) is answered as an id that does not exist: foreign, missing and malformed
 * ids look the same.
 *
 * @throws AppError the operation's 404; RequestProblem with every violation of query and body at once
 */
export function parseInput<C extends Contract>(contract: C, raw: RawInput): RouteInput<C> {
  const params = contract.params
    ? checked(contract.params, fromWire(contract.params, raw.params).value)
    : { value: undefined, violations: [] };
  if (params.violations.length > 0) throw appError(missingCode(contract));
  const sent = readQuery(contract.query, raw.search);
  const query = checked(contract.query ?? z.object({}), sent.value);
  const body = readBody(contract, raw.body);
  const violations: WireViolation[] = [
    ...sent.violations,
    ...unlessNamed(
      query.violations.map((violation) => placed(contract.query, violation, "query")),
      sent.violations,
    ),
    ...body.violations,
  ];
  if (violations.length > 0) throw new RequestProblem(violations);
  return { params: params.value, query: contract.query ? query.value : undefined, body: body.value } as RouteInput<C>;
}

/** What a violation thrown by the domain is called by the caller, and the operation's code for a row that is not there. */
export function namingOf(contract: Contract): Naming {
  return {
    missing: missingCode(contract),
    violation: (violation) => {
      if (contract.body && describes(contract.body, violation.pointer)) return placed(contract.body, violation);
      if (contract.query && describes(contract.query, violation.pointer)) return placed(contract.query, violation, "query");
      if (contract.params && describes(contract.params, violation.pointer)) return placed(contract.params, violation, "path");
      return placed(contract.body ?? z.object({}), violation);
    },
  };
}

/** The first 404 an operation declares: `BRAND_001` for `/brands/{id}`. */
function missingCode(contract: Contract): ErrorCode {
  return contract.errors.find((code) => errorCatalogue[code].status === 404) ?? "VALIDATION_006";
}

function readBody(contract: Contract, sent: unknown): { value: unknown; violations: WireViolation[] } {
  if (!contract.body) {
    // `{}` is what clients send when they have nothing to say
    const says = sent !== undefined && !(typeof sent === "object" && sent !== null && Object.keys(sent).length === 0);
    return { value: undefined, violations: says ? [{ pointer: "", rule: "no_body", message: "This operation takes no body" }] : [] };
  }
  if (sent === undefined && !contract.body.safeParse(undefined).success) {
    return { value: undefined, violations: [{ pointer: "", rule: "required", message: "Send a JSON body" }] };
  }
  const { value, violations } = fromWire(contract.body, sent);
  const parsed = checked(contract.body, value);
  const { body } = contract;
  return { value: parsed.value, violations: [...violations, ...parsed.violations.map((violation) => placed(body, violation))] };
}

function checked(schema: z.ZodType, value: unknown): { value: unknown; violations: Violation[] } {
  const result = schema.safeParse(value, { reportInput: true });
  return result.success ? { value: result.data, violations: [] } : { value: undefined, violations: violationsOf(result.error) };
}

function placed(schema: z.ZodType | undefined, violation: Violation, place?: Place): WireViolation {
  const pointer = schema ? wirePointer(schema, violation.pointer) : violation.pointer;
  return { ...violation, pointer, ...(place ? { in: place } : {}) };
}

/** "given twice" already explains why a parameter is missing from what was parsed. */
function unlessNamed(violations: WireViolation[], named: readonly WireViolation[]): WireViolation[] {
  return violations.filter((violation) => !named.some((other) => other.pointer === violation.pointer));
}
