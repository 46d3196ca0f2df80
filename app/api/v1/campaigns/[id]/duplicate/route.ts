import { duplicateCampaign } from "@/lib/domain/campaigns/duplicate-campaign";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { duplicateCampaignContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(duplicateCampaignContract, (ctx, { params, body }) => duplicateCampaign(ctx, { ...params, overrides: body })),
});
