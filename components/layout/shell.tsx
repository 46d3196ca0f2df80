"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { useWorkspace } from "@/lib/client/workspace";
import { PhoneBar } from "./phone-bar";
import type { NavWidth, Preferences } from "./preferences";
import { SessionEndedDialog } from "./session-ended-dialog";
import { SideNav } from "./side-nav";
import { PreferencesProvider, type SavePreference, usePreferences } from "./use-preferences";

export type WorkspaceChoice = { slug: string; name: string };

type ShellProps = { preferences: Preferences; savePreference: SavePreference; workspaces: readonly WorkspaceChoice[]; children: ReactNode };

/** The frame of every page in a workspace: navigation at the side, on a phone at the bottom. */
export function Shell({ preferences, savePreference, workspaces, children }: ShellProps) {
  return (
    <PreferencesProvider initial={preferences} save={savePreference}>
      <Frame workspaces={workspaces}>{children}</Frame>
      <SessionEndedDialog />
    </PreferencesProvider>
  );
}

function Frame({ workspaces, children }: Pick<ShellProps, "workspaces" | "children">) {
  const { nav } = usePreferences();
  const { href } = useWorkspace();
  const rail = isRail(nav, usePathname() === href("/tickets"));
  return (
    <div
      className={cx(
        "grid min-h-dvh",
        rail
          ? "md:grid-cols-[var(--rail-w)_minmax(0,1fr)]"
          : "md:grid-cols-[var(--rail-w)_minmax(0,1fr)] xl:grid-cols-[var(--nav-w)_minmax(0,1fr)]",
      )}
    >
      <a
        href="#content"
        className="sr-only focus-visible:not-sr-only focus-visible:fixed focus-visible:top-2 focus-visible:left-2 focus-visible:z-50 focus-visible:rounded-1 focus-visible:bg-overlay focus-visible:px-3 focus-visible:py-2 focus-visible:shadow-raise-2"
      >
        Skip to the content
      </a>
      <SideNav rail={rail} workspaces={workspaces} />
      <div
        id="content"
        tabIndex={-1}
        className="flex min-w-0 flex-col pb-[calc(var(--tabbar-h)+env(safe-area-inset-bottom))] outline-none md:pb-0"
      >
        {children}
      </div>
      <PhoneBar workspaces={workspaces} />
    </div>
  );
}

/** The board needs the room, so there `auto` means the rail. */
function isRail(nav: NavWidth, onBoard: boolean): boolean {
  return nav === "rail" || (nav === "auto" && onBoard);
}
