import canonicalize from "canonicalize";
import { findRefusal, type Idempotency, idempotencyFor, type StoredRefusal, storeRefusal } from "@/lib/infra/idempotency";
import type { Principal } from "@/lib/infra/identity/principal";
import { log } from "@/lib/infra/log";
import type { Contract } from "./contract";
import { type Envelope, type Problem, toProblem } from "./problem";
import type { RawInput } from "./read-input";
import { apiHeaders } from "./response-headers";

/** Binds an idempotency key to its caller, operation and body; two spellings of the same JSON are the same body (RFC 8785). */
export function memoryOf(contract: Contract, caller: Principal, request: Request, raw: RawInput, key: string): Idempotency {
  const search = [...raw.search].map(([name, value]) => `${name}=${value}`).toSorted((a, b) => (a < b ? -1 : 1));
  return idempotencyFor({
    principal: `${caller.actor.kind}:${caller.actor.id}`,
    method: contract.method,
    path: new URL(request.url).pathname,
    key,
    body: canonicalize([raw.body ?? null, search]) ?? "",
    secretFields: contract.secretFields ?? [],
  });
}

/** The refusal this key got before, if any. */
export function replayRefusal(tenantId: string, memory: Idempotency): Promise<StoredRefusal | null> {
  return findRefusal(tenantId, memory);
}

/** Answers with a refusal as it was first sent, under this request's id. */
export function refusalResponse(refusal: StoredRefusal, requestId: string, extra: Headers): Response {
  const { error } = refusal.body as Envelope;
  const headers = apiHeaders(requestId, [...extra, ["content-type", "application/json; charset=utf-8"], ["idempotency-replayed", "true"]]);
  return new Response(JSON.stringify({ error: { ...error, request_id: requestId } }), { status: refusal.status, headers });
}

/**
 * Stores a final refusal under the key. Transient ones and those about the key itself are not final. A failure to store
 * costs the replay, not the answer.
 */
export async function rememberRefusal(tenantId: string, memory: Idempotency, problem: Problem): Promise<void> {
  const { code, recovery } = problem.envelope.error;
  if (problem.status >= 500 || recovery === "transient" || code.startsWith("IDEMPOTENCY_")) return;
  try {
    await storeRefusal(tenantId, memory, { status: problem.status, body: problem.envelope });
  } catch (thrown) {
    log.error(
      { requestId: problem.envelope.error.request_id, err: thrown, code: toProblem(thrown, "").envelope.error.code },
      "refusal not stored",
    );
  }
}
