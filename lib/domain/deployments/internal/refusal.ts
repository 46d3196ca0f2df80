import "server-only";
import { hashOf, type LockedTicket } from "@/lib/domain/tickets/lock-for-deployment";
import { PAYLOAD, type Refusal, type RefusedWord, valueAt } from "@/lib/domain/tickets/refusal.rules";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { PatchOperation } from "@/lib/platforms/payload-schema";
import type { Classified } from "@/lib/platforms/platform";
import type { Begun } from "./begin-attempt";

/** What a platform that refused a request holds against it, word by word, as far as it names words of the ticket. */
export async function refusalOf(
  tx: Tx,
  ctx: Ctx,
  { ticket, facts }: Pick<LockedTicket, "ticket" | "facts">,
  { adapter, request }: Pick<Begun, "adapter" | "request">,
  classified: Classified,
): Promise<Refusal> {
  const given = classified.complaints ?? [];
  const complaints = given.length > 0 ? given : [{ path: null, message: classified.reason, code: classified.platformErrorCode }];
  const mends = await certainMends(tx, ctx, ticket.qaRunId);
  return {
    at: new Date().toISOString(),
    platform: adapter.key,
    step: request.step,
    requestHash: hashOf(request),
    payloadHash: hashOf(facts.payload),
    httpStatus: classified.httpStatus,
    code: classified.platformErrorCode,
    words: classified.reason,
    complaints: complaints.map(({ path, message, code }): RefusedWord => {
      const inside = path === null ? null : adapter.origin(request, path);
      const pointer = inside === null ? "" : `${PAYLOAD}${inside}`;
      const value = inside === null ? (path === null ? null : valueAt(request.body, path)) : valueAt(facts.payload, inside);
      return { pointer, message, code, value, suggestion: (inside !== null && mends.get(pointer)) || null };
    }),
  };
}

/** What QA would have changed of the same words, where it was certain and yet did not stand in the way. */
async function certainMends(tx: Tx, ctx: Ctx, runId: string | null): Promise<Map<string, PatchOperation[]>> {
  if (runId === null) return new Map();
  const findings = await tx.qaFinding.findMany({ where: { tenantId: ctx.tenantId, runId }, select: { pointer: true, suggestion: true } });
  return new Map(
    findings.flatMap(({ pointer, suggestion }) => (suggestion === null ? [] : [[pointer, suggestion as unknown as PatchOperation[]]])),
  );
}
