"use client";

import { FilterSelect, SearchBox, useAddress } from "@/components/layout/list-toolbar";
import { PageHead } from "@/components/layout/page-header";
import { ROLE_WORD } from "@/components/layout/role-word";
import { Avatar } from "@/components/ui/avatar";
import { Tag } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format";
import { Message } from "@/components/ui/message";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Row, Table, TableHead } from "@/components/ui/table";
import type { MemberDto } from "@/lib/domain/members/members.schema";
import { ROLES } from "@/lib/shared/permissions";
import { RoleMatrix } from "./role-matrix";
import { useSort } from "./use-sort";

/** Who works in the workspace, and what each role may do. */
export function MembersScreen({
  page: { members, ...page },
}: {
  page: { members: MemberDto[]; total: number; limit: number; offset: number };
}) {
  const { hrefWith, change } = useAddress();
  const sortOf = useSort("name");
  return (
    <>
      <PageHead
        inBar
        title={
          <>
            Members <span className="text-body font-text tracking-normal text-fg-3">{formatCount(page.total)}</span>
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 md:px-6">
        <SearchBox label="Find a person" className="w-64 max-md:w-auto max-md:grow" />
        <FilterSelect param="role" label="Role" options={ROLES.map((role) => ({ value: role, label: ROLE_WORD[role] }))} />
      </div>
      {page.total === 0 ? (
        <Message title="Nobody here matches" actions={<Button onClick={() => change({ search: null, role: null })}>Show everybody</Button>}>
          Every word must occur in the name or the address.
        </Message>
      ) : (
        <>
          <Table caption="Members">
            <TableHead>
              <HeaderCell sort={sortOf("name")}>Name</HeaderCell>
              <HeaderCell sort={sortOf("email")}>E-mail</HeaderCell>
              <HeaderCell>Role</HeaderCell>
              <HeaderCell sort={sortOf("joined_at", "desc")}>Joined</HeaderCell>
            </TableHead>
            <tbody>
              {members.map((member) => (
                <Row key={member.id} className="max-md:flex max-md:min-h-16 max-md:items-center">
                  <Cell className="max-md:h-auto max-md:min-w-0 max-md:grow">
                    <span className="flex items-center gap-2.5">
                      <Avatar name={member.name} isReader={member.me} size="md" />
                      <span className="min-w-0">
                        <span className="font-strong text-fg-1">{member.name}</span>
                        {member.me && <span className="text-fg-3"> (you)</span>}
                        <span className="block truncate text-12 text-fg-3 md:hidden">{member.email}</span>
                      </span>
                    </span>
                  </Cell>
                  <Cell fold className="[overflow-wrap:anywhere]">
                    {member.email}
                  </Cell>
                  <Cell className="max-md:h-auto max-md:shrink-0 max-md:pr-4">
                    <Tag>{ROLE_WORD[member.role]}</Tag>
                  </Cell>
                  <Cell fold>
                    <RelativeTime at={member.joinedAt} />
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
          <Pagination
            {...page}
            noun={page.total === 1 ? "person" : "people"}
            hrefAt={(offset) => hrefWith({ offset: offset === 0 ? null : String(offset) })}
          />
        </>
      )}
      <RoleMatrix />
    </>
  );
}
