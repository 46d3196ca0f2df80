import type { Metadata } from "next";
import { BrandsScreen } from "@/components/governance/brands-screen";
import { TopBar } from "@/components/layout/page-header";
import { readParams, withParams } from "@/lib/client/address";
import { listBrands } from "@/lib/domain/brands/list-brands";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { offsetOf } from "../../lenient";
import { createBrandAction, updateBrandAction } from "./actions";

export const metadata: Metadata = { title: "Brands" };

export default async function BrandsPage({ params, searchParams }: PageProps<"/w/[workspace]/governance/brands">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/governance/brands`, query, {}));
  const page = await listBrands(ctx, { search: query.search, limit: 50, offset: offsetOf(query.offset) });
  return (
    <>
      <TopBar crumbs={[{ label: "Governance" }, { label: "Brands" }]} />
      <main className="pb-6">
        <BrandsScreen page={page} create={createBrandAction.bind(null, workspace)} update={updateBrandAction.bind(null, workspace)} />
      </main>
    </>
  );
}
