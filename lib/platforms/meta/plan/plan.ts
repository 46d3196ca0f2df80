import { type Plan, PlanError, type PlanInput, type PlannedRequest } from "@/lib/platforms/platform";
import { validateMeta } from "../validate";
import { planPause, planResume, planUpdate } from "./change";
import { planCreation } from "./create";

/**
 * The requests a ticket makes at Meta, complete but for the token and for ids that earlier ones make. Built from the
 * allow-list word by word, so that nothing a payload contains beyond it can reach the platform. What is new is paused.
 * @throws PlanError when the payload has a blocking issue, or the target has not the one ad set or ad that is meant.
 */
export function planMeta(input: PlanInput): Plan {
  const context = { requestType: input.requestType, currency: input.account.currency };
  const blocks = validateMeta(input.payload, context).filter((issue) => issue.severity === "block");
  if (blocks.length > 0) throw new PlanError(blocks);
  return { requests: PLANNERS[input.requestType](input) };
}

const PLANNERS: Readonly<Record<PlanInput["requestType"], (input: PlanInput) => PlannedRequest[]>> = {
  CREATE_CAMPAIGN: planCreation,
  UPDATE_CAMPAIGN: planUpdate,
  PAUSE_CAMPAIGN: planPause,
  RESUME_CAMPAIGN: planResume,
};
