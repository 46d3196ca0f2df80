import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { buildPlan } from "./internal/build-plan";
import { loadTraffickingFacts } from "./internal/trafficking-facts";
import { findTicketRow } from "./tickets.dto";
import type { PlanDto } from "./tickets.schema";

/**
 * What a deployment of the ticket would send now: the exact requests without credentials, and their hash.
 *
 * @throws TICKET_001, CONNECTION_003, TICKET_005 with everything that stands in the way
 */
export async function planTicket(ctx: Ctx, input: { id: string }): Promise<PlanDto> {
  authorize(ctx, "ticket:read");
  return ctx.read(async (tx) => {
    if (!(await findTicketRow(tx, ctx.tenantId, input.id))) throw appError("TICKET_001", { details: { ticketId: input.id } });
    const facts = await loadTraffickingFacts(tx, ctx.tenantId, input.id);
    const { plan, hash, connection, target } = buildPlan(facts);
    return {
      hash,
      ticketId: input.id,
      platform: connection.platform,
      environment: connection.environment,
      accountId: connection.accountId,
      requests: plan.requests.map(({ step, method, path, body, meaning }) => ({ step, method, path, body: { ...body }, meaning })),
      lastSent: (target?.lastSent as Record<string, unknown> | null | undefined) ?? null,
    };
  });
}
