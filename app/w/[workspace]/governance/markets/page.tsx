import type { Metadata } from "next";
import { MarketsScreen } from "@/components/governance/markets-screen";
import { TopBar } from "@/components/layout/page-header";
import { readParams, withParams } from "@/lib/client/address";
import { listMarkets } from "@/lib/domain/markets/list-markets";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { offsetOf } from "../../lenient";
import { createMarketAction, updateMarketAction } from "./actions";

export const metadata: Metadata = { title: "Markets" };

export default async function MarketsPage({ params, searchParams }: PageProps<"/w/[workspace]/governance/markets">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/governance/markets`, query, {}));
  const page = await listMarkets(ctx, { search: query.search, limit: 50, offset: offsetOf(query.offset) });
  return (
    <>
      <TopBar crumbs={[{ label: "Governance" }, { label: "Markets" }]} />
      <main className="pb-6">
        <MarketsScreen page={page} create={createMarketAction.bind(null, workspace)} update={updateMarketAction.bind(null, workspace)} />
      </main>
    </>
  );
}
