import { restoreCampaign } from "@/lib/domain/campaigns/restore-campaign";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { restoreCampaignContract } from "../../moves.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(restoreCampaignContract, (ctx, { params }) => restoreCampaign(ctx, params)),
});
