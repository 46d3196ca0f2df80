import { startCampaign } from "@/lib/domain/campaigns/start-campaign";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { startCampaignContract } from "../../moves.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(startCampaignContract, (ctx, { params }) => startCampaign(ctx, params)),
});
