import { Slot } from "@radix-ui/react-slot";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import { Glyph } from "./glyph";

export type ButtonVariant = "primary" | "plain" | "quiet" | "danger";

const BASE =
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-1 border font-strong whitespace-nowrap transition-colors " +
  "disabled:cursor-not-allowed aria-disabled:cursor-not-allowed";

const VARIANT: Record<ButtonVariant, string> = {
  primary:
    "border-accent-edge bg-accent font-title text-accent-ink hover:bg-accent-hover active:bg-accent-press " +
    "disabled:border-line-2 disabled:bg-transparent disabled:text-fg-3",
  plain: "border-line-2 bg-surface-2 text-fg-1 hover:bg-surface-3 active:bg-surface-4 disabled:bg-transparent disabled:text-fg-3",
  quiet:
    "border-transparent bg-transparent text-fg-2 hover:bg-surface-3 hover:text-fg-1 active:bg-surface-4 disabled:bg-transparent disabled:text-fg-3",
  danger: "border-line-2 bg-surface-2 text-st-danger hover:bg-surface-3 active:bg-surface-4 disabled:bg-transparent disabled:text-fg-3",
};

const SIZE = {
  md: "h-ctl px-3 text-body",
  sm: "h-ctl-sm px-[9px] text-12 touch:text-body touch:px-3",
  lg: "h-[42px] px-4 text-14 touch:h-touch",
} as const;

const SQUARE = { md: "w-ctl px-0", sm: "w-ctl-sm px-0", lg: "w-[42px] px-0 touch:w-touch" } as const;

type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: keyof typeof SIZE;
  /** Square, for a lone icon. Give it an `aria-label`. */
  square?: boolean;
  /** What is being done ("Saving"): shows it with the working glyph and refuses further clicks without losing focus. */
  busy?: string | false | undefined;
  /** Renders its only child (a link) as the button. */
  asChild?: boolean;
};

/** A verb with its object. At most one `primary` on a page. */
export function Button({ variant = "plain", size = "md", square = false, busy, asChild = false, className, ...props }: ButtonProps) {
  const classes = cx(BASE, VARIANT[variant], SIZE[size], square && SQUARE[size], className);
  if (asChild) return <Slot className={classes} {...props} />;
  if (busy) {
    const { onClick: _refused, children: _idle, type, ...rest } = props;
    return (
      <button type={type === "submit" ? "button" : (type ?? "button")} {...rest} className={classes} aria-disabled="true" aria-busy="true">
        <Glyph shape="half-ring" className={variant === "primary" ? undefined : "text-st-testing"} />
        {busy}
      </button>
    );
  }
  return <button type="button" {...props} className={classes} />;
}

/** A square button whose icon has a name. */
export function IconButton({
  label,
  children,
  ...props
}: Omit<ButtonProps, "square" | "asChild"> & { label: string; children: ReactNode }) {
  return (
    <Button variant="quiet" {...props} square aria-label={label}>
      {children}
    </Button>
  );
}
