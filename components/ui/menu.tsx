"use client";

import * as Radix from "@radix-ui/react-dropdown-menu";
import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import { Kbd } from "./kbd";

export const Menu = Radix.Root;
export const MenuTrigger = Radix.Trigger;

const ITEM =
  "flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-1 px-2 text-fg-1 outline-none touch:min-h-touch [&_.lucide]:text-fg-3 " +
  "data-[highlighted]:bg-surface-4 light:data-[highlighted]:bg-surface-3 data-[disabled]:text-fg-3";

/** The list of acts on one thing. Rows of 32 px, 44 under a finger. */
export function MenuContent({ className, align = "end", sideOffset = 4, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        {...props}
        className={cx("enter-pop cut-overlay z-50 min-w-52 max-w-[calc(100vw-1rem)] rounded-2 bg-overlay p-1 shadow-raise-2", className)}
      />
    </Radix.Portal>
  );
}

type MenuItemProps = ComponentProps<typeof Radix.Item> & { shortcut?: string; danger?: boolean };

/** A verb. Put the dangerous one last, after a {@link MenuLine}. */
export function MenuItem({ shortcut, danger = false, className, children, asChild, ...props }: MenuItemProps) {
  const classes = cx(ITEM, danger && "text-st-danger [&_.lucide]:text-st-danger", className);
  if (asChild) {
    return (
      <Radix.Item asChild {...props} className={classes}>
        {children}
      </Radix.Item>
    );
  }
  return (
    <Radix.Item {...props} className={classes}>
      {children}
      {shortcut && <Kbd className="ml-auto">{shortcut}</Kbd>}
    </Radix.Item>
  );
}

export function MenuLine() {
  return <Radix.Separator className="mx-1 my-1 h-px bg-line-2" />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-2 pb-1 text-11 font-strong text-fg-3">{children}</Radix.Label>;
}

type MenuRadioProps<T extends string> = {
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string; icon?: ReactNode }[];
};

/** One of a few, inside a menu; the menu stays open so that the effect can be seen. */
export function MenuRadio<T extends string>({ value, onChange, options }: MenuRadioProps<T>) {
  return (
    <Radix.RadioGroup value={value} onValueChange={(next) => onChange(next as T)}>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} onSelect={(event) => event.preventDefault()} className={ITEM}>
          {option.icon}
          {option.label}
          <Radix.ItemIndicator className="ml-auto">
            <Check className="!text-fg-1" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}
