import { deleteCampaign } from "@/lib/domain/campaigns/delete-campaign";
import { getCampaign } from "@/lib/domain/campaigns/get-campaign";
import { purgeCampaign } from "@/lib/domain/campaigns/purge-campaign";
import { updateCampaign } from "@/lib/domain/campaigns/update-campaign";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { deleteCampaignContract, getCampaignContract, patchCampaignContract, replaceCampaignContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(getCampaignContract, (ctx, { params, query }) => getCampaign(ctx, { ...params, ...query })),
  PUT: route(replaceCampaignContract, (ctx, { params, body }) => updateCampaign(ctx, { ...params, changes: body })),
  PATCH: route(patchCampaignContract, (ctx, { params, body }) => updateCampaign(ctx, { ...params, changes: body })),
  DELETE: route(deleteCampaignContract, (ctx, { params, query }) => (query.hard ? purgeCampaign : deleteCampaign)(ctx, params)),
});
