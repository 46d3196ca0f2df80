import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Outbound } from "@/lib/infra/outbound/outbound";
import { outbound } from "@/lib/infra/outbound/shared-outbound";
import { lookUp, sendPlanned } from "@/lib/platforms/send";
import { beginAttempt } from "./internal/begin-attempt";
import { recordLookUp, recordSend } from "./internal/record-attempt";
import { inFlight } from "./internal/worker-life";

/** What is left to do: nothing, the next step at once, or the next step at an instant (ISO 8601 UTC). */
export type Progress = { next: "done" } | { next: "again" } | { next: "wait"; until: string };

/**
 * Takes a deployment one request further. Everything it decides on is in the database, so any worker may call it at any
 * time, again after any crash: the attempt is committed before a byte leaves, its outcome after; in between nothing is
 * locked. Never sends what may have been done already.
 *
 * @param via the network, for tests
 */
export async function advanceDeployment(
  ctx: Ctx,
  input: { deploymentId: string },
  via: { outbound: Outbound } = { outbound },
): Promise<Progress> {
  authorize(ctx, "ticket:deploy");
  const begun = await beginAttempt(ctx, input.deploymentId);
  if ("next" in begun) return begun;
  const { attemptId, request, adapter, access } = begun;
  inFlight().add(attemptId);
  try {
    await pause(begun.holdMs);
    if (begun.kind === "send") {
      const exchange = await sendPlanned(request, { adapter, access, outbound: via.outbound });
      return await recordSend(ctx, begun, exchange);
    }
    const query = {
      kind: request.kind,
      reference: request.reference,
      name: request.name,
      since: begun.since,
      parentExternalId: begun.parentExternalId,
    };
    const result = await lookUp(query, { adapter, access, outbound: via.outbound });
    return await recordLookUp(ctx, begun, result);
  } finally {
    inFlight().delete(attemptId);
  }
}
