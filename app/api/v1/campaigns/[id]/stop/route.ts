import { stopCampaign } from "@/lib/domain/campaigns/stop-campaign";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { stopCampaignContract } from "../../moves.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(stopCampaignContract, (ctx, { params }) => stopCampaign(ctx, params)),
});
