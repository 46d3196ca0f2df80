"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { usePathname } from "next/navigation";
import { Fragment } from "react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Tooltip } from "@/components/ui/overlay";
import { useWorkspace } from "@/lib/client/workspace";
import { NavLink } from "./nav-link";
import { isAt, navigationFor } from "./navigation";
import type { WorkspaceChoice } from "./shell";
import { usePreferences } from "./use-preferences";
import { UserMenu } from "./user-menu";
import { WorkspaceSwitcher } from "./workspace-switcher";

/**
 * The navigation at the side: words where there is room, icons with their names where there is not. `rail` asks for the
 * narrow form at any width; below 1200 px it is narrow anyway (`wide` classes only take effect above).
 */
export function SideNav({ rail, workspaces }: { rail: boolean; workspaces: readonly WorkspaceChoice[] }) {
  const { permissions, href } = useWorkspace();
  const { set } = usePreferences();
  const pathname = usePathname();
  const groups = navigationFor(new Set(permissions));
  return (
    <nav
      aria-label="Main"
      className={cx(
        "sticky top-0 flex h-dvh flex-col border-line-1 border-r bg-surface-0 py-2 max-md:hidden",
        rail ? "items-center" : "max-xl:items-center xl:px-2",
      )}
    >
      <WorkspaceSwitcher rail={rail} workspaces={workspaces} />
      <div
        className={cx(
          "scroll-none flex min-h-0 grow flex-col overflow-y-auto",
          rail ? "w-full items-center" : "max-xl:w-full max-xl:items-center xl:-mx-2 xl:px-2",
        )}
      >
        {groups.map((group, index) => (
          <Fragment key={group.label ?? "work"}>
            {index > 0 && <hr className={cx("my-2 w-6 border-line-2", !rail && "xl:hidden")} />}
            {group.label && (
              <h2 className={cx("px-2 pt-3.5 pb-1.5 text-11 font-strong tracking-label text-fg-4", rail ? "hidden" : "max-xl:hidden")}>
                {group.label}
              </h2>
            )}
            <ul className={cx("flex flex-col", rail ? "items-center" : "max-xl:items-center")} aria-label={group.label ?? undefined}>
              {group.entries.map((entry) => (
                <li key={entry.path} className="w-full">
                  <NavLink
                    href={href(entry.path)}
                    label={entry.label}
                    icon={entry.icon}
                    current={isAt(pathname, href(""), entry)}
                    rail={rail}
                  />
                </li>
              ))}
            </ul>
          </Fragment>
        ))}
      </div>
      <div className={cx("mt-2 flex flex-col gap-1", rail ? "items-center" : "max-xl:items-center xl:border-line-1 xl:border-t xl:pt-2")}>
        <Tooltip side="right" content={rail ? "Widen the navigation" : "Narrow the navigation"}>
          <IconButton
            label={rail ? "Widen the navigation" : "Narrow the navigation"}
            size="sm"
            className="max-xl:hidden"
            onClick={() => set("nav", rail ? "wide" : "rail")}
          >
            {rail ? <PanelLeftOpen /> : <PanelLeftClose />}
          </IconButton>
        </Tooltip>
        <UserMenu rail={rail} />
      </div>
    </nav>
  );
}
