import type { Metadata } from "next";
import { SettingsScreen } from "@/components/admin/settings-screen";
import { TopBar } from "@/components/layout/page-header";
import { NoPermission } from "@/components/ui/message";
import { listSettings } from "@/lib/domain/settings/list-settings";
import { sessionContext } from "@/lib/infra/identity/page-session";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: PageProps<"/w/[workspace]/admin/settings">) {
  const { workspace } = await params;
  const ctx = await sessionContext(workspace, `/w/${workspace}/admin/settings`);
  const allowed = ctx.permissions.has("admin:read");
  return (
    <>
      <TopBar crumbs={[{ label: "Admin" }, { label: "Settings" }]} />
      <main className="pb-6">
        {allowed ? (
          <SettingsScreen settings={(await listSettings(ctx)).settings} />
        ) : (
          <NoPermission title="Admins keep the settings">
            They decide what a check refuses and who may approve. Ask an admin of this workspace.
          </NoPermission>
        )}
      </main>
    </>
  );
}
