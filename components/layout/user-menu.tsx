"use client";

import { LogOut, MonitorSmartphone, Moon, Rows2, Rows3, Sun, SunMoon } from "lucide-react";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuLine, MenuRadio, MenuTrigger } from "@/components/ui/menu";
import { signOut } from "@/lib/client/auth";
import { useWorkspace } from "@/lib/client/workspace";
import { ROLE_WORD } from "./role-word";
import { usePreferences } from "./use-preferences";

/** Who is signed in, how they like to see the product, and the way out. */
export function UserMenu({ rail }: { rail: boolean }) {
  const { user, role } = useWorkspace();
  return (
    <Menu>
      <MenuTrigger
        aria-label={`${user.name}, ${ROLE_WORD[role]}. Account and appearance`}
        className={cx(
          "flex items-center gap-2.5 rounded-1 text-left hover:bg-surface-2",
          rail ? "size-9 justify-center" : "max-xl:size-9 max-xl:justify-center xl:px-2 xl:py-1.5",
        )}
      >
        <Avatar name={user.name} isReader size="lg" />
        <span className={cx("min-w-0 grow", rail ? "hidden" : "max-xl:hidden")}>
          <span className="block truncate font-strong leading-4">{user.name}</span>
          <span className="block truncate text-12 text-fg-3">{ROLE_WORD[role]}</span>
        </span>
      </MenuTrigger>
      <MenuContent align="start" side="top">
        <AccountItems />
      </MenuContent>
    </Menu>
  );
}

/** What the menu holds, at the side and on a phone. */
export function AccountItems() {
  const { user, href } = useWorkspace();
  const { theme, density, set } = usePreferences();
  return (
    <>
      <MenuLabel>{user.email}</MenuLabel>
      <MenuItem asChild>
        <Link href={href("/admin/sessions")} prefetch={false}>
          <MonitorSmartphone />
          My sessions
        </Link>
      </MenuItem>
      <MenuLine />
      <MenuLabel>Theme</MenuLabel>
      <MenuRadio
        value={theme}
        onChange={(value) => set("theme", value)}
        options={[
          { value: "dark", label: "Dark", icon: <Moon /> },
          { value: "light", label: "Light", icon: <Sun /> },
          { value: "system", label: "As the system", icon: <SunMoon /> },
        ]}
      />
      <MenuLabel>Rows</MenuLabel>
      <MenuRadio
        value={density}
        onChange={(value) => set("density", value)}
        options={[
          { value: "comfortable", label: "Comfortable", icon: <Rows2 /> },
          { value: "compact", label: "Compact", icon: <Rows3 /> },
        ]}
      />
      <MenuLine />
      <MenuItem onSelect={() => void signOut()}>
        <LogOut />
        Sign out
      </MenuItem>
    </>
  );
}
