import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CampaignScreen } from "@/components/campaigns/campaign-screen";
import { TopBar } from "@/components/layout/page-header";
import { getBrand } from "@/lib/domain/brands/get-brand";
import { getCampaign } from "@/lib/domain/campaigns/get-campaign";
import { listCampaignApprovals } from "@/lib/domain/campaigns/list-campaign-approvals";
import { listCampaignHistory } from "@/lib/domain/campaigns/list-campaign-history";
import { getChannel } from "@/lib/domain/channels/get-channel";
import { getMarket } from "@/lib/domain/markets/get-market";
import { getSetting } from "@/lib/domain/settings/get-setting";
import { listTickets } from "@/lib/domain/tickets/list-tickets";
import { systemContext } from "@/lib/infra/context";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { isUuid } from "@/lib/shared/ids";
import { foundOr404 } from "../../found";

export const metadata: Metadata = { title: "Campaign" };

const TICKETS_SHOWN = 20;

export default async function CampaignPage({ params }: PageProps<"/w/[workspace]/campaigns/[id]">) {
  const { workspace, id } = await params;
  const ctx = await sessionContext(workspace, `/w/${workspace}/campaigns/${id}`);
  if (!isUuid(id)) notFound();
  const campaign = await foundOr404(getCampaign(ctx, { id }));
  // Whether authors may decide shapes what everybody is offered here, but only admins may read settings.
  const onBehalf = systemContext({ tenantId: ctx.tenantId, actor: ctx.actor, requestId: ctx.requestId });
  const [brand, market, channel, approvals, history, tickets, separation] = await Promise.all([
    getBrand(ctx, { id: campaign.brandId, includeDeleted: true }),
    getMarket(ctx, { id: campaign.marketId, includeDeleted: true }),
    campaign.channelId ? getChannel(ctx, { id: campaign.channelId, includeDeleted: true }) : null,
    listCampaignApprovals(ctx, { id }),
    listCampaignHistory(ctx, { id }),
    listTickets(ctx, { campaignId: id, sort: "-updated_at", limit: TICKETS_SHOWN }),
    getSetting(onBehalf, { key: "approval.separation" }),
  ]);
  return (
    <>
      <TopBar crumbs={[{ label: "Campaigns", href: `/w/${workspace}/campaigns` }, { label: campaign.campaignName }]} />
      <CampaignScreen
        first={campaign}
        governed={{ brand: brand.name, market: market.name, channel: channel?.name ?? null }}
        approvals={approvals.approvals}
        history={history.history}
        separation={separation.value === true}
        tickets={{ tickets: tickets.tickets, total: tickets.total }}
      />
    </>
  );
}
