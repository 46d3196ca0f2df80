"use client";

import { Bot, ChevronRight, Cog, KeyRound, Link2 } from "lucide-react";
import Link from "next/link";
import { useAddress } from "@/components/layout/list-toolbar";
import { Avatar } from "@/components/ui/avatar";
import { CopyButton } from "@/components/ui/copy-button";
import { ExactTime, RelativeTime } from "@/components/ui/relative-time";
import { useWorkspace } from "@/lib/client/workspace";
import type { AuditEntryDto } from "@/lib/domain/audit-entries/audit-entries.schema";
import { actionWords, fieldWords, subjectPath } from "./audit-words";
import { ChangeList } from "./change-list";

const FIELDS_SHOWN = 4;
const GRID = "grid items-center gap-x-3 md:grid-cols-[1rem_6.5rem_11rem_minmax(0,1fr)_4rem] max-md:grid-cols-[1rem_minmax(0,1fr)_auto]";

/** The words over the columns; on a phone each entry says them itself. */
export function AuditHead() {
  return (
    <div aria-hidden="true" className={`${GRID} h-8 border-line-1 border-y bg-surface-1 px-6 text-12 text-fg-3 max-md:hidden`}>
      <span className="col-start-2">When</span>
      <span>Who</span>
      <span>What</span>
      <span className="text-right">Place</span>
    </div>
  );
}

/** One thing that was done: who, what, when. Opens to every field, old and new, and to its place in the chain. */
export function AuditEntry({ entry, name }: { entry: AuditEntryDto; name: string | null }) {
  const { user } = useWorkspace();
  const fields = entry.changes.map(({ field }) => fieldWords(field).toLowerCase());
  const created = entry.changes.every(({ before }) => before === null);
  return (
    <details className="group border-line-1 border-b open:bg-surface-1">
      <summary
        className={`${GRID} min-h-row cursor-pointer list-none px-6 py-1.5 hover:bg-surface-1 max-md:px-4 max-md:py-2.5 [&::-webkit-details-marker]:hidden focus-visible:-outline-offset-2`}
      >
        <ChevronRight className="text-fg-3 transition-transform group-open:rotate-90" />
        <span className="text-fg-3 max-md:order-3 max-md:text-12">
          <RelativeTime at={entry.occurredAt} />
        </span>
        <span className="flex min-w-0 items-center gap-2 max-md:order-4 max-md:col-start-2">
          <ActorMark actor={entry.actor} isReader={entry.actor.id === user.id} />
          <span className="truncate text-fg-2">{entry.actor.id === user.id ? "You" : entry.actor.label}</span>
        </span>
        <span className="min-w-0 max-md:order-2">
          <span className="font-strong text-fg-1">{actionWords(entry.action)}</span>{" "}
          {name && <span className="[overflow-wrap:anywhere] text-fg-2">{name}</span>}
          {!created && fields.length > 0 && (
            <span className="text-12 text-fg-3">
              {name ? ", " : ""}
              {fields.slice(0, FIELDS_SHOWN).join(", ")}
              {fields.length > FIELDS_SHOWN && ` and ${fields.length - FIELDS_SHOWN} more`}
            </span>
          )}
        </span>
        <span className="text-right text-12 text-fg-3 max-md:hidden">{entry.seq === null ? "" : `#${entry.seq}`}</span>
      </summary>
      <Detail entry={entry} />
    </details>
  );
}

function ActorMark({ actor, isReader }: { actor: AuditEntryDto["actor"]; isReader: boolean }) {
  if (actor.kind === "user") return <Avatar name={actor.label} isReader={isReader} />;
  const Icon = actor.kind === "key" ? KeyRound : actor.kind === "job" ? Bot : Cog;
  const word = actor.kind === "key" ? "API key" : actor.kind === "job" ? "Job" : "The product itself";
  return (
    <span role="img" aria-label={word} title={word} className="grid size-5 shrink-0 place-items-center">
      <Icon className="text-fg-3" />
    </span>
  );
}

function Detail({ entry }: { entry: AuditEntryDto }) {
  const { href } = useWorkspace();
  const { hrefWith } = useAddress();
  const path = subjectPath(entry.subject);
  return (
    <div className="grid gap-3.5 pt-1 pr-6 pb-4 pl-[52px] max-md:pr-4 max-md:pl-[44px]">
      {entry.changes.length > 0 ? <ChangeList changes={entry.changes} /> : <p className="text-fg-3">No field changed.</p>}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-12">
        {path && (
          <Link href={href(path)} prefetch={false} className="link inline-flex items-center gap-1.5 touch:min-h-touch">
            <Link2 className="size-3.5" />
            Where it is now
          </Link>
        )}
        <Link
          href={hrefWith({ subject_type: entry.subject.type, subject_id: entry.subject.id, action: null })}
          prefetch={false}
          className="link inline-flex items-center touch:min-h-touch"
        >
          All that happened to it
        </Link>
      </p>
      <dl className="grid grid-cols-[9rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 text-12 text-fg-3 max-sm:grid-cols-1 max-sm:gap-y-0">
        <dt>Moment</dt>
        <dd>
          <ExactTime at={entry.occurredAt} />
        </dd>
        <dt>Request</dt>
        <Code value={entry.requestId} label="Copy the request's id" />
        <dt>Hash</dt>
        {entry.hash ? <Code value={entry.hash} label="Copy the hash" /> : <dd>Follows in a moment</dd>}
        {entry.prevHash && (
          <>
            <dt>Hash before it</dt>
            <Code value={entry.prevHash} label="Copy the hash before it" />
          </>
        )}
      </dl>
    </div>
  );
}

function Code({ value, label }: { value: string; label: string }) {
  return (
    <dd className="flex min-w-0 items-center gap-1">
      <code translate="no" className="min-w-0 truncate font-mono tracking-mono">
        {value}
      </code>
      <CopyButton value={value} label={label} />
    </dd>
  );
}
