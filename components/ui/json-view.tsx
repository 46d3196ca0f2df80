import { Fragment, type ReactNode } from "react";
import { CopyButton } from "./copy-button";
import { cx } from "./cx";
import { plural } from "./format";
import { type DiffRun, diffLines, foldDiff, type Piece } from "./line-diff";

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\],]+)/g;

/** A line of JSON: keys quieter than values, punctuation faint. */
function tinted(line: string): ReactNode {
  const nodes: ReactNode[] = [];
  let end = 0;
  for (const match of line.matchAll(TOKEN)) {
    if (match.index > end) nodes.push(line.slice(end, match.index));
    const [whole, text, colon, literal] = match;
    const className = text && colon ? "text-fg-3" : text || literal ? "text-fg-1" : "text-fg-4";
    nodes.push(
      <span key={match.index} className={className}>
        {whole}
      </span>,
    );
    end = match.index + whole.length;
  }
  nodes.push(line.slice(end));
  return nodes;
}

/** Pretty JSON text of any value; two spaces. */
export function jsonText(value: unknown): string {
  // `undefined` has no JSON, whatever the type of stringify says.
  return value === undefined ? "null" : JSON.stringify(value, null, 2);
}

const CODE = "font-mono text-12 leading-5 tracking-mono";

/** A value as JSON, with a copy button. Wraps rather than scrolls sideways. */
export function JsonBlock({ value, label, className }: { value: unknown; label: string; className?: string }) {
  const text = jsonText(value);
  return (
    <div className={cx("relative", className)}>
      {/* What scrolls can be reached and scrolled with the keyboard alone. */}
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus (WCAG 2.1.1)
        tabIndex={0}
        className={cx(CODE, "scroll-quiet max-h-[32rem] overflow-y-auto px-4 py-2 whitespace-pre-wrap [overflow-wrap:anywhere] text-fg-2")}
      >
        {text.split("\n").map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text
          <Fragment key={index}>
            {tinted(line)}
            {"\n"}
          </Fragment>
        ))}
      </pre>
      <div className="absolute top-1 right-2">
        <CopyButton value={text} label={label} />
      </div>
    </div>
  );
}

/** Preformatted text that is not JSON: a command, a log. */
export function CodeBlock({ children, label }: { children: string; label: string }) {
  return (
    <div className="relative rounded-1 border border-line-2 bg-surface-1">
      <pre className={cx(CODE, "px-3 py-2 pr-11 whitespace-pre-wrap [overflow-wrap:anywhere]")}>{children}</pre>
      <div className="absolute top-1 right-1">
        <CopyButton value={children} label={label} />
      </div>
    </div>
  );
}

function words(run: Extract<DiffRun, { kind: "line" }>): ReactNode {
  if (!run.pieces) return run.line.text;
  return run.pieces.map((piece: Piece, index) =>
    piece.changed ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a fixed line
      <span key={index} className="underline decoration-[1.5px] underline-offset-[3px]">
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
}

const SIGN = { same: "", del: "−", add: "+" } as const;
const SAID = { same: "", del: "removed: ", add: "added: " } as const;

type DiffViewProps = {
  before: string;
  after: string;
  /** Plain meaning of a line, at its right. */
  meaning?: (line: string, kind: "same" | "del" | "add") => ReactNode;
  numbered?: boolean;
  /** Equal lines shown around a change; 0 shows the changes alone, without saying what was left out. */
  context?: number;
  className?: string;
};

/** Two texts as one: minus and plus, tints, changed words underlined, equal stretches folded. */
export function DiffView({ before, after, meaning, numbered = true, context = 1, className }: DiffViewProps) {
  const folded = foldDiff(diffLines(before.split("\n"), after.split("\n")), context);
  const runs = context === 0 ? folded.filter((run) => run.kind === "line") : folded;
  return (
    <div className={cx(CODE, className)}>
      {runs.map((run, index) => {
        if (run.kind === "skipped") {
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text
            <div key={index} className={cx("text-fg-4", numbered ? "pl-14" : "pl-6")}>
              {plural(run.count, "line")} the same
            </div>
          );
        }
        const { line } = run;
        const number = line.kind === "add" ? line.after : line.before;
        const said = meaning?.(line.text, line.kind);
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text
            key={index}
            className={cx(
              "flex gap-2 pr-4",
              line.kind === "del" && "bg-st-danger-tint text-fg-2",
              line.kind === "add" && "bg-st-clear-tint text-fg-1",
              line.kind === "same" && "text-fg-3",
            )}
          >
            {numbered && (
              <span aria-hidden="true" className="w-8 shrink-0 text-right text-fg-3">
                {number}
              </span>
            )}
            <span
              aria-hidden="true"
              className={cx("w-4 shrink-0 text-center", line.kind === "del" && "text-st-danger", line.kind === "add" && "text-st-clear")}
            >
              {SIGN[line.kind]}
            </span>
            <span className="min-w-0 grow whitespace-pre-wrap [overflow-wrap:anywhere]">
              <span className="sr-only">{SAID[line.kind]}</span>
              {words(run)}
            </span>
            {said && <span className="shrink-0 font-sans tracking-normal text-fg-2">{said}</span>}
          </div>
        );
      })}
    </div>
  );
}
