import type { Metadata } from "next";
import { SessionsScreen } from "@/components/admin/sessions-screen";
import { TopBar } from "@/components/layout/page-header";
import { listMySessions } from "@/lib/domain/sessions/list-my-sessions";
import { currentSession, sessionContext } from "@/lib/infra/identity/page-session";

export const metadata: Metadata = { title: "My sessions" };

export default async function SessionsPage({ params }: PageProps<"/w/[workspace]/admin/sessions">) {
  const { workspace } = await params;
  const ctx = await sessionContext(workspace, `/w/${workspace}/admin/sessions`);
  const currentSessionId = (await currentSession())?.sessionId ?? null;
  const { sessions } = await listMySessions(ctx, { currentSessionId });
  return (
    <>
      <TopBar crumbs={[{ label: "Admin" }, { label: "My sessions" }]} />
      <main className="pb-6">
        <SessionsScreen sessions={sessions} />
      </main>
    </>
  );
}
