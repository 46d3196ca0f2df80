import type { ReactNode } from "react";
import { cx } from "./cx";
import { Glyph, type GlyphShape } from "./glyph";
import { type Tone, toneClass } from "./tone";

type StateProps = {
  tone: Tone;
  children: ReactNode;
  shape?: GlyphShape /** Instead of a shape: an icon of 16 px. */;
  icon?: ReactNode;
  className?: string;
};

/** Glyph and word, for tables and lists. */
export function State({ tone, shape, icon, children, className }: StateProps) {
  return (
    <span className={cx(toneClass(tone), "inline-flex items-center gap-1.5 align-middle whitespace-nowrap text-fg-2", className)}>
      <span className="text-tone">{icon ?? (shape && <Glyph shape={shape} />)}</span>
      {children}
    </span>
  );
}

/** Tint, glyph and word, for a heading. */
export function Badge({ tone, shape, icon, children, className }: StateProps) {
  return (
    <span
      className={cx(
        toneClass(tone),
        "cut-tint inline-flex h-[22px] items-center gap-1.5 rounded-1 bg-tone-tint pr-2 pl-1.5 text-12 font-strong whitespace-nowrap text-tone",
        className,
      )}
    >
      {icon ?? (shape && <Glyph shape={shape} />)}
      {children}
    </span>
  );
}

/** A small bordered word that is not a state: a code, an environment, a role. */
export function Tag({ children, dashed = false, className }: { children: ReactNode; dashed?: boolean; className?: string }) {
  return (
    <span
      className={cx(
        "inline-flex h-6 items-center gap-1.5 rounded-1 border px-2 text-12 whitespace-nowrap text-fg-2",
        dashed ? "border-line-3 border-dashed" : "border-line-2",
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A count on a filled disc: what waits for the reader. */
export function Count({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cx(
        "inline-grid h-4 min-w-4 place-items-center rounded-full bg-fg-1 px-1 text-11 leading-none font-title text-surface-0",
        className,
      )}
    >
      {children}
    </span>
  );
}
