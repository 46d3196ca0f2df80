"use client";

import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { DiffView, jsonText } from "@/components/ui/json-view";
import { ExactTime } from "@/components/ui/relative-time";
import { fieldWords } from "./audit-words";

export type FieldChange = { field: string; before: unknown; after: unknown };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

const isPlain = (value: unknown) => value === null || typeof value !== "object" || isTexts(value);
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === "string");

/** A value as a person reads it. */
function shown(value: unknown): ReactNode {
  if (value === null || value === undefined || value === "") return <span className="text-fg-4">nothing</span>;
  if (value === true) return "yes";
  if (value === false) return "no";
  if (isTexts(value)) return value.length === 0 ? <span className="text-fg-4">nothing</span> : value.join(", ");
  if (typeof value === "string" && INSTANT.test(value)) return <ExactTime at={value} />;
  return String(value);
}

/** What became what, field by field: old, arrow, new; nested values as a diff of their lines. */
export function ChangeList({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <dl className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 max-sm:grid-cols-1 max-sm:gap-y-0.5">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="contents">
          <dt className="text-fg-3">{fieldWords(field)}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere] max-sm:pb-1.5">
            <Values before={before} after={after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Values({ before, after }: { before: unknown; after: unknown }) {
  if (!isPlain(before) || !isPlain(after)) {
    return (
      <DiffView
        numbered={false}
        before={before === null ? "" : jsonText(before)}
        after={after === null ? "" : jsonText(after)}
        className="scroll-quiet max-h-80 overflow-y-auto rounded-1 border border-line-1 py-1"
      />
    );
  }
  if (before === null) return <ins className="no-underline text-fg-1">{shown(after)}</ins>;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <del className="text-fg-3 decoration-line-3">{shown(before)}</del>
      <ArrowRight className="size-3.5 self-center text-fg-3" aria-label="became" />
      <ins className="no-underline text-fg-1">{shown(after)}</ins>
    </span>
  );
}
