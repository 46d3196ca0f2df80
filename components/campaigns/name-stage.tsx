"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { cx } from "@/components/ui/cx";
import { Glyph } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { plateClass, type SegmentPlace, segmentClass } from "@/components/ui/segmented-name";
import type { NamePreviewResult } from "@/lib/domain/taxonomy/use-cases.schema";

/** What the reader chose for each place, in words. */
export type PlaceNotes = Record<SegmentPlace, string | null>;

const LABEL: Record<SegmentPlace, string> = { brand: "Brand", market: "Market", channel: "Channel", year: "Year", name: "Name" };
const PLACES: readonly SegmentPlace[] = ["brand", "market", "channel", "year", "name"];

type NameStageProps = { preview: NamePreviewResult | undefined; settling: boolean; notes: PlaceNotes; separator: string };

/** The name as it is built: one plate for each segment, and the verdict on the whole. */
export function NameStage({ preview, settling, notes, separator }: NameStageProps) {
  const textOf = (place: SegmentPlace) => preview?.segments.find((segment) => segment.kind === place)?.text ?? "";
  const order = preview ? preview.segments.map((segment) => segment.kind) : PLACES;
  return (
    <Panel className="overflow-hidden">
      <ol className="flex flex-wrap items-start gap-y-4 px-5 pt-4 pb-4 max-md:px-4" aria-label="The name, segment by segment">
        {order.map((place, index) => {
          const text = textOf(place);
          return (
            <li key={place} className="flex min-w-0 items-start">
              {index > 0 && (
                <span
                  aria-hidden="true"
                  className="grid h-[3.25rem] w-6 shrink-0 translate-y-6 place-items-center font-mono text-28 text-fg-4 max-md:h-10 max-md:w-4 max-md:text-20"
                >
                  {separator}
                </span>
              )}
              <span className="min-w-0">
                <span className={cx("block px-0.5 pb-2 text-12", segmentClass(place))}>{LABEL[place]}</span>
                <span
                  translate="no"
                  className={cx(
                    "block min-h-[3.25rem] min-w-12 rounded-1 px-3.5 py-2.5 font-mono text-28 leading-8 font-strong tracking-mono [overflow-wrap:anywhere] transition-opacity max-md:min-h-10 max-md:px-2.5 max-md:py-1.5 max-md:text-20",
                    text === "" ? "border border-line-3 border-dashed text-fg-4" : plateClass(place),
                    settling && place === "name" && "opacity-70",
                  )}
                >
                  {text === "" ? <span aria-hidden="true">·</span> : text}
                  {text === "" && <span className="sr-only">not chosen yet</span>}
                </span>
                {notes[place] && <span className="block max-w-48 px-0.5 pt-2 text-12 text-fg-3">{notes[place]}</span>}
              </span>
            </li>
          );
        })}
      </ol>
      <Verdict preview={preview} />
    </Panel>
  );
}

/** Missing parts are not faults yet: they are what is still to be chosen. */
function isMissing(rule: string): boolean {
  return rule === "name.required";
}

function Verdict({ preview }: { preview: NamePreviewResult | undefined }) {
  const faults = preview?.violations.filter((violation) => !isMissing(violation.rule)) ?? [];
  const missing = preview?.violations.filter((violation) => isMissing(violation.rule)) ?? [];
  const whole = preview?.name ?? null;
  return (
    <div className="cut-1 flex min-h-11 flex-wrap items-center gap-x-5 gap-y-1 border-line-1 border-t px-5 py-2 max-md:px-4">
      <span role="status" className="flex min-w-0 grow items-center gap-2">
        {faults.length > 0 ? (
          <>
            <Glyph shape="bar-octagon" className="text-st-danger" />
            <span className="min-w-0 font-strong">{faults.map((fault) => fault.message).join(" ")}</span>
          </>
        ) : missing.length > 0 || !preview ? (
          <>
            <Glyph shape="dashed-ring" className="text-st-draft" />
            <span className="min-w-0 text-fg-2">
              {preview ? missing.map((violation) => violation.message).join(" ") : "Choose what it is made of."}
            </span>
          </>
        ) : (
          <>
            <Glyph shape="tick-disc" className="text-st-clear" />
            <span className="font-strong">Free: nothing in this workspace has this name</span>
          </>
        )}
      </span>
      {whole && (
        <>
          <span className="text-fg-2">{whole.length} characters</span>
          <span className="text-12 text-fg-3">Fixed for good once the campaign is created</span>
          <CopyButton value={whole} label="Copy name">
            Copy
          </CopyButton>
        </>
      )}
    </div>
  );
}
