"use client";

import * as RadixRadio from "@radix-ui/react-radio-group";
import type { ReactNode } from "react";
import { cx } from "./cx";

type SegmentedControlProps<T extends string> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string; icon?: ReactNode }[];
  className?: string;
};

/** Two or three ways to look at the same thing. */
export function SegmentedControl<T extends string>({ label, value, onChange, options, className }: SegmentedControlProps<T>) {
  return (
    <RadixRadio.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as T)}
      className={cx("inline-flex rounded-1 border border-line-2 bg-surface-2 p-0.5", className)}
    >
      {options.map((option) => (
        <RadixRadio.Item
          key={option.value}
          value={option.value}
          className="inline-flex h-[26px] items-center gap-1.5 rounded-sm px-2.5 text-12 font-strong text-fg-3 transition-colors hover:text-fg-1 data-[state=checked]:bg-surface-4 data-[state=checked]:text-fg-1 touch:h-10 touch:px-3 touch:text-14"
        >
          {option.icon}
          {option.label}
        </RadixRadio.Item>
      ))}
    </RadixRadio.Root>
  );
}
