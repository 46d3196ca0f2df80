import { Fragment } from "react";
import { cx } from "./cx";

/** The five places of a name, in the order of the scheme. */
export type SegmentPlace = "brand" | "market" | "channel" | "year" | "name";
export type NameSegment = { place: SegmentPlace; text: string };

const COLOUR: Record<SegmentPlace, string> = {
  brand: "text-seg-brand",
  market: "text-seg-market",
  channel: "text-seg-channel",
  year: "text-seg-year",
  name: "text-seg-name",
};

type SegmentedNameProps = {
  segments: readonly NameSegment[];
  separator?: string /** Grey: when the name only accompanies a title. */;
  quiet?: boolean;
  className?: string;
};

/**
 * A generated name. Coloured where it identifies the row or the page, grey where it accompanies.
 * May wrap after a separator, never inside a segment, and is copied as one string.
 */
export function SegmentedName({ segments, separator = "_", quiet = false, className }: SegmentedNameProps) {
  return (
    <span translate="no" className={cx("font-mono tracking-[-.01em]", className)}>
      {segments.map((segment, index) => (
        <Fragment key={segment.place}>
          {index > 0 && (
            <>
              <span className={quiet ? "text-fg-3" : "text-fg-4"}>{separator}</span>
              <wbr />
            </>
          )}
          <span className={quiet ? "text-fg-3" : COLOUR[segment.place]}>{segment.text}</span>
        </Fragment>
      ))}
    </span>
  );
}

const PLATE: Record<SegmentPlace, string> = {
  brand: "bg-seg-brand-tint text-seg-brand",
  market: "bg-seg-market-tint text-seg-market",
  channel: "bg-seg-channel-tint text-seg-channel",
  year: "bg-seg-year-tint text-seg-year",
  name: "bg-seg-name-tint text-seg-name",
};

/** The class of a tinted plate for a place of the scheme. */
export function plateClass(place: SegmentPlace): string {
  return PLATE[place];
}

/** The class of the plain colour of a place. */
export function segmentClass(place: SegmentPlace): string {
  return COLOUR[place];
}

/** A code on its plate, beside the thing it stands for. */
export function CodePlate({ place, children, className }: { place: SegmentPlace; children: string; className?: string }) {
  return (
    <span
      translate="no"
      className={cx("inline-flex h-5 items-center rounded-sm px-1.5 font-mono text-12 font-strong tracking-mono", PLATE[place], className)}
    >
      {children}
    </span>
  );
}
