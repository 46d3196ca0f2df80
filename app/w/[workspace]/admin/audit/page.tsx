import type { Metadata } from "next";
import { AuditScreen } from "@/components/admin/audit-screen";
import { TopBar } from "@/components/layout/page-header";
import { NoPermission } from "@/components/ui/message";
import { readParams, withParams } from "@/lib/client/address";
import { listAuditEntriesInput } from "@/lib/domain/audit-entries/audit-entries.schema";
import { listAuditEntries } from "@/lib/domain/audit-entries/list-audit-entries";
import { listMembers } from "@/lib/domain/members/list-members";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { lenient, offsetOf } from "../../lenient";
import { subjectNames } from "./subject-names";

export const metadata: Metadata = { title: "Audit" };

const PAGE = 50;
const PEOPLE = 200;

export default async function AuditPage({ params, searchParams }: PageProps<"/w/[workspace]/admin/audit">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/admin/audit`, query, {}));
  const bar = <TopBar crumbs={[{ label: "Admin" }, { label: "Audit" }]} />;
  if (!ctx.permissions.has("audit:read")) {
    return (
      <>
        {bar}
        <main>
          <NoPermission title="Admins read the audit">
            What happened to a campaign stands in its own history, which you may read. For the rest ask an admin of this workspace.
          </NoPermission>
        </main>
      </>
    );
  }
  // An action of another noun than the one chosen would find nothing.
  const action = query.action && (!query.subject_type || query.action.startsWith(`${query.subject_type}.`)) ? query.action : undefined;
  const filters = { subjectType: query.subject_type, subjectId: query.subject_id, action, actorId: query.actor_id };
  const wanted = lenient(listAuditEntriesInput, Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)));
  const [page, { members }] = await Promise.all([
    listAuditEntries(ctx, { ...wanted, limit: PAGE, offset: offsetOf(query.offset) }),
    listMembers(ctx, { limit: PEOPLE, includeRemoved: true }),
  ]);
  const names = await subjectNames(ctx, page.auditEntries);
  return (
    <>
      {bar}
      <main className="pb-6">
        <AuditScreen page={page} people={members} names={names} />
      </main>
    </>
  );
}
