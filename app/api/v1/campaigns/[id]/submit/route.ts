import { submitCampaign } from "@/lib/domain/campaigns/submit-campaign";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { submitCampaignContract } from "../../moves.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(submitCampaignContract, (ctx, { params, body }) => submitCampaign(ctx, { ...params, decision: body })),
});
