"use client";

import { Check, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { cx } from "@/components/ui/cx";
import { Mark } from "@/components/ui/mark";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "@/components/ui/menu";
import { useWorkspace } from "@/lib/client/workspace";
import type { WorkspaceChoice } from "./shell";

/** The workspace's name; with several of them, the way to the others. */
export function WorkspaceSwitcher({ rail, workspaces }: { rail: boolean; workspaces: readonly WorkspaceChoice[] }) {
  const { workspace } = useWorkspace();
  const words = rail ? "hidden" : "max-xl:hidden";
  const box = cx(
    "mb-2 flex h-9 items-center gap-2.5 rounded-1 font-title",
    rail ? "w-9 justify-center" : "max-xl:w-9 max-xl:justify-center xl:px-2",
  );
  if (workspaces.length < 2) {
    return (
      <div className={box}>
        <Mark />
        <span className={cx("truncate", words)}>{workspace.name}</span>
      </div>
    );
  }
  return (
    <Menu>
      <MenuTrigger aria-label={`Workspace ${workspace.name}. Change workspace`} className={cx(box, "text-left hover:bg-surface-2")}>
        <Mark />
        <span className={cx("min-w-0 grow truncate", words)}>{workspace.name}</span>
        <ChevronsUpDown className={cx("text-fg-3", words)} />
      </MenuTrigger>
      <MenuContent align="start" side="bottom">
        <MenuLabel>Workspaces</MenuLabel>
        <WorkspaceItems workspaces={workspaces} current={workspace.slug} />
      </MenuContent>
    </Menu>
  );
}

/** The workspaces as menu items; full loads, because everything on the page belongs to one workspace. */
export function WorkspaceItems({ workspaces, current }: { workspaces: readonly WorkspaceChoice[]; current: string }) {
  return workspaces.map((choice) => (
    <MenuItem key={choice.slug} asChild>
      <Link href={`/w/${choice.slug}`} prefetch={false}>
        <span className="min-w-0 grow truncate">{choice.name}</span>
        {choice.slug === current && <Check aria-label="Current workspace" />}
      </Link>
    </MenuItem>
  ));
}
