import { listCampaignHistory } from "@/lib/domain/campaigns/list-campaign-history";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listCampaignHistoryContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listCampaignHistoryContract, (ctx, { params, query }) => listCampaignHistory(ctx, { ...params, page: query })),
});
