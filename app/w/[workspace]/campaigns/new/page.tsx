import type { Metadata } from "next";
import { NewCampaignForm } from "@/components/campaigns/new-campaign-form";
import { PageHead, TopBar } from "@/components/layout/page-header";
import { NoPermission } from "@/components/ui/message";
import { getScheme } from "@/lib/domain/taxonomy/get-scheme";
import { sessionContext } from "@/lib/infra/identity/page-session";

export const metadata: Metadata = { title: "New campaign" };

export default async function NewCampaignPage({ params }: PageProps<"/w/[workspace]/campaigns/new">) {
  const { workspace } = await params;
  const ctx = await sessionContext(workspace, `/w/${workspace}/campaigns/new`);
  const crumbs = [{ label: "Campaigns", href: `/w/${workspace}/campaigns` }, { label: "New campaign" }];
  if (!ctx.permissions.has("campaign:write")) {
    return (
      <>
        <TopBar crumbs={crumbs} />
        <main>
          <NoPermission title="Marketers make campaigns">
            You may look at campaigns. Ask an admin of this workspace for the role of a marketer.
          </NoPermission>
        </main>
      </>
    );
  }
  const scheme = await getScheme(ctx);
  return (
    <>
      <TopBar crumbs={crumbs} />
      <main>
        <PageHead inBar title="New campaign" />
        <NewCampaignForm separator={scheme.separator} multiChannelCode={scheme.multiChannelCode} />
      </main>
    </>
  );
}
