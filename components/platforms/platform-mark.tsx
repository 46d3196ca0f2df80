"use client";

import { cx } from "@/components/ui/cx";
import { useWorkspace } from "@/lib/client/workspace";

/** Letters where the first of the name would be another platform's too, or is not how people know it. */
const LETTERS: Record<string, string> = { linkedin: "in", microsoft_ads: "Ms", other: "*" };

/** An ad platform as a small mark; the name is read out and in the tooltip. */
export function PlatformMark({ platform, className }: { platform: string; className?: string }) {
  const { platformName } = useWorkspace();
  const name = platformName(platform);
  return (
    <span
      role="img"
      aria-label={name}
      title={name}
      className={cx(
        "inline-grid size-4 shrink-0 place-items-center rounded-sm bg-surface-4 font-mono text-[9.5px] leading-none font-title text-fg-1",
        className,
      )}
    >
      {LETTERS[platform] ?? name.slice(0, 1)}
    </span>
  );
}
