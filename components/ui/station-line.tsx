import { Fragment, type ReactNode } from "react";
import { cx } from "./cx";
import { Glyph, type GlyphShape } from "./glyph";

export type Station = { label: string; note?: ReactNode; place: "done" | "now" | "ahead"; shape?: GlyphShape };

/** Where a thing is on its line: travelled solid, to come dashed, the current place in gold. Down the side on a phone. */
export function StationLine({ stations, label }: { stations: readonly Station[]; label: string }) {
  return (
    <ol
      aria-label={label}
      className="cut-1 flex rounded-2 border border-line-1 bg-surface-1 px-4 max-md:flex-col max-md:py-2 md:h-[52px] md:items-center"
    >
      {stations.map((station, index) => (
        <Fragment key={station.label}>
          {index > 0 && <Track ahead={station.place === "ahead"} />}
          <Place station={station} />
        </Fragment>
      ))}
    </ol>
  );
}

function Track({ ahead }: { ahead: boolean }) {
  return (
    <li
      aria-hidden="true"
      className={cx(
        "rounded-full max-md:ml-[7px] max-md:h-3 max-md:w-0.5 md:mx-3.5 md:h-0.5 md:min-w-5 md:grow",
        ahead ? "track-todo-y md:track-todo" : "bg-fg-3",
      )}
    />
  );
}

const SHAPE = { done: "tick-disc", now: "dot-ring", ahead: "ring" } as const;
const WORD = { done: "done", now: "now", ahead: "to come" } as const;

function Place({ station: { label, note, place, shape } }: { station: Station }) {
  return (
    <li
      aria-current={place === "now" ? "step" : undefined}
      className={cx(
        "flex items-center gap-2 md:whitespace-nowrap max-md:min-h-8",
        place === "done" && "text-fg-2",
        place === "ahead" && "text-fg-3",
        place === "now" &&
          "cut-1 rounded-full bg-accent-tint font-title text-fg-1 shadow-[inset_0_0_0_1px_var(--accent)] max-md:-ml-2.5 max-md:px-2.5 md:h-8 md:pr-3 md:pl-2.5",
      )}
    >
      <Glyph shape={shape ?? SHAPE[place]} className={place === "now" ? "text-accent-text" : "text-fg-3"} />
      <span>
        {label}
        <span className="sr-only">, {WORD[place]}</span>
      </span>
      {note && <span className={cx("min-w-0 text-12 font-text", place === "now" ? "text-fg-2" : "text-fg-3")}>{note}</span>}
    </li>
  );
}
