import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ROLE_WORD } from "@/components/layout/role-word";
import { Wordmark } from "@/components/ui/mark";
import { Message } from "@/components/ui/message";
import { currentSession, signInPath } from "@/lib/infra/identity/page-session";

export const metadata: Metadata = { title: "Workspaces" };

/** Which workspace? Asked only of whoever has several. */
export default async function WorkspacesPage() {
  const session = await currentSession();
  if (!session) redirect(signInPath("/w"));
  const { workspaces } = session;
  const [first] = workspaces;
  if (first && workspaces.length === 1) redirect(`/w/${first.slug}`);
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col px-5 py-10">
      <Wordmark />
      {first ? (
        <div className="my-auto py-10">
          <h1 className="mb-4 text-20 tracking-tight">Choose a workspace</h1>
          <ul className="border-line-1 border-t">
            {workspaces.map((workspace) => (
              <li key={workspace.slug} className="border-line-1 border-b">
                {/* A plain link: everything on the next page belongs to one workspace. */}
                <a href={`/w/${workspace.slug}`} className="-mx-2 flex min-h-14 items-center gap-3 rounded-1 px-2 hover:bg-surface-2">
                  <span className="min-w-0 grow">
                    <span className="block truncate font-strong">{workspace.name}</span>
                    <span className="block text-12 text-fg-3">{ROLE_WORD[workspace.role]}</span>
                  </span>
                  <ChevronRight className="text-fg-3" />
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <div className="my-auto">
          <Message level={1} className="px-0!" title="You are in no workspace yet">
            Ask an admin of your workspace to add {session.user.email}.
          </Message>
        </div>
      )}
    </main>
  );
}
