"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { FilterSelect, SearchBox } from "@/components/layout/list-toolbar";
import { PageHead } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format";
import { useWorkspace } from "@/lib/client/workspace";
import { CAMPAIGN_APPROVALS, CAMPAIGN_STATUSES } from "@/lib/domain/campaigns/campaigns.rules";
import { APPROVAL_LOOK, STATUS_LOOK } from "./campaign-state";

type Choice = { id: string; name: string };
type CampaignToolbarProps = { total: number; brands: readonly Choice[]; markets: readonly Choice[]; channels: readonly Choice[] };

const options = (choices: readonly Choice[]) => choices.map((choice) => ({ value: choice.id, label: choice.name }));

/** Title, the act that makes a new one, and what of the campaigns is shown. */
export function CampaignToolbar({ total, brands, markets, channels }: CampaignToolbarProps) {
  return (
    <>
      <PageHead
        inBar
        title={
          <>
            Campaigns <span className="text-body font-text tracking-normal text-fg-3">{formatCount(total)}</span>
          </>
        }
        actions={
          <span className="max-md:hidden">
            <NewCampaign />
          </span>
        }
      />
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 md:px-6">
        <SearchBox label="Name, tag" className="w-56 max-md:w-auto max-md:grow" />
        <span className="md:hidden">
          <NewCampaign />
        </span>
        <div className="scroll-none flex items-center gap-2 max-md:-mx-4 max-md:w-screen max-md:overflow-x-auto max-md:px-4 md:contents">
          <FilterSelect
            param="status"
            label="State"
            options={CAMPAIGN_STATUSES.map((status) => ({ value: status, label: STATUS_LOOK[status].word }))}
          />
          <FilterSelect
            param="approval"
            label="Approval"
            options={CAMPAIGN_APPROVALS.map((approval) => ({ value: approval, label: APPROVAL_LOOK[approval].word }))}
          />
          <FilterSelect param="brand_id" label="Brand" options={options(brands)} />
          <FilterSelect param="market_id" label="Market" options={options(markets)} />
          <FilterSelect param="channel_id" label="Channel" options={options(channels)} />
          <FilterSelect
            param="archived"
            label="Not archived"
            options={[
              { value: "true", label: "Archived" },
              { value: "any", label: "Archived and not" },
            ]}
          />
        </div>
      </div>
    </>
  );
}

function NewCampaign() {
  const { href, may } = useWorkspace();
  if (!may("campaign:write")) return null;
  return (
    <Button variant="primary" asChild className="max-sm:w-touch max-sm:px-0">
      <Link href={href("/campaigns/new")} prefetch={false}>
        <Plus />
        <span className="max-sm:sr-only">New campaign</span>
      </Link>
    </Button>
  );
}
