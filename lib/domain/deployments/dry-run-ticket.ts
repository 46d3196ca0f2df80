import "server-only";
import { accessThrough } from "@/lib/domain/connections/platform-access";
import { planOfTicket } from "@/lib/domain/tickets/lock-for-deployment";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { outbound } from "@/lib/infra/outbound/shared-outbound";
import { platformEntry } from "@/lib/platforms/catalogue";
import { adapterFor } from "@/lib/platforms/registry";
import { openIds, sendPlanned } from "@/lib/platforms/send";
import { appError } from "@/lib/shared/errors";
import { budgetedOutbound } from "./budgeted-outbound";
import type { DryRunDto } from "./deployments.schema";
import { refusalOf } from "./internal/refusal";

/**
 * Lets the platform judge the first creation of a ticket's plan without carrying it out. Changes nothing, there or here.
 *
 * @throws TICKET_001, TICKET_005, TICKET_007 (422) when nothing is created or the platform cannot try, CONNECTION_003,
 *   CONNECTION_005 without usable credentials, PLATFORM_002 when the account's calls are used up
 */
export async function dryRunTicket(ctx: Ctx, input: { id: string }, via = { outbound }): Promise<DryRunDto> {
  authorize(ctx, "ticket:write");
  const { facts, plan } = await ctx.read((tx) => planOfTicket(tx, ctx, input.id));
  const { connection } = plan;
  const adapter = adapterFor(connection.platform as DryRunPlatform);
  const platform = platformEntry(adapter.key).displayName;
  const create = plan.plan.requests.find((request) => request.effect === "create" && openIds(request).length === 0);
  if (!create) throw appError("TICKET_007", { message: "Nothing of this ticket is to be created, so there is nothing to try" });
  const trial = adapter.dryRun(create);
  if (!trial) throw appError("TICKET_007", { message: `${platform} cannot try this without doing it` });
  const through = accessThrough(adapter, connection);
  if ("missing" in through) throw appError("CONNECTION_005", { message: through.missing });
  const account = { connectionId: connection.id, adapter, access: through.access };
  const { classified } = await sendPlanned(trial, { ...account, outbound: budgetedOutbound(account, ctx, via.outbound) });
  const verdict = classified.outcome === "success" ? "accepted" : classified.outcome === "refused" ? "refused" : "unclear";
  const refusal =
    verdict === "refused"
      ? await ctx.read((tx) => refusalOf(tx, ctx, { ticket: facts.ticket, facts }, { adapter, request: create }, classified))
      : null;
  const findings = (refusal?.complaints ?? []).map(({ suggestion, ...word }) => ({ ...word, suggestion: suggestion && [...suggestion] }));
  const reason = verdict === "accepted" ? `${platform} would take it` : classified.reason;
  return { ticketId: facts.ticket.id, platform: adapter.key, step: create.step, verdict, reason, findings };
}

type DryRunPlatform = Parameters<typeof adapterFor>[0];
