import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TopBar } from "@/components/layout/page-header";
import { TicketScreen } from "@/components/tickets/ticket-screen";
import { getCampaign } from "@/lib/domain/campaigns/get-campaign";
import { getMarket } from "@/lib/domain/markets/get-market";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import { listComments } from "@/lib/domain/tickets/list-comments";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";
import type { Ctx } from "@/lib/infra/context";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { isAppError } from "@/lib/shared/errors";

export async function generateMetadata({ params }: PageProps<"/w/[workspace]/tickets/[id]">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).id) };
}

export default async function TicketPage({ params }: PageProps<"/w/[workspace]/tickets/[id]">) {
  const { workspace, id } = await params;
  const ctx = await sessionContext(workspace, `/w/${workspace}/tickets/${id}`);
  const ticket = await ticketOf(ctx, decodeURIComponent(id));
  const [campaign, { comments }] = await Promise.all([
    getCampaign(ctx, { id: ticket.campaignId }),
    listComments(ctx, { ticketId: ticket.id }),
  ]);
  const market = await getMarket(ctx, { id: campaign.marketId });
  return (
    <>
      <TopBar crumbs={[{ label: "Tickets", href: `/w/${workspace}/tickets` }, { label: ticket.key }]} />
      <TicketScreen first={ticket} campaign={campaign} market={market.name} comments={comments} />
    </>
  );
}

async function ticketOf(ctx: Ctx, id: string): Promise<TicketDetailDto> {
  try {
    return await getTicket(ctx, { id });
  } catch (error) {
    if (isAppError(error) && error.code === "TICKET_001") notFound();
    throw error;
  }
}
