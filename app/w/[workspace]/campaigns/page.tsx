import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { CampaignTable } from "@/components/campaigns/campaign-table";
import { CampaignToolbar } from "@/components/campaigns/campaign-toolbar";
import { TopBar } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import { readParams, withParams } from "@/lib/client/address";
import { listBrands } from "@/lib/domain/brands/list-brands";
import { listCampaigns } from "@/lib/domain/campaigns/list-campaigns";
import { listCampaignsInput } from "@/lib/domain/campaigns/list-campaigns.schema";
import { listChannels } from "@/lib/domain/channels/list-channels";
import { listMarkets } from "@/lib/domain/markets/list-markets";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { lenient, offsetOf } from "../lenient";

export const metadata: Metadata = { title: "Campaigns" };

const PAGE = 50;

export default async function CampaignsPage({ params, searchParams }: PageProps<"/w/[workspace]/campaigns">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/campaigns`, query, {}));
  const filters = {
    ...(query.search ? { search: query.search } : {}),
    ...(query.status ? { status: [query.status] } : {}),
    ...(query.approval ? { approval: [query.approval] } : {}),
    ...(query.brand_id ? { brandId: query.brand_id } : {}),
    ...(query.market_id ? { marketId: query.market_id } : {}),
    ...(query.channel_id ? { channelId: query.channel_id } : {}),
    ...(query.archived ? { archived: query.archived } : {}),
  };
  const wanted = lenient(listCampaignsInput, { ...filters, sort: query.sort ?? "-updated_at" });
  const [page, brands, markets, channels] = await Promise.all([
    listCampaigns(ctx, { ...wanted, limit: PAGE, offset: offsetOf(query.offset) }),
    listBrands(ctx, { limit: 200 }),
    listMarkets(ctx, { limit: 200 }),
    listChannels(ctx, { limit: 200 }),
  ]);
  const none = page.total === 0 && Object.keys(filters).length === 0;
  return (
    <>
      <TopBar crumbs={[{ label: "Campaigns" }]} />
      <main className="pb-6">
        {none ? (
          <Message
            level={1}
            title="No campaigns yet"
            actions={
              ctx.permissions.has("campaign:write") && (
                <Button variant="primary" asChild>
                  <Link href={`/w/${workspace}/campaigns/new`}>
                    <Plus />
                    New campaign
                  </Link>
                </Button>
              )
            }
          >
            A campaign gets a lawful name, a flight and a budget here. Its tickets then carry it to the platforms.
          </Message>
        ) : (
          <>
            <CampaignToolbar total={page.total} brands={brands.brands} markets={markets.markets} channels={channels.channels} />
            <CampaignTable page={page} />
          </>
        )}
      </main>
    </>
  );
}
