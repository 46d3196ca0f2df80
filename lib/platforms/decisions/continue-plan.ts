import canonicalize from "canonicalize";
import type { Generations, ObjectKind, PlannedRequest, PlannedTarget, PlatformAdapter } from "@/lib/platforms/platform";
import { openIds, withIds } from "@/lib/platforms/send";

/** What an earlier deployment of the ticket made, or changed, on the same account. */
export type MadeStep = {
  /** The step of the plan that did it. */
  step: string;
  kind: ObjectKind;
  externalId: string;
  name: string;
  /** The object it was made in; null for a campaign, and where the platform has no such thing. */
  parentExternalId: string | null;
  /** What was last sent for it. */
  lastSent: Readonly<Record<string, unknown>> | null;
};

/** A step that needs no request any more, as a person reads it. */
export type DoneStep = { step: string; kind: ObjectKind; externalId: string; name: string; meaning: string };

/** What a plan was built on besides the ticket: at every send it is built again on the same, so that its own progress is no change. */
export type PlanBasis = { target: PlannedTarget | null; made: readonly MadeStep[]; generations?: Generations };

/** A plan as it is hashed, shown and kept with its deployment. */
export type ContinuedPlan = {
  /** What is left to send, in order. Ids that are known are filled in. */
  requests: PlannedRequest[];
  done: DoneStep[];
  /** Step → the step that makes the object it is made in. */
  parents: Readonly<Record<string, string>>;
  /** Made by an earlier deployment and no part of the ticket any more: it stays on the platform as it is. */
  surplus: DoneStep[];
};

const PARENT_KIND: Readonly<Partial<Record<ObjectKind, ObjectKind>>> = { ad_group: "campaign", ad: "ad_group" };

/**
 * What is left of a plan when earlier deployments of the ticket did some of it: a step whose object exists as the plan
 * wants it is done; where the object exists with other content, the request that changes it stands in place of the one
 * that would make it again. Nothing below an object that has to be made anew counts as made.
 *
 * @throws PlanError when the adapter cannot bring an object to what the plan says
 */
export function continuePlan(
  requests: readonly PlannedRequest[],
  made: readonly MadeStep[],
  completion: PlatformAdapter["completion"],
): ContinuedPlan {
  const parents = parentsOf(requests);
  const left: PlannedRequest[] = [];
  const done: DoneStep[] = [];
  const ids: Record<string, string> = {};
  const used = new Set<MadeStep>();
  for (const request of requests) {
    const before = made.find((each) => !used.has(each) && isSame(request, each, ids, parents, made));
    const filled = withIds(request, ids);
    if (!before) {
      left.push(filled);
      continue;
    }
    used.add(before);
    const rest = request.effect === "create" ? completion(filled, before) : null;
    if (rest?.effect === "create") {
      // What cannot be changed is made once more; the one before stays, unused.
      used.delete(before);
      left.push(rest);
      continue;
    }
    ids[request.step] = before.externalId;
    if (rest) left.push({ ...rest, step: request.step });
    else done.push({ step: request.step, kind: request.kind, externalId: before.externalId, name: before.name, meaning: request.meaning });
  }
  const surplus = made
    .filter((each) => !used.has(each) && requests.some((request) => request.effect === "create"))
    .map(({ step, kind, externalId, name }) => ({ step, kind, externalId, name, meaning: "Made by an earlier deployment" }));
  return { requests: left, done, parents, surplus };
}

/** Step → the step that makes the object it is made in, as the open ids of the requests tell. */
function parentsOf(requests: readonly PlannedRequest[]): Record<string, string> {
  const parents: Record<string, string> = {};
  for (const request of requests) {
    const above = openIds(request).find((step) => requests.find((other) => other.step === step)?.kind === PARENT_KIND[request.kind]);
    if (above && request.effect === "create") parents[request.step] = above;
  }
  return parents;
}

/** True when `before` is what this request makes, in the place it makes it in, or the very change that it makes. */
function isSame(
  request: PlannedRequest,
  before: MadeStep,
  ids: Readonly<Record<string, string>>,
  parents: Readonly<Record<string, string>>,
  made: readonly MadeStep[],
): boolean {
  if (before.kind !== request.kind) return false;
  if (request.effect === "update") {
    return before.step === request.step && before.externalId === request.targetExternalId && covers(before.lastSent, request.body);
  }
  const parent = parents[request.step];
  if (parent !== undefined && (ids[parent] === undefined || ids[parent] !== before.parentExternalId)) return false;
  return before.step === request.step || (isOnly(before.step, request.step) && !made.some((other) => other.step === request.step));
}

/** The only ad is called `ad`; as soon as there are several, the first is `ad_1`. */
function isOnly(one: string, other: string): boolean {
  return one === `${other}_1` || other === `${one}_1`;
}

/** True when every value of the body was sent already and nothing else was sent for it since. */
function covers(lastSent: MadeStep["lastSent"], body: Readonly<Record<string, unknown>>): boolean {
  return lastSent !== null && Object.entries(body).every(([name, value]) => canonicalize(lastSent[name]) === canonicalize(value));
}
