import { cx } from "./cx";

/** "Rosa Kline" → "RK", "rosa@example.test" → "R". Counts by code point, so no letter is cut in half. */
export function initialsOf(name: string): string {
  const words =
    name
      .split("@")[0]
      ?.split(/[\s._-]+/u)
      .filter(Boolean) ?? [];
  const first = [...(words[0] ?? "?")][0] ?? "?";
  const last = words.length > 1 ? [...(words.at(-1) ?? "")][0] : undefined;
  return `${first}${last ?? ""}`.toLocaleUpperCase("en");
}

const SIZE = { sm: "size-5 text-[9px]", md: "size-6 text-[10px]", lg: "size-7 text-11" } as const;

type AvatarProps = {
  name: string | null /** The reader: brighter than everybody else. */;
  isReader?: boolean;
  size?: keyof typeof SIZE;
  className?: string;
};

/** A person as initials; a dashed ring where nobody is. The full name is read out and in the tooltip. */
export function Avatar({ name, isReader = false, size = "sm", className }: AvatarProps) {
  const label = name === null ? "Nobody assigned" : isReader ? `${name} (you)` : name;
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={cx(
        "inline-grid shrink-0 place-items-center rounded-full align-middle leading-none font-title tracking-[.02em]",
        SIZE[size],
        name === null ? "border border-line-3 border-dashed text-fg-3" : isReader ? "bg-fg-1 text-surface-0" : "bg-surface-4 text-fg-2",
        className,
      )}
    >
      {name === null ? "" : initialsOf(name)}
    </span>
  );
}
