import type { RequestType } from "@/lib/domain/tickets/tickets.rules";

/**
 * A payload to begin with: the least that the platform's campaign level takes, with the workspace's own account. It is
 * only a beginning: the check judges whatever stands there, and names every word that is missing or not known.
 */
export function payloadStarter(platform: string, requestType: RequestType, accountId: string | null): Record<string, unknown> {
  if (platform === "meta") {
    const account = accountId === null ? {} : { ad_account_id: accountId };
    if (requestType === "CREATE_CAMPAIGN")
      return { ...account, objective: "OUTCOME_TRAFFIC", special_ad_categories: [], daily_budget: "50.00" };
    return requestType === "UPDATE_CAMPAIGN" ? { ...account, daily_budget: "50.00" } : account;
  }
  if (platform === "tiktok") {
    const account = accountId === null ? {} : { advertiser_id: accountId };
    if (requestType === "CREATE_CAMPAIGN")
      return { ...account, objective_type: "TRAFFIC", budget_mode: "BUDGET_MODE_DAY", budget: "50.00" };
    return requestType === "UPDATE_CAMPAIGN" ? { ...account, budget: "50.00" } : account;
  }
  return {};
}
