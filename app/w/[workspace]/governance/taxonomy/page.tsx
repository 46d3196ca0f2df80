import type { Metadata } from "next";
import { PageHead, TopBar } from "@/components/layout/page-header";
import { ProofPanel } from "@/components/taxonomy/proof-panel";
import { SchemePlates } from "@/components/taxonomy/scheme-plates";
import { TestBench } from "@/components/taxonomy/test-bench";
import { listBrands } from "@/lib/domain/brands/list-brands";
import { listChannels } from "@/lib/domain/channels/list-channels";
import { listMarkets } from "@/lib/domain/markets/list-markets";
import { getScheme } from "@/lib/domain/taxonomy/get-scheme";
import { sessionContext } from "@/lib/infra/identity/page-session";

export const metadata: Metadata = { title: "Taxonomy" };

export default async function TaxonomyPage({ params }: PageProps<"/w/[workspace]/governance/taxonomy">) {
  const { workspace } = await params;
  const ctx = await sessionContext(workspace, `/w/${workspace}/governance/taxonomy`);
  const [scheme, brands, markets, channels] = await Promise.all([
    getScheme(ctx),
    listBrands(ctx, { limit: 1 }),
    listMarkets(ctx, { limit: 1 }),
    listChannels(ctx, { limit: 1 }),
  ]);
  const counts = { brands: brands.total, markets: markets.total, channels: channels.total };
  const example = { brand: brands.brands[0]?.internalCode, market: markets.markets[0]?.code, channel: channels.channels[0]?.code };
  return (
    <>
      <TopBar crumbs={[{ label: "Governance" }, { label: "Taxonomy" }]} />
      <main className="pb-6">
        <PageHead
          inBar
          title={
            <>
              Taxonomy <span className="text-body font-text tracking-normal text-fg-3">scheme {scheme.version}, in force</span>
            </>
          }
        />
        <div className="grid gap-3 px-4 pt-3.5 md:px-6">
          <SchemePlates scheme={scheme} counts={counts} example={example} year={new Date().getFullYear()} />
          <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_26rem]">
            <TestBench separator={scheme.separator} order={scheme.segments} />
            <ProofPanel counts={counts} />
          </div>
        </div>
      </main>
    </>
  );
}
