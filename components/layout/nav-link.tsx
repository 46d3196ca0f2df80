"use client";

import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { cx } from "@/components/ui/cx";
import { Tooltip } from "@/components/ui/overlay";

type NavLinkProps = { href: string; label: string; icon: LucideIcon; current: boolean; rail: boolean };

/** A place in the side navigation. The current one has a gold bar and icon; in the rail the name is in the tooltip. */
export function NavLink({ href, label, icon: Icon, current, rail }: NavLinkProps) {
  const link = (
    <Link
      href={href}
      prefetch={false}
      aria-current={current ? "page" : undefined}
      aria-label={label}
      className={cx(
        "relative flex items-center gap-2.5 rounded-1 font-nav transition-colors",
        rail ? "h-[34px] w-9 justify-center" : "max-xl:h-[34px] max-xl:w-9 max-xl:justify-center xl:h-[30px] xl:px-2",
        current ? "bg-surface-2 font-strong text-fg-1" : "text-fg-2 hover:bg-surface-2",
      )}
    >
      {current && <span className="-left-2 absolute inset-y-[7px] w-0.5 rounded-r-sm bg-accent" />}
      <Icon className={current ? "text-accent-text" : "text-fg-3"} />
      <span className={rail ? "hidden" : "max-xl:hidden"}>{label}</span>
    </Link>
  );
  return (
    <Tooltip side="right" content={label}>
      {link}
    </Tooltip>
  );
}
