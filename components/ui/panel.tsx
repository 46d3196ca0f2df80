import type { ReactNode } from "react";
import { cx } from "./cx";

type PanelProps = {
  title?: ReactNode /** Quiet words after the title. */;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
  id?: string;
};

/** A bounded region. Nothing inside it is boxed again: bands and lines divide it. */
export function Panel({ title, note, actions, children, className, id }: PanelProps) {
  return (
    <section
      id={id}
      aria-label={typeof title === "string" ? title : undefined}
      className={cx("cut-1 min-w-0 rounded-2 border border-line-1 bg-surface-1", className)}
    >
      {(title || actions) && (
        <header className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 px-4 py-1.5">
          <h2 className="text-body max-md:text-16">{title}</h2>
          {note && <span className="text-12 text-fg-3">{note}</span>}
          {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

/** Label and value pairs, one to a line. */
export function Facts({ items, className }: { items: readonly { label: string; value: ReactNode; key?: string }[]; className?: string }) {
  return (
    <dl className={cx("grid grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-x-3 px-4 pb-3", className)}>
      {items.map((item) => (
        <div key={item.key ?? item.label} className="contents">
          <dt className="py-1 text-fg-3">{item.label}</dt>
          <dd className="flex min-w-0 flex-wrap items-center gap-x-2 py-1">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A full-width coloured strip inside a panel or over a page: something is out of the ordinary. */
export function Strip({
  children,
  tone = "caution",
  icon,
  action,
}: {
  children: ReactNode;
  tone?: "caution" | "danger" | "testing" | "clear";
  icon?: ReactNode;
  action?: ReactNode;
}) {
  const classes = {
    caution: "tone-caution",
    danger: "tone-danger",
    testing: "tone-testing",
    clear: "tone-clear",
  } as const;
  return (
    <div className={cx(classes[tone], "cut-tint flex min-h-11 items-center gap-2.5 bg-tone-tint py-2 pr-2.5 pl-4 text-fg-1")}>
      {icon && <span className="text-tone">{icon}</span>}
      <div className="min-w-0 grow">{children}</div>
      {action}
    </div>
  );
}
