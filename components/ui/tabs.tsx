"use client";

import * as Radix from "@radix-ui/react-tabs";
import type { ComponentProps } from "react";
import { cx } from "./cx";

export const Tabs = Radix.Root;
export const TabPanel = Radix.Content;

export const TAB =
  "inline-flex h-7 shrink-0 items-center gap-1.5 rounded-1 px-2.5 font-strong whitespace-nowrap text-fg-3 transition-colors hover:text-fg-1 touch:h-touch touch:px-3";

/** Tabs over panels of one page; arrow keys move between them. For places with their own address use links. */
export function TabList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  return <Radix.List {...props} className={cx("scroll-none flex gap-1 overflow-x-auto", className)} />;
}

export function Tab({ className, ...props }: ComponentProps<typeof Radix.Trigger>) {
  return <Radix.Trigger {...props} className={cx(TAB, "data-[state=active]:bg-surface-3 data-[state=active]:text-fg-1", className)} />;
}
