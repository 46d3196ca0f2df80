import "server-only";
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { type Plan, PlanError } from "@/lib/platforms/platform";
import { appError, type Violation } from "@/lib/shared/errors";
import { type TraffickingFacts, targetOf } from "./trafficking-facts";

export type BuiltPlan = {
  plan: Plan;
  hash: string;
  connection: NonNullable<TraffickingFacts["connection"]>;
  target: ReturnType<typeof targetOf>;
};

/**
 * Our mark on everything a ticket makes. Stable for the ticket, not for the deployment: a later deployment must find
 * what an earlier one made before its answer was lost.
 */
export function referenceOf(ticketId: string): string {
  return `sb-${ticketId}`;
}

/**
 * The exact requests a deployment of the ticket would send, and their hash (SHA-256 over RFC 8785 of requests, account
 * and environment).
 *
 * @throws CONNECTION_003 without a connection, TICKET_005 with everything that stands in the way
 */
export function buildPlan(facts: TraffickingFacts): BuiltPlan {
  const { ticket, campaign, channel, adapter, connection } = facts;
  if (!adapter)
    throw unplannable([{ pointer: "/channelId", rule: "platform", message: "Deployment to this platform is not available yet" }]);
  if (!connection) throw appError("CONNECTION_003", { details: { platform: channel.platform } });
  const target = ticket.requestType === "CREATE_CAMPAIGN" ? null : targetOf(facts);
  if (ticket.requestType !== "CREATE_CAMPAIGN" && !target) {
    const message =
      facts.targets.length > 1
        ? "Several objects of this campaign exist on the platform; name the one that is meant"
        : "Nothing of this campaign exists on the platform yet";
    throw unplannable([{ pointer: "/targetObjectId", rule: "target", message }]);
  }
  try {
    const plan = adapter.plan({
      requestType: ticket.requestType as "CREATE_CAMPAIGN",
      account: { id: connection.accountId, currency: connection.currency, timeZone: connection.timeZone },
      name: ticket.name,
      reference: referenceOf(ticket.id),
      payload: facts.payload,
      flight: { startAt: campaign.startAt?.toISOString() ?? null, endAt: campaign.endAt?.toISOString() ?? null, zone: campaign.timeZone },
      target: target && {
        externalId: target.externalId,
        name: target.name,
        lastSent: target.lastSent as Record<string, unknown> | null,
        state: target.state,
        children: [],
      },
    });
    return {
      plan,
      hash: hashOf({ account: connection.accountId, environment: connection.environment, requests: plan.requests }),
      connection,
      target,
    };
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    throw unplannable(
      error.issues.map((issue) => ({
        pointer: `/payloadConfig${issue.pointer}`,
        rule: issue.rule,
        message: issue.message,
        ...(issue.suggestion ? { suggestion: issue.suggestion } : {}),
      })),
    );
  }
}

/** SHA-256, hex, over the canonical JSON (RFC 8785) of a value. */
export function hashOf(value: unknown): string {
  return createHash("sha256")
    .update(canonicalize(value) ?? "null")
    .digest("hex");
}

function unplannable(violations: Violation[]) {
  return appError("TICKET_005", { violations });
}
