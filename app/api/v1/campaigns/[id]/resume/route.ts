import { resumeCampaign } from "@/lib/domain/campaigns/resume-campaign";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { resumeCampaignContract } from "../../moves.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(resumeCampaignContract, (ctx, { params }) => resumeCampaign(ctx, params)),
});
