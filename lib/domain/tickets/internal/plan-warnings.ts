import "server-only";
import type { Refusal } from "@/lib/domain/tickets/refusal.rules";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { hashOf, type PinnedPlan } from "./build-plan";

export type PlanWarning = { rule: string; step: string | null; message: string };

/** What a person should know of a plan before it is sent: that the platform refused the very same, and what stays behind. */
export async function planWarnings(tx: Tx, ctx: Ctx, about: { ticketId: string; plan: PinnedPlan }): Promise<PlanWarning[]> {
  const last = await tx.deployment.findFirst({
    where: { tenantId: ctx.tenantId, ticketId: about.ticketId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { refusal: true },
  });
  const refusal = last?.refusal as Refusal | null | undefined;
  const refused = refusal && about.plan.requests.find((request) => hashOf(request) === refusal.requestHash);
  const surplus = about.plan.surplus.map(({ step, kind, externalId, name }) => ({
    rule: "plan.surplus",
    step,
    message: `The ${kind.replace("_", " ")} ${name} (${externalId}) was made by an earlier deployment and is no part of the ticket any more; it stays as it is`,
  }));
  if (!refusal || !refused) return surplus;
  const message = `The platform refused exactly this request on ${refusal.at}: ${refusal.words}`;
  return [{ rule: "platform.refused", step: refused.step, message }, ...surplus];
}
