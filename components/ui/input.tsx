"use client";

import { Lock } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import { CONTROL_BOX, CONTROL_FOCUS_WITHIN, useField } from "./field";

type InputProps = Omit<ComponentProps<"input">, "prefix" | "size"> & {
  /** Inside the box, before and after the text: a unit, a currency, an icon, a button. */
  prefix?: ReactNode;
  suffix?: ReactNode;
  size?: "md" | "lg";
};

/** One line of text. */
export function Input({ prefix, suffix, size = "md", className, ...props }: InputProps) {
  const { labelId: _unused, ...field } = useField();
  return (
    <span
      className={cx(
        CONTROL_BOX,
        CONTROL_FOCUS_WITHIN,
        size === "lg" ? "h-[42px] px-3 text-14 touch:h-12 touch:text-16" : "h-field",
        props.disabled && "border-line-2 bg-transparent",
      )}
    >
      {prefix && <span className="shrink-0 text-fg-3">{prefix}</span>}
      <input
        type="text"
        {...field}
        {...props}
        className={cx("h-full min-w-0 grow bg-transparent outline-none disabled:text-fg-3", className)}
      />
      {suffix && <span className="shrink-0 text-fg-3">{suffix}</span>}
    </span>
  );
}

/** Several lines of text. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  const { labelId: _unused, ...field } = useField();
  return (
    <textarea
      rows={rows}
      {...field}
      {...props}
      className={cx(
        CONTROL_BOX,
        "block py-2 leading-5 focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0",
        className,
      )}
    />
  );
}

/** A value that cannot be changed here: a lock and no fill, still focusable and copyable. */
export function ReadOnly({ value, mono = false }: { value: string; mono?: boolean }) {
  const { labelId: _unused, ...field } = useField();
  return (
    <span
      className={cx("flex h-field w-full min-w-0 items-center gap-2 rounded-1 border border-line-2 px-2.5 text-fg-3", CONTROL_FOCUS_WITHIN)}
    >
      <Lock className="size-3.5" />
      <input
        readOnly
        value={value}
        {...field}
        className={cx("h-full min-w-0 grow bg-transparent outline-none", mono && "font-mono text-12 tracking-mono")}
      />
    </span>
  );
}
