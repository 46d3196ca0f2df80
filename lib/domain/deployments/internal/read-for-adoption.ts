import "server-only";
import { loadTraffickingFacts } from "@/lib/domain/tickets/lock-for-deployment";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Outbound } from "@/lib/infra/outbound/outbound";
import { platformEntry } from "@/lib/platforms/catalogue";
import type { ObjectKind, PlatformSnapshot } from "@/lib/platforms/platform";
import { askingVia } from "@/lib/platforms/send";
import { appError } from "@/lib/shared/errors";
import { budgetedOutbound } from "../budgeted-outbound";
import { type DeploymentRow, findDeployment } from "../deployments.dto";
import { doneSteps, nextRequest, parentOf, pinnedPlan } from "./history";
import { accessOf } from "./platform-access";

/** Clocks of platforms and ours differ by less than this. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Reads the object that a person says is the one, so that nothing is adopted that does not exist or is another's.
 *
 * @throws DEPLOY_001, DEPLOY_007, DEPLOY_008, CONNECTION_005, PLATFORM_001 to PLATFORM_003
 */
export async function readForAdoption(
  ctx: Ctx,
  { taskId, externalId, confirm }: { taskId: string; externalId: string; confirm: boolean },
  via: { outbound: Outbound },
): Promise<PlatformSnapshot> {
  const { deployment, kind, name, parent, since, through } = await ctx.read(async (tx) => {
    const row = await findDeployment(tx, ctx.tenantId, taskId);
    if (!row) throw appError("DEPLOY_001", { details: { taskId } });
    const plan = pinnedPlan(row.plan);
    const done = doneSteps(row.attempts);
    const request = nextRequest(plan, done);
    if (row.state !== "ambiguous" || !request) {
      throw appError("DEPLOY_007", {
        message: `There is nothing to decide: the deployment is ${row.state}`,
        details: { state: row.state },
      });
    }
    await refuseOwned(tx, ctx, row, { kind: request.kind, externalId });
    const facts = await loadTraffickingFacts(tx, ctx.tenantId, row.ticketId);
    const sent = row.attempts.filter(({ step, kind: what }) => step === request.step && what === "send");
    return {
      deployment: row,
      kind: request.kind,
      // What a change is about may well run.
      name: request.effect === "create" ? request.name : null,
      parent: parentOf(plan, request.step, done),
      since: request.effect === "create" ? Math.min(...sent.map(({ startedAt }) => startedAt.getTime())) : null,
      through: accessOf(facts, row),
    };
  });
  if ("missing" in through) throw appError("CONNECTION_005", { message: through.missing });
  const { adapter } = through;
  const network = budgetedOutbound({ connectionId: deployment.connectionId, ...through }, ctx, via.outbound);
  const read = await adapter.read({ kind, externalId }, through.access, askingVia({ ...through, outbound: network }));
  const platform = platformEntry(adapter.key).displayName;
  const { snapshot } = read;
  // What answers to another id than was asked for is something else: "me" is a person, not a campaign.
  if (snapshot && snapshot.state !== "DELETED" && snapshot.externalId === externalId) {
    const objection = objectionTo(snapshot, { parent, since });
    if (objection) throw cannotAdopt(objection);
    const doubt = confirm || name === null ? null : doubtAbout(snapshot, name);
    if (doubt) {
      const { name: itsName, state } = snapshot;
      throw appError("DEPLOY_008", {
        details: { externalId, name: itsName, state },
        violations: [{ pointer: "/confirm", rule: "confirm", message: doubt }],
      });
    }
    return snapshot;
  }
  const { outcome, reason } = read.classified;
  if (outcome === "success" || outcome === "refused") {
    throw cannotAdopt(
      outcome === "success" ? `${platform} has no ${kind.replace("_", " ")} ${externalId}` : `${platform} answered: ${reason}`,
    );
  }
  throw appError("PLATFORM_001", { message: `${platform} could not be asked: ${reason}` });
}

/** Why an object that exists cannot be what a lost request made; null when it can. */
function objectionTo(snapshot: PlatformSnapshot, expected: { parent: string | null; since: number | null }): string | null {
  const { externalId, parentExternalId, createdAt } = snapshot;
  if (expected.parent !== null && parentExternalId !== null && parentExternalId !== expected.parent) {
    return `${externalId} stands in ${parentExternalId}; this ticket's would stand in ${expected.parent}`;
  }
  const isOlder = expected.since !== null && createdAt !== null && Date.parse(createdAt) < expected.since - CLOCK_SKEW_MS;
  return isOlder ? `${externalId} was created at ${createdAt}, before this ticket's request was sent` : null;
}

/** What makes it unlikely that a lost request made an object: ours are made paused, and under their ticket's name. Null when nothing does. */
function doubtAbout({ externalId, name, state }: PlatformSnapshot, expected: string): string | null {
  const oddities = [
    ...(name === expected ? [] : [`is called "${name}", not "${expected}"`]),
    ...(state === "ACTIVE" ? ["is ACTIVE, while everything is made paused"] : []),
  ];
  return oddities.length === 0 ? null : `${externalId} ${oddities.join(" and ")}. Confirm that it is this one all the same`;
}

/**
 * Refuses an object that a ticket has made or adopted. Asked again where the word is recorded: the platform takes its time
 * to answer, and somebody may have adopted it meanwhile.
 *
 * @throws DEPLOY_008
 */
export async function refuseOwned(
  tx: Tx,
  ctx: Ctx,
  deployment: Pick<DeploymentRow, "connectionId" | "ticketId">,
  object: { kind: ObjectKind; externalId: string },
): Promise<void> {
  const { kind, externalId } = object;
  const known = await tx.platformObject.findUnique({
    where: {
      tenantId_connectionId_kind_externalId: { tenantId: ctx.tenantId, connectionId: deployment.connectionId, kind, externalId },
    },
    select: { createdByAttempt: { select: { deployment: { select: { ticketId: true } } } } },
  });
  const owner = known?.createdByAttempt?.deployment.ticketId;
  if (owner === undefined) return;
  throw cannotAdopt(
    owner === deployment.ticketId ? `${externalId} is this ticket's own already` : `${externalId} was made by another ticket`,
  );
}

function cannotAdopt(message: string): Error {
  return appError("DEPLOY_008", { violations: [{ pointer: "/externalId", rule: "adopt", message }] });
}
