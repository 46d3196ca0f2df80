import type { Metadata } from "next";
import { ConnectionsScreen } from "@/components/admin/connections-screen";
import { TopBar } from "@/components/layout/page-header";
import { readParams, withParams } from "@/lib/client/address";
import { listConnectionsInput } from "@/lib/domain/connections/connections.schema";
import { listConnections } from "@/lib/domain/connections/list-connections";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { platformAdapters } from "@/lib/platforms/registry";
import { lenient, offsetOf } from "../../lenient";
import { createConnectionAction, listAccountsAction, updateConnectionAction } from "./actions";

export const metadata: Metadata = { title: "Connections" };

const PAGE = 50;

export default async function ConnectionsPage({ params, searchParams }: PageProps<"/w/[workspace]/admin/connections">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/admin/connections`, query, {}));
  const wanted = lenient(listConnectionsInput, { platform: query.platform, environment: query.environment });
  const page = await listConnections(ctx, { ...wanted, limit: PAGE, offset: offsetOf(query.offset) });
  return (
    <>
      <TopBar crumbs={[{ label: "Admin" }, { label: "Connections" }]} />
      <main className="pb-6">
        <ConnectionsScreen
          page={page}
          platforms={platformAdapters.map(({ key, credentialFields }) => ({ key, credentialFields }))}
          create={createConnectionAction.bind(null, workspace)}
          update={updateConnectionAction.bind(null, workspace)}
          findAccounts={listAccountsAction.bind(null, workspace)}
        />
      </main>
    </>
  );
}
