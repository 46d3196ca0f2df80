import type { Metadata } from "next";
import { TopBar } from "@/components/layout/page-header";
import { TicketScreen } from "@/components/tickets/ticket-screen";
import { getCampaign } from "@/lib/domain/campaigns/get-campaign";
import { getTicketChecklist } from "@/lib/domain/checklist/get-ticket-checklist";
import { getMarket } from "@/lib/domain/markets/get-market";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import { listComments } from "@/lib/domain/tickets/list-comments";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { foundOr404 } from "../../found";

export async function generateMetadata({ params }: PageProps<"/w/[workspace]/tickets/[id]">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).id) };
}

export default async function TicketPage({ params }: PageProps<"/w/[workspace]/tickets/[id]">) {
  const { workspace, id } = await params;
  const ctx = await sessionContext(workspace, `/w/${workspace}/tickets/${id}`);
  const ticket = await foundOr404(getTicket(ctx, { id: decodeURIComponent(id) }));
  const [campaign, { comments }, checklist] = await Promise.all([
    getCampaign(ctx, { id: ticket.campaignId }),
    listComments(ctx, { ticketId: ticket.id }),
    getTicketChecklist(ctx, { ticketId: ticket.id }),
  ]);
  const market = await getMarket(ctx, { id: campaign.marketId });
  return (
    <>
      <TopBar crumbs={[{ label: "Tickets", href: `/w/${workspace}/tickets` }, { label: ticket.key }]} />
      <TicketScreen first={ticket} campaign={campaign} market={market.name} comments={comments} checklist={checklist} />
    </>
  );
}
