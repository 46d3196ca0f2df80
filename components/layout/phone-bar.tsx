"use client";

import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { Dialog, DialogTrigger, DrawerContent } from "@/components/ui/dialog";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/menu";
import { useWorkspace } from "@/lib/client/workspace";
import { isAt, type NavEntry, type NavGroup, navigationFor } from "./navigation";
import { ROLE_WORD } from "./role-word";
import type { WorkspaceChoice } from "./shell";
import { AccountItems } from "./user-menu";

const TAB = "flex h-full grow basis-0 flex-col items-center justify-center gap-1 text-11 font-strong";

/** The navigation of a phone: the main places at the bottom, everything else in a drawer. */
export function PhoneBar({ workspaces }: { workspaces: readonly WorkspaceChoice[] }) {
  const { permissions, href } = useWorkspace();
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  const groups = navigationFor(new Set(permissions));
  const first = groups[0]?.label === null ? groups[0].entries : [];
  const elsewhere = !first.some((entry) => isAt(pathname, href(""), entry));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(var(--tabbar-h)+env(safe-area-inset-bottom))] items-stretch border-line-2 border-t bg-surface-1 pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {first.map((entry) => {
        const current = isAt(pathname, href(""), entry);
        return (
          <Link
            key={entry.path}
            href={href(entry.path)}
            prefetch={false}
            aria-current={current ? "page" : undefined}
            className={cx(TAB, current ? "text-fg-1" : "text-fg-3")}
          >
            <entry.icon className={cx("size-[22px]", current && "text-accent-text")} />
            {entry.label}
          </Link>
        );
      })}
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger className={cx(TAB, elsewhere ? "text-fg-1" : "text-fg-3")}>
          <MenuIcon className={cx("size-[22px]", elsewhere && "text-accent-text")} />
          More
        </DialogTrigger>
        <DrawerContent title="All places">
          <Places groups={groups} workspaces={workspaces} onLeave={() => setOpen(false)} />
        </DrawerContent>
      </Dialog>
    </nav>
  );
}

function Places({
  groups,
  workspaces,
  onLeave,
}: {
  groups: readonly NavGroup[];
  workspaces: readonly WorkspaceChoice[];
  onLeave: () => void;
}) {
  const { workspace, user, role } = useWorkspace();
  return (
    <>
      <Menu>
        <MenuTrigger className="mb-1 flex min-h-14 w-full items-center gap-3 rounded-1 px-3 text-left">
          <Avatar name={user.name} isReader size="lg" />
          <span className="min-w-0 grow">
            <span className="block truncate font-strong">{user.name}</span>
            <span className="block truncate text-12 text-fg-3">
              {ROLE_WORD[role]} in {workspace.name}
            </span>
          </span>
          <span className="text-12 text-fg-2">Account</span>
        </MenuTrigger>
        <MenuContent align="end">
          <AccountItems />
        </MenuContent>
      </Menu>
      {groups.map((group) => (
        <section key={group.label ?? "work"} aria-label={group.label ?? "Work"}>
          {group.label && <h2 className="px-3 pt-3 pb-1 text-12 font-strong text-fg-3">{group.label}</h2>}
          <ul className="grid grid-cols-2 gap-1">
            {group.entries.map((entry) => (
              <li key={entry.path}>
                <PlaceLink entry={entry} onLeave={onLeave} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {workspaces.length > 1 && (
        <section aria-label="Workspaces">
          <h2 className="px-3 pt-3 pb-1 text-12 font-strong text-fg-3">Workspaces</h2>
          <ul className="grid grid-cols-2 gap-1">
            {workspaces.map((choice) => (
              <li key={choice.slug}>
                <Link
                  href={`/w/${choice.slug}`}
                  prefetch={false}
                  onClick={onLeave}
                  aria-current={choice.slug === workspace.slug ? "true" : undefined}
                  className={cx("flex min-h-touch items-center rounded-1 px-3", choice.slug === workspace.slug && "bg-surface-4")}
                >
                  {choice.name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function PlaceLink({ entry, onLeave }: { entry: NavEntry; onLeave: () => void }) {
  const { href } = useWorkspace();
  const current = isAt(usePathname(), href(""), entry);
  return (
    <Link
      href={href(entry.path)}
      prefetch={false}
      onClick={onLeave}
      aria-current={current ? "page" : undefined}
      className={cx("flex min-h-touch items-center gap-3 rounded-1 px-3", current && "bg-surface-4 light:bg-surface-3")}
    >
      <entry.icon className={current ? "text-accent-text" : "text-fg-3"} />
      {entry.label}
    </Link>
  );
}
