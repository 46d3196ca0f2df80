"use client";

import Link from "next/link";
import { useAddress } from "@/components/layout/list-toolbar";
import { Amount } from "@/components/ui/amount";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/clock";
import { Message } from "@/components/ui/message";
import { Meter } from "@/components/ui/meter";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { SegmentedName } from "@/components/ui/segmented-name";
import { Cell, HeaderCell, Row, Table, TableHead } from "@/components/ui/table";
import { useWorkspace } from "@/lib/client/workspace";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";
import { ApprovalState, CampaignState } from "./campaign-state";
import { flightWords, flownShare } from "./flight-words";
import { nameSegments } from "./name-segments";

const EVERY_MS = 60_000;

type CampaignTableProps = { page: { campaigns: CampaignDto[]; total: number; limit: number; offset: number } };

/** Campaigns as rows: one campaign, one line; on a phone a block. */
export function CampaignTable({ page }: CampaignTableProps) {
  const { params, hrefWith, change } = useAddress();
  const present = params.sort ?? "-updated_at";
  const sortOf = (name: string, firstDescending: boolean) => {
    const direction = present === name ? ("asc" as const) : present === `-${name}` ? ("desc" as const) : null;
    const next = direction === null ? (firstDescending ? `-${name}` : name) : direction === "desc" ? name : `-${name}`;
    return { direction, href: hrefWith({ sort: next }) };
  };
  if (page.total === 0) {
    return (
      <Message
        title="No campaign matches"
        actions={
          <Button
            onClick={() =>
              change({ search: null, status: null, approval: null, brand_id: null, market_id: null, channel_id: null, archived: null })
            }
          >
            Show all campaigns
          </Button>
        }
      >
        Take a filter away, or search for less. Every word must occur.
      </Message>
    );
  }
  return (
    <>
      <Table caption="Campaigns">
        <TableHead>
          <HeaderCell sort={sortOf("name", false)}>Name</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell>Approval</HeaderCell>
          <HeaderCell sort={sortOf("start_at", true)}>Flight</HeaderCell>
          <HeaderCell numeric sort={sortOf("budget", true)}>
            Budget
          </HeaderCell>
          <HeaderCell numeric>Share</HeaderCell>
          <HeaderCell sort={sortOf("updated_at", true)}>Changed</HeaderCell>
        </TableHead>
        <tbody>
          {page.campaigns.map((campaign) => (
            <CampaignRow key={campaign.id} campaign={campaign} />
          ))}
        </tbody>
      </Table>
      <Pagination
        total={page.total}
        limit={page.limit}
        offset={page.offset}
        noun="campaigns"
        hrefAt={(offset) => hrefWith({ offset: offset === 0 ? null : String(offset) })}
      />
    </>
  );
}

function CampaignRow({ campaign }: { campaign: CampaignDto }) {
  const { href } = useWorkspace();
  const now = new Date(useNow(EVERY_MS));
  const flight = flightWords(campaign, now);
  const flown = flownShare(campaign, now);
  return (
    <Row>
      <Cell className="max-md:block max-md:h-auto max-md:pt-3 max-md:pb-0">
        <Link
          href={href(`/campaigns/${campaign.id}`)}
          prefetch={false}
          title={campaign.campaignName}
          className="block rounded-sm hover:underline hover:decoration-line-3 hover:underline-offset-3 max-md:after:absolute max-md:after:inset-0"
        >
          <span className="font-title text-fg-1 md:hidden">{campaign.campaignName}</span>
          <span className="block text-12 font-strong md:text-[0.78125rem]">
            <SegmentedName segments={nameSegments(campaign, campaign.name)} className="[overflow-wrap:anywhere]" />
          </span>
        </Link>
      </Cell>
      <Cell className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-1.5 max-md:pb-3 max-md:pl-4">
        <CampaignState status={campaign.status} archived={campaign.archivedAt !== null} />
      </Cell>
      <Cell className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-1.5 max-md:pb-3">
        <ApprovalState approval={campaign.approval} changed={campaign.approval === "NONE" && campaign.approvalHash !== null} />
      </Cell>
      <Cell className="whitespace-nowrap max-md:hidden">
        <span className="flex items-center justify-between gap-3">
          {flight ?? <span className="text-fg-3">Not set</span>}
          {flown !== null && <Meter value={flown} label="Flown" className="max-lg:hidden" />}
        </span>
      </Cell>
      <Cell numeric className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-1.5 max-md:pb-3">
        <Amount amount={campaign.budget} currency={campaign.currency} />
      </Cell>
      <Cell numeric fold>
        {campaign.targetPercentage === null ? "" : `${campaign.targetPercentage}%`}
      </Cell>
      <Cell fold className="whitespace-nowrap">
        <RelativeTime at={campaign.updatedAt} />
      </Cell>
    </Row>
  );
}
