import type { ReactNode } from "react";
import { cx } from "./cx";

/**
 * The shapes that stand for states, drawn on a 16 px grid. Every state has one shape of its own, so
 * that a row can be read in grey scale; colour only repeats what the shape says.
 * Filled shapes are cut out with `--cut`, the surface they stand on.
 */
export type GlyphShape =
  | "dashed-ring"
  | "half-ring"
  | "diamond"
  | "arrow-ring"
  | "tick-disc"
  | "bar-octagon"
  | "ring"
  | "dot-ring"
  | "arrow-disc"
  | "pause-ring"
  | "double-tick";

const RING = <circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.5" />;

const SHAPES: Record<GlyphShape, ReactNode> = {
  "dashed-ring": <circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.1 1.513" />,
  "half-ring": (
    <>
      {RING}
      <path d="M8 4.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" />
    </>
  ),
  diamond: (
    <g fill="none" stroke="currentColor" strokeLinecap="round" strokeLinejoin="round">
      <path d="M8 1.75 14.25 8 8 14.25 1.75 8Z" strokeWidth="1.5" />
      <path d="M8 5.3v3.1M8 10.6v.1" strokeWidth="1.6" />
    </g>
  ),
  "arrow-ring": (
    <>
      {RING}
      <path d="M6.7 5.5v5l3.9-2.5z" fill="currentColor" />
    </>
  ),
  "tick-disc": (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path
        d="M5.2 8.2l2 2 3.7-4.1"
        fill="none"
        stroke="var(--cut)"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="forced-colors:stroke-[Canvas]"
      />
    </>
  ),
  "bar-octagon": (
    <>
      <path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" fill="currentColor" />
      <path
        d="M4.9 8h6.2"
        fill="none"
        stroke="var(--cut)"
        strokeWidth="1.8"
        strokeLinecap="round"
        className="forced-colors:stroke-[Canvas]"
      />
    </>
  ),
  ring: RING,
  "dot-ring": (
    <>
      {RING}
      <circle cx="8" cy="8" r="2.75" fill="currentColor" />
    </>
  ),
  "arrow-disc": (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path d="M6.6 5.2v5.6l4.4-2.8z" fill="var(--cut)" className="forced-colors:fill-[Canvas]" />
    </>
  ),
  "pause-ring": (
    <>
      {RING}
      <path d="M6.5 6v4M9.5 6v4" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  "double-tick": (
    <path
      d="M2.2 8.4l2.9 2.9 5-6M7.6 10.8l.5.5 5.3-6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
};

type GlyphProps = {
  shape: GlyphShape;
  className?: string /** Said to a screen reader; leave out beside a word that says the same. */;
  label?: string;
};

/** One state shape in the current colour. Size by class, 16 px unless told. */
export function Glyph({ shape, className, label }: GlyphProps) {
  const classes = cx("size-4 shrink-0", className);
  if (label === undefined) {
    return (
      <svg viewBox="0 0 16 16" className={classes} aria-hidden="true">
        {SHAPES[shape]}
      </svg>
    );
  }
  return (
    <svg viewBox="0 0 16 16" className={classes} role="img" aria-label={label}>
      {SHAPES[shape]}
    </svg>
  );
}
