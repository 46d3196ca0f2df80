import type { Metadata } from "next";
import { ChannelsScreen } from "@/components/governance/channels-screen";
import { TopBar } from "@/components/layout/page-header";
import { readParams, withParams } from "@/lib/client/address";
import { listChannels } from "@/lib/domain/channels/list-channels";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { offsetOf } from "../../lenient";
import { createChannelAction, updateChannelAction } from "./actions";

export const metadata: Metadata = { title: "Channels" };

export default async function ChannelsPage({ params, searchParams }: PageProps<"/w/[workspace]/governance/channels">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/governance/channels`, query, {}));
  const page = await listChannels(ctx, { search: query.search, limit: 50, offset: offsetOf(query.offset) });
  return (
    <>
      <TopBar crumbs={[{ label: "Governance" }, { label: "Channels" }]} />
      <main className="pb-6">
        <ChannelsScreen page={page} create={createChannelAction.bind(null, workspace)} update={updateChannelAction.bind(null, workspace)} />
      </main>
    </>
  );
}
