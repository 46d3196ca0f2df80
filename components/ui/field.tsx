"use client";

import { OctagonAlert } from "lucide-react";
import { createContext, type ReactNode, useContext, useId } from "react";
import { cx } from "./cx";

type FieldContextValue = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean; labelId: string };

const FieldContext = createContext<FieldContextValue | null>(null);

type FieldProps = {
  label: ReactNode;
  children: ReactNode;
  /** Below the control; an error takes its place. */
  hint?: ReactNode;
  /** One or several sentences that say what to do. */
  error?: string | readonly string[] | undefined;
  required?: boolean;
  /** Says "optional" after the label. */
  optional?: boolean;
  /** At the right end of the label's line. */
  aside?: ReactNode;
  hideLabel?: boolean;
  className?: string;
};

/** Label, control, hint or error. The control inside reads its id and description from here. */
export function Field({
  label,
  children,
  hint,
  error,
  required = false,
  optional = false,
  aside,
  hideLabel = false,
  className,
}: FieldProps) {
  const id = useId();
  const errors = typeof error === "string" ? [error] : (error ?? []);
  const invalid = errors.length > 0;
  const noteId = `${id}-note`;
  const hasNote = invalid || hint !== undefined;
  return (
    <FieldContext value={{ id, labelId: `${id}-label`, describedBy: hasNote ? noteId : undefined, invalid, required }}>
      <div className={cx("min-w-0", className)}>
        <div className={cx("flex items-baseline justify-between gap-3", hideLabel ? "sr-only" : "mb-1.5")}>
          <label id={`${id}-label`} htmlFor={id} className="font-strong text-fg-1">
            {label}
            {optional && <span className="font-text text-fg-3"> optional</span>}
          </label>
          {aside}
        </div>
        {children}
        {hasNote && (
          <div id={noteId} className={cx("mt-1.5 text-12", invalid ? "text-st-danger" : "text-fg-3")}>
            {invalid
              ? errors.map((message) => (
                  <p key={message} className="flex items-start gap-1.5">
                    <OctagonAlert className="mt-px size-3.5" />
                    <span>{message}</span>
                  </p>
                ))
              : hint}
          </div>
        )}
      </div>
    </FieldContext>
  );
}

export type ControlProps = {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
  "aria-required"?: true | undefined;
};

/** What a control takes from the {@link Field} around it; empty outside one. */
export function useField(): ControlProps & { labelId?: string } {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    labelId: field.labelId,
    "aria-describedby": field.describedBy,
    "aria-invalid": field.invalid || undefined,
    "aria-required": field.required || undefined,
  };
}

/** The box of every text-like control. */
export const CONTROL_BOX =
  "flex w-full min-w-0 items-center gap-2 rounded-1 border border-line-3 bg-surface-2 px-2.5 text-field text-fg-1 transition-colors " +
  "has-[[aria-invalid]]:border-st-danger aria-invalid:border-st-danger";

/** Focus as a gold edge, for boxes that hold the focusable element. */
export const CONTROL_FOCUS_WITHIN =
  "focus-within:border-focus focus-within:outline-1 focus-within:outline-focus focus-within:outline-solid focus-within:outline-offset-0";
