import { cookies } from "next/headers";
import { readPreferences } from "@/components/layout/preferences";
import { Shell } from "@/components/layout/shell";
import { QueryProvider } from "@/lib/client/query-provider";
import { WorkspaceProvider } from "@/lib/client/workspace";
import { listConnections } from "@/lib/domain/connections/list-connections";
import { currentSession, sessionContext } from "@/lib/infra/identity/page-session";
import { platformCatalogue } from "@/lib/platforms/catalogue";
import { savePreference } from "./preference-actions";

/**
 * The frame of a workspace's pages. It decides nothing: without a session or membership it stands aside, and the page,
 * which knows its own address, sends the reader to sign in or says that there is nothing here.
 */
export default async function WorkspaceLayout({ children, params }: LayoutProps<"/w/[workspace]">) {
  const { workspace: slug } = await params;
  const session = await currentSession();
  const workspace = session?.workspaces.find((each) => each.slug === slug);
  if (!session || !workspace) return children;
  const ctx = await sessionContext(slug);
  const simulators = await listConnections(ctx, { environment: "simulator", limit: 1 });
  const jar = await cookies();
  const reader = {
    workspace: { slug, name: workspace.name },
    user: { id: session.user.id, name: session.user.name, email: session.user.email },
    role: workspace.role,
    permissions: [...ctx.permissions],
    simulated: simulators.total > 0,
    platforms: platformCatalogue.map(({ key, displayName }) => ({ key, displayName })),
  };
  return (
    <WorkspaceProvider reader={reader}>
      <QueryProvider key={slug}>
        <Shell
          preferences={readPreferences((name) => jar.get(name)?.value)}
          savePreference={savePreference}
          workspaces={session.workspaces.map(({ slug: s, name }) => ({ slug: s, name }))}
        >
          {children}
        </Shell>
      </QueryProvider>
    </WorkspaceProvider>
  );
}
