import { approveCampaign } from "@/lib/domain/campaigns/approve-campaign";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { approveCampaignContract } from "../../moves.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(approveCampaignContract, (ctx, { params, body }) => approveCampaign(ctx, { ...params, decision: body })),
});
