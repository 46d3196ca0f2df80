import type { Metadata } from "next";
import { TopBar } from "@/components/layout/page-header";
import { SelectionProvider } from "@/components/tickets/selection/selection";
import { SelectionBar } from "@/components/tickets/selection/selection-bar";
import { type BoardPages, TicketBoard } from "@/components/tickets/ticket-board";
import { TicketTable } from "@/components/tickets/ticket-table";
import { TicketToolbar } from "@/components/tickets/ticket-toolbar";
import { type Params, readParams, withParams } from "@/lib/client/address";
import { COLUMN_PAGE, MINE_LIMIT, type TicketFilters, ticketQuery, WAITING_STATUSES } from "@/lib/client/ticket-filters";
import { getCampaign } from "@/lib/domain/campaigns/get-campaign";
import { listChannels } from "@/lib/domain/channels/list-channels";
import { listTickets } from "@/lib/domain/tickets/list-tickets";
import { TICKET_STATUSES, type TicketStatus } from "@/lib/domain/tickets/tickets.rules";
import { listTicketsInput } from "@/lib/domain/tickets/tickets.schema";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { found } from "../found";
import { lenient, offsetOf } from "../lenient";

export const metadata: Metadata = { title: "Tickets" };

const TABLE_PAGE = 50;

function filtersOf(params: Params): TicketFilters {
  return {
    ...(params.search ? { search: params.search } : {}),
    ...(params.campaign_id ? { campaignId: params.campaign_id } : {}),
    ...(params.channel_id ? { channelId: params.channel_id } : {}),
    ...(params.request_type ? { requestType: params.request_type } : {}),
    ...(params.mine ? { mine: true } : {}),
    ...(params.late ? { late: true } : {}),
  };
}

export default async function TicketsPage({ params, searchParams }: PageProps<"/w/[workspace]/tickets">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/tickets`, query, {}));
  const filters = filtersOf(query);
  const userId = ctx.userId ?? "";
  const base = lenient(listTicketsInput, ticketQuery(filters, userId, new Date()));
  const view = query.view === "table" ? "table" : "board";
  const [channels, campaign, mine] = await Promise.all([
    listChannels(ctx, { limit: 200 }),
    query.campaign_id ? found(getCampaign(ctx, { id: query.campaign_id })) : null,
    listTickets(ctx, { ...base, assigneeId: userId, status: [...WAITING_STATUSES], sort: "due_at", limit: MINE_LIMIT }),
  ]);
  const toolbar = (
    <TicketToolbar
      view={view}
      channels={channels.channels}
      campaign={campaign && { name: campaign.campaignName }}
      needsReader={mine.total}
    />
  );
  if (view === "table") {
    const wanted = lenient(listTicketsInput, { ...(query.status ? { status: [query.status] } : {}), sort: query.sort ?? "-updated_at" });
    const open = query.late && !query.status ? { status: TICKET_STATUSES.filter((status) => status !== "TRAFFICKED_SUCCESS") } : {};
    const page = await listTickets(ctx, { ...base, ...open, ...wanted, limit: TABLE_PAGE, offset: offsetOf(query.offset) });
    return (
      <>
        <TopBar crumbs={[{ label: "Tickets" }]} />
        <main>
          {toolbar}
          <SelectionProvider>
            <TicketTable page={page} />
            <SelectionBar />
          </SelectionProvider>
        </main>
      </>
    );
  }
  const columnOf = (status: TicketStatus) =>
    filters.late && status === "TRAFFICKED_SUCCESS"
      ? { tickets: [], total: 0, limit: COLUMN_PAGE, offset: 0, nextCursor: null }
      : listTickets(ctx, { ...base, status: [status], sort: "-status_at", limit: COLUMN_PAGE });
  const pages = await Promise.all(TICKET_STATUSES.map(async (status) => [status, await columnOf(status)] as const));
  return (
    <div className="flex min-h-0 flex-col md:h-dvh">
      <TopBar crumbs={[{ label: "Tickets" }]} />
      <main className="flex min-h-0 grow flex-col">
        {toolbar}
        {/* Another filter is another board: its columns start from what the server read for it. */}
        <SelectionProvider key={JSON.stringify(filters)}>
          <TicketBoard filters={filters} columns={Object.fromEntries(pages) as BoardPages} mine={mine} />
          <SelectionBar />
        </SelectionProvider>
      </main>
    </div>
  );
}
