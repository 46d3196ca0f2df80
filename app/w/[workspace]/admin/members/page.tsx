import type { Metadata } from "next";
import { MembersScreen } from "@/components/admin/members-screen";
import { TopBar } from "@/components/layout/page-header";
import { readParams, withParams } from "@/lib/client/address";
import { listMembers } from "@/lib/domain/members/list-members";
import { listMembersInput } from "@/lib/domain/members/members.schema";
import { sessionContext } from "@/lib/infra/identity/page-session";
import { lenient, offsetOf } from "../../lenient";

export const metadata: Metadata = { title: "Members" };

const PAGE = 50;

export default async function MembersPage({ params, searchParams }: PageProps<"/w/[workspace]/admin/members">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/admin/members`, query, {}));
  const wanted = lenient(listMembersInput, { search: query.search, role: query.role, sort: query.sort });
  const page = await listMembers(ctx, { ...wanted, limit: PAGE, offset: offsetOf(query.offset) });
  return (
    <>
      <TopBar crumbs={[{ label: "Admin" }, { label: "Members" }]} />
      <main className="pb-6">
        <MembersScreen page={page} />
      </main>
    </>
  );
}
