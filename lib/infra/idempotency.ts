import "server-only";
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Tx } from "@/lib/infra/db/client";
import { tenantTx } from "@/lib/infra/db/transactions";
import { appError } from "@/lib/shared/errors";

/**
 * Idempotency keys (DESIGN decision 7). The memory is at the level of `ctx.write`: what a write returned is stored in the
 * write's own transaction, and a repetition gets it back instead of running the work. A use case with several writes
 * remembers each by its ordinal, so a crash between two of them is continued, not repeated. Everything else of a request
 * (permission, parsing, shaping the answer) simply runs again. A final refusal is stored whole by the route.
 */
export type Idempotency = {
  /** SHA-256 of principal, method, path and key. */
  readonly scope: string;
  /** SHA-256 of the body's bytes. */
  readonly bodyHash: string;
  /** Fields of a result that are shown once and never again: replaced by null in what is remembered. */
  readonly secretFields: readonly string[];
  /** Ordinal of the next write of this request. */
  next: number;
  /** True once any write of this request was answered from memory. */
  replayed: boolean;
};

/** A refusal as it was sent. */
export type StoredRefusal = { status: number; body: unknown };

/** Thrown out of a write whose twin was refused in the meantime: the route answers with the same refusal. */
export class RefusalReplay extends Error {
  override readonly name = "RefusalReplay";
  readonly refusal: StoredRefusal;

  constructor(refusal: StoredRefusal) {
    super("The same request was refused before");
    this.refusal = refusal;
  }
}

/** How long a twin waits for the first request, in ms, without holding a connection. */
const TWIN_WAIT_MS = 10_000;
/** What a caller is told to wait before asking again. */
const TWIN_RETRY_SECONDS = 5;

/** Binds a key to its caller and request. */
export function idempotencyFor(input: {
  principal: string;
  method: string;
  path: string;
  key: string;
  body: Uint8Array | string;
  secretFields?: readonly string[];
}): Idempotency {
  const scope = createHash("sha256")
    .update(JSON.stringify([input.principal, input.method, input.path, input.key]))
    .digest("hex");
  const bodyHash = createHash("sha256").update(input.body).digest("hex");
  return { scope, bodyHash, secretFields: input.secretFields ?? [], next: 0, replayed: false };
}

/** Runs `work` in a write transaction, or gives back what it returned the first time. */
export async function withIdempotency<T>(tenantId: string, memory: Idempotency, work: (tx: Tx) => Promise<T>): Promise<T> {
  const ordinal = memory.next;
  memory.next += 1;
  const deadline = Date.now() + TWIN_WAIT_MS;
  for (let turn = 0; ; turn += 1) {
    const outcome = await tenantTx(tenantId, "write", async (tx) => {
      // Not the blocking form: fifty twins waiting on a row lock would hold fifty connections of the pool.
      const [lock] = await tx.$queryRaw<{ got: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtextextended(${`${tenantId}:${memory.scope}`}, 7)) as got`;
      if (!lock?.got) return { kind: "busy" as const };
      const found = await tx.idempotencyRecord.findUnique({
        where: { tenantId_scope_ordinal: { tenantId, scope: memory.scope, ordinal } },
      });
      if (found) {
        if (found.bodyHash !== memory.bodyHash) throw appError("IDEMPOTENCY_001");
        if (found.kind === "error") throw new RefusalReplay({ status: found.status ?? 400, body: found.body });
        return { kind: "replay" as const, value: (found.body as { value?: unknown }).value as T };
      }
      const value = await work(tx);
      const remembered = { value: redact(value, memory.secretFields) } as object;
      await tx.idempotencyRecord.create({
        data: { tenantId, scope: memory.scope, ordinal, bodyHash: memory.bodyHash, kind: "result", body: remembered },
      });
      return { kind: "done" as const, value };
    });
    if (outcome.kind === "done") return outcome.value;
    if (outcome.kind === "replay") {
      memory.replayed = true;
      return outcome.value;
    }
    if (Date.now() > deadline) throw appError("IDEMPOTENCY_002", { retryAfterSeconds: TWIN_RETRY_SECONDS });
    await pause(Math.min(100, 5 * 2 ** turn) * (0.5 + Math.random()));
  }
}

/**
 * True when the next write of this request will be answered from memory. For who asks somebody else before it writes: what
 * was answered the first time may be refused by now.
 */
export async function isRemembered(tenantId: string, memory: Idempotency): Promise<boolean> {
  const where = { tenantId, scope: memory.scope, ordinal: memory.next, kind: "result" };
  return tenantTx(tenantId, "read", async (tx) => (await tx.idempotencyRecord.count({ where })) > 0);
}

/** The refusal stored under this key, if any. Throws IDEMPOTENCY_001 when the key was used with another body. */
export function findRefusal(tenantId: string, memory: Idempotency): Promise<StoredRefusal | null> {
  return tenantTx(tenantId, "read", async (tx) => {
    const found = await tx.idempotencyRecord.findFirst({
      where: { tenantId, scope: memory.scope },
      orderBy: { ordinal: "desc" },
    });
    if (!found) return null;
    if (found.bodyHash !== memory.bodyHash) throw appError("IDEMPOTENCY_001");
    return found.kind === "error" && found.status !== null ? { status: found.status, body: found.body } : null;
  });
}

/**
 * Remembers a final refusal (a 4xx other than 401, 403, 429, which the caller may mend without changing the request).
 * Never replaces what a write already remembers.
 */
export async function storeRefusal(tenantId: string, memory: Idempotency, refusal: StoredRefusal): Promise<void> {
  if (memory.replayed || refusal.status < 400 || refusal.status >= 500) return;
  if ([401, 403, 408, 429].includes(refusal.status)) return;
  const ordinal = Math.max(0, memory.next - 1);
  await tenantTx(tenantId, "write", async (tx) => {
    await tx.idempotencyRecord.createMany({
      data: [
        {
          tenantId,
          scope: memory.scope,
          ordinal,
          bodyHash: memory.bodyHash,
          kind: "error",
          status: refusal.status,
          body: refusal.body as object,
        },
      ],
      skipDuplicates: true,
    });
  });
}

function redact(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || typeof value !== "object" || value === null || Array.isArray(value)) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, names.includes(name) ? null : field]));
}
