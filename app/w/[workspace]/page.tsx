import { redirect } from "next/navigation";
import { sessionContext } from "@/lib/infra/identity/page-session";

/** A workspace opens on its board. */
export default async function WorkspacePage({ params }: PageProps<"/w/[workspace]">) {
  const { workspace } = await params;
  await sessionContext(workspace);
  redirect(`/w/${workspace}/tickets`);
}
