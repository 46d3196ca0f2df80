import { redirect } from "next/navigation";
import { currentSession, lastWorkspace } from "@/lib/infra/identity/page-session";

/** The way in: to the workspace used last. */
export default async function EntryPage() {
  if (!(await currentSession())) redirect("/sign-in");
  const last = await lastWorkspace();
  redirect(last ? `/w/${last.slug}` : "/w");
}
