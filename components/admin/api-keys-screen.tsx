"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "@/components/governance/form-dialog";
import { useAddress } from "@/components/layout/list-toolbar";
import { PageHead } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { ChipLink } from "@/components/ui/chip";
import { formatCount } from "@/components/ui/format";
import { Message } from "@/components/ui/message";
import { Pagination } from "@/components/ui/pagination";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import type { FormAction } from "@/lib/client/form-state";
import { useWorkspace } from "@/lib/client/workspace";
import type { ApiKeyDto, CreatedApiKeyDto } from "@/lib/domain/api-keys/api-keys.schema";
import { ApiKeyFields } from "./api-key-fields";
import { ApiKeyRow } from "./api-key-row";
import { MadeKeyDialog } from "./made-key-dialog";
import { useSort } from "./use-sort";

type ApiKeysScreenProps = {
  page: { apiKeys: ApiKeyDto[]; total: number; limit: number; offset: number };
  create: FormAction<CreatedApiKeyDto>;
};

const FIELDS = ["name", "scopes", "expiresAt"];

/** The keys by which programs act in the workspace. */
export function ApiKeysScreen({ page: { apiKeys, ...page }, create }: ApiKeysScreenProps) {
  const { may } = useWorkspace();
  const { params, hrefWith } = useAddress();
  const sortOf = useSort("-created_at");
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<CreatedApiKeyDto | null>(null);
  const withRevoked = params.revoked === "1";
  const none = page.total === 0;
  const act = may("apikey:write") && (
    <Button variant="primary" onClick={() => setOpen(true)}>
      <Plus />
      New key
    </Button>
  );
  return (
    <>
      <PageHead
        inBar
        title={
          <>
            API keys <span className="text-body font-text tracking-normal text-fg-3">{formatCount(page.total)}</span>
          </>
        }
        actions={none && !withRevoked ? null : act}
      />
      <div className="flex px-4 py-3 md:px-6">
        <ChipLink href={hrefWith({ revoked: withRevoked ? null : "1" })} on={withRevoked}>
          Revoked ones too
        </ChipLink>
      </div>
      {none ? (
        <Message title="No key is in force" actions={act}>
          A key lets a program do what you let it do here, in your name. It is shown once and can be revoked at any time.
        </Message>
      ) : (
        <>
          <Table caption="API keys">
            <TableHead>
              <HeaderCell sort={sortOf("name")}>Name</HeaderCell>
              <HeaderCell>Acts for</HeaderCell>
              <HeaderCell>May</HeaderCell>
              <HeaderCell>Last used</HeaderCell>
              <HeaderCell>Ends</HeaderCell>
              <HeaderCell sort={sortOf("created_at", "desc")}>Made</HeaderCell>
              <HeaderCell className="w-24">
                <span className="sr-only">Acts</span>
              </HeaderCell>
            </TableHead>
            <tbody>
              {apiKeys.map((key) => (
                <ApiKeyRow key={key.id} apiKey={key} />
              ))}
            </tbody>
          </Table>
          <Pagination
            {...page}
            noun={page.total === 1 ? "key" : "keys"}
            hrefAt={(offset) => hrefWith({ offset: offset === 0 ? null : String(offset) })}
          />
        </>
      )}
      <FormDialog
        open={open}
        onOpenChange={setOpen}
        title="New API key"
        description="A program with this key acts for you, within what you tick here and what your role allows at that moment."
        action={create}
        verb="Make key"
        busy="Making"
        done={(key) => {
          setMade(key);
          return null;
        }}
        fields={FIELDS}
      >
        {(state) => <ApiKeyFields state={state} />}
      </FormDialog>
      <MadeKeyDialog made={made} onClose={() => setMade(null)} />
    </>
  );
}
