import { archiveCampaign } from "@/lib/domain/campaigns/archive-campaign";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { archiveCampaignContract } from "../../moves.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(archiveCampaignContract, (ctx, { params }) => archiveCampaign(ctx, params)),
});
