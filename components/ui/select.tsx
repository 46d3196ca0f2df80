"use client";

import * as RadixSelect from "@radix-ui/react-select";
import { getNonce } from "get-nonce";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { CONTROL_BOX, useField } from "./field";

export type SelectOption = {
  value: string;
  label: string /** Before the label: a code plate, a glyph. */;
  mark?: ReactNode;
  disabled?: boolean;
};

type SelectProps = {
  options: readonly SelectOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  name?: string;
  placeholder?: string;
  disabled?: boolean;
  /** Needed outside a Field. */
  "aria-label"?: string;
  /** As a chip of a toolbar instead of a field. */
  compact?: boolean;
  className?: string;
};

const ITEM =
  "relative flex min-h-8 cursor-default select-none items-center gap-2 rounded-1 py-1 pr-8 pl-2 text-fg-1 outline-none touch:min-h-touch " +
  "data-[highlighted]:bg-surface-4 light:data-[highlighted]:bg-surface-3 data-[disabled]:text-fg-3";

/** One of a known, short list. For a long or remote list use the combobox. */
export function Select({ options, placeholder = "Choose", compact = false, className, name, ...props }: SelectProps) {
  const { labelId: _unused, ...field } = useField();
  // Radix learns the label from its mounted list: until then, and on the server, it is said here.
  const chosen = options.find((option) => option.value === props.value);
  return (
    <RadixSelect.Root {...(name === undefined ? {} : { name })} {...props}>
      <RadixSelect.Trigger
        {...field}
        aria-label={props["aria-label"]}
        className={cx(
          compact
            ? "inline-flex h-7 items-center gap-1.5 rounded-1 border border-line-2 px-2 text-12 text-fg-2 touch:h-touch touch:px-3 touch:text-14"
            : cx(CONTROL_BOX, "h-field justify-between text-left"),
          "data-[placeholder]:text-fg-4 hover:bg-surface-3",
          className,
        )}
      >
        <span className="flex min-w-0 items-center gap-2 truncate">
          <RadixSelect.Value placeholder={placeholder}>
            {chosen && (
              <span className="flex items-center gap-2">
                {chosen.mark}
                {chosen.label}
              </span>
            )}
          </RadixSelect.Value>
        </span>
        <RadixSelect.Icon asChild>
          <ChevronDown className="text-fg-3" />
        </RadixSelect.Icon>
      </RadixSelect.Trigger>
      <RadixSelect.Portal>
        <RadixSelect.Content
          position="popper"
          sideOffset={4}
          className="enter-pop cut-overlay z-50 max-h-[min(24rem,var(--radix-select-content-available-height))] min-w-[max(10rem,var(--radix-select-trigger-width))] max-w-[calc(100vw-2rem)] overflow-hidden rounded-2 bg-overlay p-1 shadow-raise-2"
        >
          {/* Its own <style> element needs the page's nonce. */}
          <RadixSelect.Viewport nonce={getNonce()}>
            {options.map((option) => (
              <RadixSelect.Item key={option.value} value={option.value} disabled={option.disabled ?? false} className={ITEM}>
                <RadixSelect.ItemText>
                  <span className="flex items-center gap-2">
                    {option.mark}
                    {option.label}
                  </span>
                </RadixSelect.ItemText>
                <RadixSelect.ItemIndicator className="absolute right-2">
                  <Check />
                </RadixSelect.ItemIndicator>
              </RadixSelect.Item>
            ))}
          </RadixSelect.Viewport>
        </RadixSelect.Content>
      </RadixSelect.Portal>
    </RadixSelect.Root>
  );
}
