import { completeCampaign } from "@/lib/domain/campaigns/complete-campaign";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { completeCampaignContract } from "../../moves.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(completeCampaignContract, (ctx, { params }) => completeCampaign(ctx, params)),
});
