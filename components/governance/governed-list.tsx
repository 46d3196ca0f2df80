"use client";

import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { SearchBox, useAddress } from "@/components/layout/list-toolbar";
import { PageHead } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format";
import { Message } from "@/components/ui/message";
import { Pagination } from "@/components/ui/pagination";
import { Table, TableHead } from "@/components/ui/table";
import { useWorkspace } from "@/lib/client/workspace";

type GovernedListProps = {
  /** "Brands", "brand". */
  title: string;
  noun: string;
  /** What the noun is for, shown while there is none. */
  purpose: string;
  page: { total: number; limit: number; offset: number };
  head: ReactNode;
  children: ReactNode;
  /** The form that makes a new one, opened and closed from here. */
  creating: (open: boolean, onOpenChange: (open: boolean) => void) => ReactNode;
};

/** The list of one governed noun: search, rows, and the act that makes a new one. */
export function GovernedList({ title, noun, purpose, page, head, children, creating }: GovernedListProps) {
  const { may } = useWorkspace();
  const { params, hrefWith, change } = useAddress();
  const [open, setOpen] = useState(false);
  const mayWrite = may("governance:write");
  const searching = Boolean(params.search);
  const act = mayWrite && (
    <Button variant="primary" onClick={() => setOpen(true)}>
      <Plus />
      New {noun}
    </Button>
  );
  const none = page.total === 0;
  return (
    <>
      <PageHead
        inBar
        title={
          <>
            {title} <span className="text-body font-text tracking-normal text-fg-3">{formatCount(page.total)}</span>
          </>
        }
        actions={none && !searching ? null : act}
      />
      {(!none || searching) && (
        <div className="px-4 py-3 md:px-6">
          <SearchBox label={`Find a ${noun}`} className="w-64 max-md:w-full" />
        </div>
      )}
      {none ? (
        searching ? (
          <Message
            title={`No ${noun} matches “${params.search}”`}
            actions={<Button onClick={() => change({ search: null })}>Show all</Button>}
          >
            Every word must occur. Codes count too.
          </Message>
        ) : (
          <Message title={`No ${title.toLowerCase()} yet`} actions={act}>
            {purpose}
          </Message>
        )
      ) : (
        <>
          <Table caption={title}>
            <TableHead>{head}</TableHead>
            <tbody>{children}</tbody>
          </Table>
          <Pagination
            {...page}
            noun={title.toLowerCase()}
            hrefAt={(offset) => hrefWith({ offset: offset === 0 ? null : String(offset) })}
          />
        </>
      )}
      {creating(open, setOpen)}
    </>
  );
}
