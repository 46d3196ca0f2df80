import { isDeepStrictEqual } from "node:util";
import type { PlannedRequest } from "@/lib/platforms/platform";
import { changeOf, KIND_NAMES, type MetaKind } from "./request";

/** Words of a creation that say where it belongs or how it is found, not what it is. */
const NOT_CONTENT: ReadonlySet<string> = new Set(["name", "adlabels", "campaign_id", "adset_id", "status"]);

/**
 * The request that brings an object this ticket made already to what a creation now says; null when it is that already.
 * A creative cannot be changed: another one is made, and the ad that shows it is changed by its own completion.
 */
export function completionMeta(
  create: PlannedRequest,
  made: { externalId: string; lastSent: Readonly<Record<string, unknown>> | null },
): PlannedRequest | null {
  const differing = Object.entries(create.body).filter(
    ([name, value]) => !NOT_CONTENT.has(name) && !(made.lastSent && isDeepStrictEqual(made.lastSent[name], value)),
  );
  if (differing.length === 0) return null;
  if (create.kind === "creative") return create;
  const kind = create.kind as MetaKind;
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
