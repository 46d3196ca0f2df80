import { isDeepStrictEqual } from "node:util";
import { setBack } from "@/lib/platforms/payload/set-back";
import { PlanError, type PlannedRequest } from "@/lib/platforms/platform";
import { originMeta } from "./origin";
import { changeOf, KIND_NAMES, type MetaKind, planObstacle } from "./request";

/** Words of a creation that say where it belongs or how it is found, not what it is. */
const NOT_CONTENT: ReadonlySet<string> = new Set(["name", "adlabels", "campaign_id", "adset_id", "status"]);

/** Said for a campaign without a budget alone: with one it means nothing. */
const MAY_FALL_SILENT: ReadonlySet<string> = new Set(["is_adset_budget_sharing_enabled"]);

/**
 * Words that stay as they were made. Source: absent from Campaign.json and AdSet.json #update [H]; of the objective, the
 * platform's refusal as third parties report it [M].
 */
const FIXED: Readonly<Partial<Record<PlannedRequest["kind"], readonly string[]>>> = {
  campaign: ["objective", "buying_type"],
  ad_group: ["is_dynamic_creative"],
};

/**
 * The request that brings an object this ticket made already to what a creation now says; null when it is that already.
 * A creative cannot be changed: another one is made, and the ad that shows it is changed by its own completion.
 *
 * @throws PlanError when what differs cannot be changed
 */
export function completionMeta(
  create: PlannedRequest,
  made: { externalId: string; lastSent: Readonly<Record<string, unknown>> | null },
): PlannedRequest | null {
  const fixed = FIXED[create.kind] ?? [];
  const differing = Object.entries(create.body).filter(([name, value]) => {
    if (NOT_CONTENT.has(name)) return false;
    return made.lastSent ? !isDeepStrictEqual(made.lastSent[name], value) : !fixed.includes(name);
  });
  // A budget, a cap or a bid that was sent stays in force when it is merely not sent again.
  const [withdrawn] = Object.keys(made.lastSent ?? {}).filter(
    (name) => !(name in create.body) && !NOT_CONTENT.has(name) && !MAY_FALL_SILENT.has(name),
  );
  if (differing.length === 0 && withdrawn === undefined) return null;
  if (create.kind === "creative") return create;
  const kind = create.kind as MetaKind;
  if (withdrawn !== undefined) {
    const message = `The ${KIND_NAMES[kind]} ${made.externalId} exists with its ${withdrawn}, which cannot be taken away from here: name it again, or delete the ${KIND_NAMES[kind]} on the platform and read it back`;
    throw planObstacle(originMeta(create, `/${withdrawn}`) ?? "", message, "payload.exclusive");
  }
  const stuck = differing.find(([name]) => fixed.includes(name));
  if (stuck) {
    const [word, now] = stuck;
    const object = `${KIND_NAMES[kind]} ${made.externalId}`;
    throw new PlanError([setBack({ object, word, pointer: originMeta(create, `/${word}`), madeWith: made.lastSent?.[word], now })]);
  }
  const named = differing.map(([name]) => name).join(", ");
  return changeOf(
    { externalId: made.externalId, name: create.name },
    {
      step: create.step,
      kind,
      body: Object.fromEntries(differing),
      meaning: `Bring ${named} of the ${KIND_NAMES[kind]} ${create.name} to what the ticket says now`,
    },
  );
}
