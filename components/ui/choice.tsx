"use client";

import * as RadixCheckbox from "@radix-ui/react-checkbox";
import * as RadixRadio from "@radix-ui/react-radio-group";
import * as RadixSwitch from "@radix-ui/react-switch";
import { Check, Minus } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./cx";
import { useField } from "./field";

type CheckboxProps = Omit<ComponentProps<typeof RadixCheckbox.Root>, "children"> & {
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
};

/** Selected is cream, not gold: gold is for the act. The whole line is the target. */
export function Checkbox({ label, hint, hideLabel = false, className, ...props }: CheckboxProps) {
  const id = useId();
  return (
    <span className={cx("flex items-start gap-2 touch:min-h-touch touch:items-center", className)}>
      <RadixCheckbox.Root
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...props}
        className="peer relative mt-[2.5px] grid size-[15px] shrink-0 place-items-center rounded-sm border border-line-3 bg-surface-1 text-surface-0 after:absolute after:-inset-2.5 data-[state=checked]:border-fg-1 data-[state=checked]:bg-fg-1 data-[state=indeterminate]:border-fg-1 data-[state=indeterminate]:bg-fg-1 disabled:opacity-50 touch:mt-0"
      >
        <RadixCheckbox.Indicator>
          {props.checked === "indeterminate" ? (
            <Minus className="size-[11px] stroke-[3.2]" />
          ) : (
            <Check className="size-[11px] stroke-[3.2]" />
          )}
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      <span className={hideLabel ? "sr-only" : "min-w-0"}>
        <label htmlFor={id} className={cx("cursor-pointer", !hint && "touch:block touch:py-3")}>
          {label}
        </label>
        {hint && (
          <span id={`${id}-hint`} className="block text-12 text-fg-3">
            {hint}
          </span>
        )}
      </span>
    </span>
  );
}

type SwitchProps = Omit<ComponentProps<typeof RadixSwitch.Root>, "children"> & { label: ReactNode; hint?: ReactNode };

/** Takes effect at once, or with the form around it. */
export function Switch({ label, hint, className, ...props }: SwitchProps) {
  const id = useId();
  return (
    <span className={cx("flex items-start gap-2.5 touch:min-h-touch touch:items-center", className)}>
      <RadixSwitch.Root
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...props}
        className="group relative mt-px h-[18px] w-8 shrink-0 rounded-full border border-line-3 bg-surface-4 transition-colors after:absolute after:-inset-2 data-[state=checked]:border-fg-1 data-[state=checked]:bg-fg-1 disabled:opacity-50"
      >
        <RadixSwitch.Thumb className="block size-3 translate-x-0.5 rounded-full bg-fg-2 transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-surface-0" />
      </RadixSwitch.Root>
      <span className="min-w-0">
        <label htmlFor={id} className={cx("cursor-pointer", !hint && "touch:block touch:py-3")}>
          {label}
        </label>
        {hint && (
          <span id={`${id}-hint`} className="block text-12 text-fg-3">
            {hint}
          </span>
        )}
      </span>
    </span>
  );
}

type RadioTilesProps = Omit<ComponentProps<typeof RadixRadio.Root>, "children"> & { options: readonly { value: string; label: string }[] };

/** One of a few, all visible. */
export function RadioTiles({ options, className, ...props }: RadioTilesProps) {
  const field = useField();
  const base = useId();
  return (
    <RadixRadio.Root
      id={field.id}
      aria-labelledby={field.labelId}
      aria-describedby={field["aria-describedby"]}
      {...props}
      className={cx("grid gap-2", className ?? "grid-cols-[repeat(auto-fit,minmax(7rem,1fr))]")}
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${base}-${option.value}`}
          className="flex h-field cursor-pointer items-center gap-2 rounded-1 border border-line-2 px-2.5 text-fg-2 transition-colors hover:border-line-3 has-[[data-state=checked]]:border-fg-2 has-[[data-state=checked]]:bg-surface-3 has-[[data-state=checked]]:text-fg-1"
        >
          <RadixRadio.Item
            id={`${base}-${option.value}`}
            value={option.value}
            className="grid size-3.5 shrink-0 place-items-center rounded-full border border-line-3 data-[state=checked]:border-fg-1 data-[state=checked]:bg-fg-1"
          >
            <RadixRadio.Indicator className="block size-1.5 rounded-full bg-surface-0" />
          </RadixRadio.Item>
          {option.label}
        </label>
      ))}
    </RadixRadio.Root>
  );
}
