import { type Plan, PlanError, type PlanInput } from "@/lib/platforms/platform";
import { validateTikTok } from "@/lib/platforms/tiktok/validate";
import { planChange } from "./change";
import { planCreation } from "./create";

/**
 * The requests a ticket makes at TikTok, complete but for the token. Built from the allow-list word by word, so that
 * nothing a payload contains beyond it can reach the platform. What is new is disabled.
 * @throws PlanError when the payload has a blocking issue, or what it is about does not exist
 */
export function planTikTok(input: PlanInput): Plan {
  const { requestType, account } = input;
  const blocks = validateTikTok(input.payload, { requestType, currency: account.currency }).filter(({ severity }) => severity === "block");
  if (blocks.length > 0) throw new PlanError(blocks);
  return { requests: requestType === "CREATE_CAMPAIGN" ? planCreation(input) : planChange(input) };
}
