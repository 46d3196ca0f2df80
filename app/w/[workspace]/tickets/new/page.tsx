import type { Metadata } from "next";
import { PageHead, TopBar } from "@/components/layout/page-header";
import { NewTicketForm } from "@/components/tickets/new-ticket-form";
import { NoPermission } from "@/components/ui/message";
import { readParams, withParams } from "@/lib/client/address";
import { getCampaign } from "@/lib/domain/campaigns/get-campaign";
import { getChannel } from "@/lib/domain/channels/get-channel";
import { listConnections } from "@/lib/domain/connections/list-connections";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { found } from "../../found";

export const metadata: Metadata = { title: "New ticket" };

export default async function NewTicketPage({ params, searchParams }: PageProps<"/w/[workspace]/tickets/new">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/tickets/new`, query, {}));
  const crumbs = [{ label: "Tickets", href: `/w/${workspace}/tickets` }, { label: "New ticket" }];
  if (!ctx.permissions.has("ticket:write")) {
    return (
      <>
        <TopBar crumbs={crumbs} />
        <main>
          <NoPermission title="Marketers make tickets">
            You may look at tickets. Ask an admin of this workspace for the role of a marketer.
          </NoPermission>
        </main>
      </>
    );
  }
  const [campaign, source, connections] = await Promise.all([
    query.campaign_id ? found(getCampaign(ctx, { id: query.campaign_id })) : null,
    query.from ? found(getTicket(ctx, { id: query.from })) : null,
    listConnections(ctx, { limit: 200 }),
  ]);
  const channelId = source?.channelId ?? campaign?.channelId;
  const channel = channelId ? await found(getChannel(ctx, { id: channelId })) : null;
  const accounts = Object.fromEntries(connections.connections.map(({ platform, accountId }) => [platform, accountId]));
  return (
    <>
      <TopBar crumbs={crumbs} />
      <main>
        <PageHead title="New ticket">
          <p className="text-fg-3">A ticket carries one campaign to one platform. It is checked, planned and sent from its page.</p>
        </PageHead>
        <NewTicketForm campaign={campaign} channel={channel} source={source} accounts={accounts} />
      </main>
    </>
  );
}
