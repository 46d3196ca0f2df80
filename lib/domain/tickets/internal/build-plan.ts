import "server-only";
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import canonicalize from "canonicalize";
import { Pointer } from "rfc6902";
import { type ContinuedPlan, continuePlan, type PlanBasis } from "@/lib/platforms/decisions/continue-plan";
import { type ObjectKind, PlanError, type PlannedTarget } from "@/lib/platforms/platform";
import { appError, type Violation } from "@/lib/shared/errors";
import { type TraffickingFacts, targetOf } from "./trafficking-facts";

/** A plan with what it was built on besides the ticket, so that a send can build it again on the same. */
export type PinnedPlan = ContinuedPlan & { basis: PlanBasis };

export type BuiltPlan = {
  plan: PinnedPlan;
  hash: string;
  connection: NonNullable<TraffickingFacts["connection"]>;
  target: TraffickingFacts["targets"][number] | null;
};

/**
 * Our mark on everything a ticket makes. Stable for the ticket, not for the deployment: a later deployment must find
 * what an earlier one made before its answer was lost.
 */
export function referenceOf(ticketId: string): string {
  return `sb-${ticketId}`;
}

/**
 * The exact requests a deployment of the ticket would send, and their hash (SHA-256 over RFC 8785 of requests, account,
 * environment and, where earlier deployments did a part already, that part).
 *
 * @param pinned what an accepted plan was built on: what its own deployment has done since is no change of the plan
 * @throws CONNECTION_003 without a connection, TICKET_005 with everything that stands in the way
 */
export function buildPlan(facts: TraffickingFacts, pinned?: PlanBasis): BuiltPlan {
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
  const known: PlanBasis = { target: plannedTarget(target, facts.children), made: facts.made, generations: facts.generations };
  // Of a plan that is pinned only what it was built on counts, as long as it is about the same object.
  const basis = pinned && pinned.target?.externalId === known.target?.externalId ? pinned : known;
  try {
    const { requests } = adapter.plan({
      requestType: ticket.requestType as "CREATE_CAMPAIGN",
      account: { id: connection.accountId, currency: connection.currency, timeZone: connection.timeZone },
      name: ticket.name,
      reference: referenceOf(ticket.id),
      payload: facts.payload,
      flight: { startAt: campaign.startAt?.toISOString() ?? null, endAt: campaign.endAt?.toISOString() ?? null, zone: campaign.timeZone },
      target: basis.target,
      generations: basis.generations ?? {},
    });
    const plan = continued(facts, requests, basis.made, adapter.completion);
    return { plan: { ...plan, basis }, hash: hashOfPlan(plan, connection), connection, target };
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    throw unplannable(
      error.issues.map((issue) => ({
        pointer: `/payloadConfig${issue.pointer}`,
        rule: issue.rule,
        message: issue.message,
        ...(issue.suggestion ? { suggestion: issue.suggestion } : {}),
      })),
      error,
    );
  }
}

/** Continues a plan; a mend holds only where the payload says what was going to be sent, word for word. */
function continued({ payload }: Pick<TraffickingFacts, "payload">, ...given: Parameters<typeof continuePlan>): ContinuedPlan {
  try {
    return continuePlan(...given);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    throw new PlanError(
      error.issues.map((issue) => ({
        ...issue,
        suggestion: isDeepStrictEqual(Pointer.fromJSON(issue.pointer).get(payload), issue.value) ? issue.suggestion : null,
      })),
    );
  }
}

function hashOfPlan({ requests, done }: ContinuedPlan, connection: { accountId: string; environment: string }): string {
  const made = done.map(({ step, externalId }) => ({ step, externalId }));
  return hashOf({
    account: connection.accountId,
    environment: connection.environment,
    requests,
    ...(made.length > 0 ? { made } : {}),
  });
}

type ObjectRow = { externalId: string; name: string; lastSent: unknown; state: string };

function plannedTarget(target: ObjectRow | null, children: readonly (ObjectRow & { kind: string })[]): PlannedTarget | null {
  if (!target) return null;
  return { ...knownObject(target), children: children.map((child) => ({ ...knownObject(child), kind: child.kind as ObjectKind })) };
}

function knownObject({ externalId, name, lastSent, state }: ObjectRow) {
  return { externalId, name, lastSent: lastSent as Record<string, unknown> | null, state };
}

/** SHA-256, hex, over the canonical JSON (RFC 8785) of a value. */
export function hashOf(value: unknown): string {
  return createHash("sha256")
    .update(canonicalize(value) ?? "null")
    .digest("hex");
}

/** The first thing in the way is the message: a list of selections shows nothing else. */
function unplannable(violations: Violation[], cause?: PlanError) {
  const [first] = violations;
  return appError("TICKET_005", {
    ...(first ? { message: `The ticket cannot be planned as it is: ${first.message}` } : {}),
    violations,
    cause,
  });
}
