import { rejectCampaign } from "@/lib/domain/campaigns/reject-campaign";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { rejectCampaignContract } from "../../moves.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(rejectCampaignContract, (ctx, { params, body }) => rejectCampaign(ctx, { ...params, decision: body })),
});
