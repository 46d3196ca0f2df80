import { createCampaign } from "@/lib/domain/campaigns/create-campaign";
import { listCampaigns } from "@/lib/domain/campaigns/list-campaigns";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { createCampaignContract, listCampaignsContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listCampaignsContract, (ctx, { query }) => listCampaigns(ctx, query)),
  POST: route(createCampaignContract, (ctx, { body }) => createCampaign(ctx, body)),
});
