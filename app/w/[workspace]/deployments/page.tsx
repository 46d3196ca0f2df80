import type { Metadata } from "next";
import { DEPLOYMENT_TABS } from "@/components/deployments/deployment-tabs";
import { DeploymentsScreen } from "@/components/deployments/deployments-screen";
import { TopBar } from "@/components/layout/page-header";
import { readParams, withParams } from "@/lib/client/address";
import { listConnections } from "@/lib/domain/connections/list-connections";
import { listDeployments } from "@/lib/domain/deployments/list-deployments";
import { listDeploymentsInput } from "@/lib/domain/deployments/list-deployments.schema";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { lenient, offsetOf } from "../lenient";

export const metadata: Metadata = { title: "Deployments" };

const PAGE = 50;

export default async function DeploymentsPage({ params, searchParams }: PageProps<"/w/[workspace]/deployments">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/deployments`, query, {}));
  const filters = lenient(listDeploymentsInput, { platform: query.platform, connectionId: query.connection_id });
  const shown = DEPLOYMENT_TABS.find(({ tab }) => tab === query.tab) ?? DEPLOYMENT_TABS[0];
  const offset = offsetOf(query.offset);
  const queryOf = ({ states, latest, sort }: typeof shown) => ({
    ...filters,
    ...lenient(listDeploymentsInput, { state: [...states], latest: latest || undefined, sort }),
  });
  const [first, connections, ...others] = await Promise.all([
    listDeployments(ctx, { ...queryOf(shown), limit: PAGE, offset }),
    listConnections(ctx, { limit: 200 }),
    ...DEPLOYMENT_TABS.map(async (each) => [each.tab, (await listDeployments(ctx, { ...queryOf(each), limit: 1 })).total] as const),
  ]);
  return (
    <>
      <TopBar crumbs={[{ label: "Deployments" }]} />
      <main className="pb-6">
        <DeploymentsScreen
          tab={shown.tab}
          query={{
            state: shown.states.join(","),
            sort: shown.sort,
            limit: String(PAGE),
            offset: String(offset),
            ...(shown.latest ? { latest: "true" } : {}),
            ...(filters.platform ? { platform: filters.platform } : {}),
            ...(filters.connectionId ? { connection_id: filters.connectionId } : {}),
          }}
          first={first}
          totals={Object.fromEntries(others) as Record<(typeof shown)["tab"], number>}
          connections={connections.connections.map(({ id, name }) => ({ id, name }))}
        />
      </main>
    </>
  );
}
