import { pauseCampaign } from "@/lib/domain/campaigns/pause-campaign";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { pauseCampaignContract } from "../../moves.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(pauseCampaignContract, (ctx, { params }) => pauseCampaign(ctx, params)),
});
