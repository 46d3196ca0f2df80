"use client";

import { Ban } from "lucide-react";
import { useRouter } from "next/navigation";
import { ROLE_WORD } from "@/components/layout/role-word";
import { State, Tag } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/clock";
import { Confirm } from "@/components/ui/dialog";
import { plural } from "@/components/ui/format";
import { Tooltip } from "@/components/ui/overlay";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, Row } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { useRevokeApiKey } from "@/lib/client/api-keys";
import { useWorkspace } from "@/lib/client/workspace";
import type { ApiKeyDto } from "@/lib/domain/api-keys/api-keys.schema";
import type { Permission } from "@/lib/shared/permissions";
import { keyEnd } from "./key-words";
import { permissionLines } from "./permission-words";

const EVERY_MS = 60_000;

/** One key: whose it is, what it may do, when it was used and when it ends. */
export function ApiKeyRow({ apiKey }: { apiKey: ApiKeyDto }) {
  const { may, user } = useWorkspace();
  const over = apiKey.revokedAt !== null;
  return (
    <Row className={over ? "text-fg-3" : undefined}>
      <Cell className="max-md:block max-md:h-auto max-md:pt-3 max-md:pb-0">
        <span className={over ? "font-strong text-fg-3" : "font-strong text-fg-1"}>{apiKey.name}</span>
        <span translate="no" className="block font-mono text-12 tracking-mono text-fg-3">
          {apiKey.prefix}…
        </span>
      </Cell>
      <Cell fold>
        {apiKey.kind === "service" ? (
          <Tag>Service account</Tag>
        ) : apiKey.createdById === user.id ? (
          "You"
        ) : (
          (apiKey.createdByName ?? "Somebody who left")
        )}
      </Cell>
      <Cell fold>
        <Scope apiKey={apiKey} />
      </Cell>
      <Cell className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-1 max-md:pr-0 max-md:pb-3 max-md:pl-4">
        <span className="mr-1 text-fg-3 md:hidden">Used</span>
        {apiKey.lastUsedAt ? <RelativeTime at={apiKey.lastUsedAt} /> : <span className="text-fg-3">never</span>}
      </Cell>
      <Cell className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-1 max-md:pb-3">
        <End apiKey={apiKey} />
      </Cell>
      <Cell fold>
        <RelativeTime at={apiKey.createdAt} />
      </Cell>
      <Cell className="text-right max-md:absolute max-md:top-1 max-md:right-0 max-md:h-auto">
        {may("apikey:write") && !over && <Revoke apiKey={apiKey} />}
      </Cell>
    </Row>
  );
}

function Scope({ apiKey }: { apiKey: ApiKeyDto }) {
  if (apiKey.role !== null && apiKey.scopes.length === 0) return <>All of {ROLE_WORD[apiKey.role]}</>;
  const lines = permissionLines(apiKey.scopes as Permission[]);
  return (
    <Tooltip
      content={
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    >
      <button type="button" className="rounded-sm underline decoration-line-3 decoration-dotted underline-offset-3">
        {plural(apiKey.scopes.length, "permission")}
        <span className="sr-only">: {lines.join("; ")}</span>
      </button>
    </Tooltip>
  );
}

const END_WORD = { revoked: "Revoked", expired: "Expired", soon: "Ends", later: "" } as const;

function End({ apiKey }: { apiKey: ApiKeyDto }) {
  const end = keyEnd(apiKey, new Date(useNow(EVERY_MS)));
  if (end.tone === null) {
    return (
      <span className={end.kind === "never" ? "text-fg-3" : undefined}>
        <span className="text-fg-3 md:hidden">Ends </span>
        {end.kind === "never" ? "when revoked" : <RelativeTime at={end.at} />}
      </span>
    );
  }
  const shape = end.kind === "revoked" ? "ring" : end.kind === "expired" ? "bar-octagon" : "diamond";
  return (
    <State tone={end.tone} shape={shape}>
      <span>
        {END_WORD[end.kind]} <RelativeTime at={end.at} />
      </span>
    </State>
  );
}

function Revoke({ apiKey }: { apiKey: ApiKeyDto }) {
  const router = useRouter();
  const toast = useToast();
  const revoke = useRevokeApiKey();
  const act = async () => {
    try {
      await revoke.mutateAsync(apiKey);
      toast({ title: `Revoked ${apiKey.name}` });
      router.refresh();
      return true;
    } catch (error) {
      toast({ tone: "danger", title: `${apiKey.name} was not revoked`, detail: sentencesOf(error).join(" ") });
      return false;
    }
  };
  return (
    <Confirm
      trigger={
        <Button size="sm" variant="danger" aria-label={`Revoke ${apiKey.name}`}>
          <Ban />
          Revoke
        </Button>
      }
      title={`Revoke ${apiKey.name}?`}
      keep="Keep the key"
      confirm="Revoke key"
      busy="Revoking"
      onConfirm={act}
    >
      Whatever uses <code className="font-mono text-12 tracking-mono">{apiKey.prefix}…</code> is refused from that moment on. What it did
      stays. It cannot be taken back; make a new key instead.
    </Confirm>
  );
}
