import type { Metadata } from "next";
import { ApiKeysScreen } from "@/components/admin/api-keys-screen";
import { TopBar } from "@/components/layout/page-header";
import { NoPermission } from "@/components/ui/message";
import { readParams, withParams } from "@/lib/client/address";
import { listApiKeysInput } from "@/lib/domain/api-keys/api-keys.schema";
import { listApiKeys } from "@/lib/domain/api-keys/list-api-keys";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { lenient, offsetOf } from "../../lenient";
import { createApiKeyAction } from "./actions";

export const metadata: Metadata = { title: "API keys" };

const PAGE = 50;

export default async function ApiKeysPage({ params, searchParams }: PageProps<"/w/[workspace]/admin/api-keys">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/admin/api-keys`, query, {}));
  const bar = <TopBar crumbs={[{ label: "Admin" }, { label: "API keys" }]} />;
  if (!ctx.permissions.has("apikey:read")) {
    return (
      <>
        {bar}
        <main>
          <NoPermission title="Admins keep the API keys">
            A key acts for whoever made it. Ask an admin of this workspace when a program of yours needs one.
          </NoPermission>
        </main>
      </>
    );
  }
  const wanted = lenient(listApiKeysInput, { sort: query.sort, includeRevoked: query.revoked === "1" });
  const page = await listApiKeys(ctx, { ...wanted, limit: PAGE, offset: offsetOf(query.offset) });
  return (
    <>
      {bar}
      <main className="pb-6">
        <ApiKeysScreen page={page} create={createApiKeyAction.bind(null, workspace)} />
      </main>
    </>
  );
}
