import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";
import { cx } from "./cx";
import { Glyph } from "./glyph";

type MessageProps = {
  title: ReactNode;
  children?: ReactNode;
  /** Verbs: at most one primary. */
  actions?: ReactNode;
  /** Above the title: a drawing or a glyph. */
  picture?: ReactNode;
  /** Below a line: what to quote. */
  foot?: ReactNode;
  level?: 1 | 2;
  className?: string;
};

/** What a place says when it has nothing to show: what it is for or what happened, and one act. */
export function Message({ title, children, actions, picture, foot, level = 2, className }: MessageProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <section className={cx("max-w-[27rem] px-6 py-10 max-md:px-4", className)}>
      {picture && <div className="mb-3.5">{picture}</div>}
      <Heading className="text-16 tracking-tight">{title}</Heading>
      {children && <div className="mt-1 text-fg-2">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
      {foot && <div className="mt-5 border-line-1 border-t pt-3.5 text-12 text-fg-3">{foot}</div>}
    </section>
  );
}

type ErrorMessageProps = { title?: string; children?: ReactNode; actions?: ReactNode; code?: string; reference?: string; level?: 1 | 2 };

/** Something failed: what, what stays true, the way on, and the reference to quote. Never the exception's own words. */
export function ErrorMessage({ title = "This could not be shown", children, actions, code, reference, level }: ErrorMessageProps) {
  return (
    <Message
      level={level}
      title={title}
      actions={actions}
      picture={<Glyph shape="bar-octagon" className="size-6 text-st-danger" />}
      foot={
        reference && (
          <span className="flex items-center gap-2">
            {code ? `${code}, reference` : "Reference"} <code className="font-mono tracking-mono text-fg-2">{reference}</code>
            <CopyButton value={reference} label="Copy reference" />
          </span>
        )
      }
    >
      {children}
    </Message>
  );
}

/** The reader may not: who can, and what the reader can do instead. */
export function NoPermission({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <Message title={title} actions={actions} picture={<Lock className="size-6 text-fg-3" />}>
      {children}
    </Message>
  );
}
