"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "@/components/governance/form-dialog";
import { FilterSelect, useAddress } from "@/components/layout/list-toolbar";
import { PageHead } from "@/components/layout/page-header";
import { PlatformMark } from "@/components/platforms/platform-mark";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format";
import { Message } from "@/components/ui/message";
import { Pagination } from "@/components/ui/pagination";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import type { FormAction } from "@/lib/client/form-state";
import { useWorkspace } from "@/lib/client/workspace";
import type { ConnectionDto } from "@/lib/domain/connections/connections.schema";
import type { FindAccounts } from "./account-finder";
import { type ConnectablePlatform, ConnectionFields, connectionFieldNames } from "./connection-fields";
import { ConnectionRow } from "./connection-row";
import { ENVIRONMENT_WORD } from "./environment-tag";

type ConnectionsScreenProps = {
  page: { connections: ConnectionDto[]; total: number; limit: number; offset: number };
  /** The platforms that can be connected, with the credentials each wants. */
  platforms: readonly ConnectablePlatform[];
  create: FormAction<ConnectionDto>;
  update: FormAction<ConnectionDto>;
  findAccounts: FindAccounts;
};

const ENVIRONMENTS = ["production", "sandbox", "simulator"] as const;

/** The advertising accounts that tickets are sent to. */
export function ConnectionsScreen({ page: { connections, ...page }, platforms, create, update, findAccounts }: ConnectionsScreenProps) {
  const { may, platformName } = useWorkspace();
  const { params, hrefWith, change } = useAddress();
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState<ConnectionDto | null>(null);
  const filtered = Boolean(params.platform || params.environment);
  const none = page.total === 0;
  const act = may("connection:write") && (
    <Button variant="primary" onClick={() => setOpen(true)}>
      <Plus />
      Connect account
    </Button>
  );
  return (
    <>
      <PageHead
        inBar
        title={
          <>
            Connections <span className="text-body font-text tracking-normal text-fg-3">{formatCount(page.total)}</span>
          </>
        }
        actions={none && !filtered ? null : act}
      />
      {(!none || filtered) && (
        <div className="flex flex-wrap gap-2 px-4 py-3 md:px-6">
          <FilterSelect
            param="platform"
            label="Platform"
            options={platforms.map(({ key }) => ({ value: key, label: platformName(key), mark: <PlatformMark platform={key} /> }))}
          />
          <FilterSelect
            param="environment"
            label="Environment"
            options={ENVIRONMENTS.map((value) => ({ value, label: ENVIRONMENT_WORD[value] }))}
          />
        </div>
      )}
      {none ? (
        filtered ? (
          <Message
            title="No connection matches"
            actions={<Button onClick={() => change({ platform: null, environment: null })}>Show all</Button>}
          />
        ) : (
          <Message title="No account is connected" actions={act}>
            A connection is an advertising account with the token to act in it. Tickets are planned for it and sent through it.
          </Message>
        )
      ) : (
        <>
          <Table caption="Connections">
            <TableHead>
              <HeaderCell>Name</HeaderCell>
              <HeaderCell>Account</HeaderCell>
              <HeaderCell>Environment</HeaderCell>
              <HeaderCell>Money and time</HeaderCell>
              <HeaderCell>Credentials</HeaderCell>
              <HeaderCell>Changed</HeaderCell>
              <HeaderCell className="w-12">
                <span className="sr-only">Acts</span>
              </HeaderCell>
            </TableHead>
            <tbody>
              {connections.map((connection) => (
                <ConnectionRow key={connection.id} connection={connection} onEdit={() => setEditing(connection)} />
              ))}
            </tbody>
          </Table>
          <Pagination
            {...page}
            noun={page.total === 1 ? "connection" : "connections"}
            hrefAt={(offset) => hrefWith({ offset: offset === 0 ? null : String(offset) })}
          />
        </>
      )}
      <FormDialog
        open={open}
        onOpenChange={setOpen}
        title="Connect an account"
        description="Credentials are stored encrypted. Nobody can read them here again, you neither."
        action={create}
        verb="Connect account"
        busy="Connecting"
        done={(connection) => `Connected ${connection.name}`}
        fields={connectionFieldNames(platforms)}
      >
        {(state) => <ConnectionFields state={state} connection={null} platforms={platforms} findAccounts={findAccounts} />}
      </FormDialog>
      {editing && (
        <FormDialog
          key={editing.id}
          open
          onOpenChange={(isOpen) => !isOpen && setEditing(null)}
          title={`Edit ${editing.name}`}
          action={update}
          verb="Save connection"
          busy="Saving"
          done={(connection) => `Saved ${connection.name}`}
          fields={connectionFieldNames(platforms)}
        >
          {(state) => <ConnectionFields state={state} connection={editing} platforms={platforms} findAccounts={findAccounts} />}
        </FormDialog>
      )}
    </>
  );
}
