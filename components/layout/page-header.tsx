"use client";

import { ChevronRight, FlaskConical } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Tag } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { useWorkspace } from "@/lib/client/workspace";

export type Crumb = { label: string; href?: string };

type TopBarProps = {
  crumbs: readonly Crumb[] /** The platforms' connections are simulators: nothing is bought. */;
  simulated?: boolean;
  children?: ReactNode;
};

/** The bar at the top of a page: where this is, and what kind of world it acts on. */
export function TopBar({ crumbs, children }: TopBarProps) {
  const { simulated } = useWorkspace();
  return (
    <header className="sticky top-0 z-20 flex h-bar shrink-0 items-center gap-2 border-line-1 border-b bg-surface-0 px-4 md:pl-6">
      <nav aria-label="Breadcrumbs" className="min-w-0 grow">
        <ol className="flex min-w-0 items-center gap-1.5 text-fg-3">
          {crumbs.map((crumb, index) => (
            <li key={crumb.label} className={cx("flex min-w-0 items-center gap-1.5", index < crumbs.length - 1 && "max-sm:hidden")}>
              {index > 0 && <ChevronRight className="size-3.5 shrink-0 max-sm:hidden" />}
              {crumb.href && index < crumbs.length - 1 ? (
                <Link href={crumb.href} prefetch={false} className="truncate rounded-sm hover:text-fg-1">
                  {crumb.label}
                </Link>
              ) : (
                <span
                  aria-current={index === crumbs.length - 1 ? "page" : undefined}
                  className={cx("truncate", index === crumbs.length - 1 && "font-strong text-fg-1 max-md:text-16 max-md:font-title")}
                >
                  {crumb.label}
                </span>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {simulated && (
        <Tag dashed>
          <FlaskConical className="size-3.5" />
          <span>
            Simulated<span className="max-sm:sr-only"> platforms</span>
          </span>
        </Tag>
      )}
      {children}
    </header>
  );
}

type PageHeadProps = {
  title: ReactNode;
  /** On a phone the bar says the title already. */
  inBar?: boolean;
  children?: ReactNode;
  /** One primary act at most, last. */
  actions?: ReactNode;
};

/** The title of a page with its acts. */
export function PageHead({ title, inBar = false, children, actions }: PageHeadProps) {
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-3.5 md:px-6">
      <div className={cx("min-w-0 grow", inBar ? "md:basis-64" : "basis-64")}>
        <h1 className={cx("text-20 tracking-tight", inBar && "max-md:sr-only")}>{title}</h1>
        {children}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
