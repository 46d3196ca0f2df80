import type { Metadata } from "next";
import { JobsScreen } from "@/components/jobs/jobs-screen";
import { TopBar } from "@/components/layout/page-header";
import { Message, NoPermission } from "@/components/ui/message";
import { readParams, withParams } from "@/lib/client/address";
import { listJobRunsInput } from "@/lib/domain/jobs/jobs.schema";
import { listJobFunctions } from "@/lib/domain/jobs/list-job-functions";
import { listJobRuns } from "@/lib/domain/jobs/list-job-runs";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { jobsMode } from "@/lib/infra/jobs/mode";
import { lenient, offsetOf } from "../../lenient";

export const metadata: Metadata = { title: "Jobs" };

const PAGE = 50;

export default async function JobsPage({ params, searchParams }: PageProps<"/w/[workspace]/admin/jobs">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/admin/jobs`, query, {}));
  const bar = <TopBar crumbs={[{ label: "Admin" }, { label: "Jobs" }]} />;
  if (!ctx.permissions.has("admin:read")) {
    return (
      <>
        {bar}
        <main>
          <NoPermission title="Admins see the jobs">
            How a deployment stands is shown at its ticket, which you may read. For the rest ask an admin of this workspace.
          </NoPermission>
        </main>
      </>
    );
  }
  if (jobsMode().kind === "server") {
    return (
      <>
        {bar}
        <main>
          <Message title="An Inngest server runs the jobs">
            Its runs are shown on the server's own screen; ask whoever operates this installation. How a deployment stands is shown at its
            ticket.
          </Message>
        </main>
      </>
    );
  }
  const filters = Object.entries({ function: query.function, state: query.state }).filter(([, value]) => value);
  const wanted = lenient(listJobRunsInput, Object.fromEntries(filters));
  const [page, { functions }] = await Promise.all([
    listJobRuns(ctx, { ...wanted, limit: PAGE, offset: offsetOf(query.offset) }),
    listJobFunctions(ctx),
  ]);
  return (
    <>
      {bar}
      <main className="pb-6">
        <JobsScreen page={page} functions={functions} />
      </main>
    </>
  );
}
