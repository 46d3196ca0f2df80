import { listCampaignApprovals } from "@/lib/domain/campaigns/list-campaign-approvals";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listCampaignApprovalsContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listCampaignApprovalsContract, (ctx, { params, query }) => listCampaignApprovals(ctx, { ...params, page: query })),
});
