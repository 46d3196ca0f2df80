"use client";

import { FilterSelect, useAddress } from "@/components/layout/list-toolbar";
import { PageHead } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/chip";
import { formatCount } from "@/components/ui/format";
import { Message } from "@/components/ui/message";
import { Pagination } from "@/components/ui/pagination";
import type { AuditEntryDto } from "@/lib/domain/audit-entries/audit-entries.schema";
import { AuditEntry, AuditHead } from "./audit-entry";
import { AUDITED_NOUNS, actionsOf, nounWord, subjectKey, subjectName } from "./audit-words";

type AuditScreenProps = {
  page: { auditEntries: AuditEntryDto[]; total: number; limit: number; offset: number };
  people: readonly { id: string; name: string }[];
  /** What the entries' subjects are called, by {@link subjectKey}. */
  names: Readonly<Record<string, string>>;
};

const ID_SHOWN = 8;

/** Everything that was done in the workspace, newest first. */
export function AuditScreen({ page: { auditEntries, ...page }, people, names }: AuditScreenProps) {
  const { params, hrefWith, change } = useAddress();
  const noun = params.subject_type;
  const filtered = Boolean(noun || params.action || params.actor_id || params.subject_id);
  return (
    <>
      <PageHead
        inBar
        title={
          <>
            Audit <span className="text-body font-text tracking-normal text-fg-3">{formatCount(page.total)}</span>
          </>
        }
      >
        <p className="mt-0.5 max-w-[44rem] text-fg-3">
          Every change with who made it. Each hash covers the one before it, so that none can be altered unseen.
        </p>
      </PageHead>
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 md:px-6">
        {params.subject_id && (
          <FilterChip
            label={noun ? nounWord(noun) : "Id"}
            value={params.subject_id.length > 20 ? `…${params.subject_id.slice(-ID_SHOWN)}` : params.subject_id}
            clearHref={hrefWith({ subject_id: null })}
          />
        )}
        {!params.subject_id && (
          <FilterSelect param="subject_type" label="What" options={AUDITED_NOUNS.map((value) => ({ value, label: nounWord(value) }))} />
        )}
        {noun && <FilterSelect param="action" label="Action" options={actionsOf(noun)} />}
        <FilterSelect param="actor_id" label="Person" options={people.map(({ id, name }) => ({ value: id, label: name }))} />
      </div>
      {page.total === 0 ? (
        <Message
          title={filtered ? "Nothing of that kind was done" : "Nothing was done yet"}
          actions={
            filtered && (
              <Button onClick={() => change({ subject_type: null, action: null, actor_id: null, subject_id: null })}>Show all</Button>
            )
          }
        />
      ) : (
        <>
          <AuditHead />
          <ul aria-label="Audit">
            {auditEntries.map((entry) => (
              <li key={entry.id}>
                <AuditEntry entry={entry} name={subjectName(entry.changes) ?? names[subjectKey(entry.subject)] ?? null} />
              </li>
            ))}
          </ul>
          <Pagination
            {...page}
            noun={page.total === 1 ? "entry" : "entries"}
            hrefAt={(offset) => hrefWith({ offset: offset === 0 ? null : String(offset) })}
          />
        </>
      )}
    </>
  );
}
