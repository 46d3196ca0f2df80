"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Permission, Role } from "@/lib/shared/permissions";
import { type ApiClient, createApiClient } from "./fetcher";

/** Who is reading, and in which workspace: what the server rendered the page for. */
export type Reader = {
  workspace: { slug: string; name: string };
  user: { id: string; name: string; email: string };
  role: Role;
  permissions: readonly Permission[];
  /** True while the workspace's platforms are simulators: nothing is bought. */
  simulated: boolean;
  /** The ad platforms, as people call them. */
  platforms: readonly { key: string; displayName: string }[];
};

type WorkspaceValue = Reader & {
  api: ApiClient;
  href: (path: string) => string;
  may: (permission: Permission) => boolean;
  platformName: (key: string) => string;
};

const WorkspaceContext = createContext<WorkspaceValue | null>(null);

export function WorkspaceProvider({ reader, children }: { reader: Reader; children: ReactNode }) {
  const value = useMemo<WorkspaceValue>(() => {
    const held = new Set(reader.permissions);
    const names = new Map(reader.platforms.map((platform) => [platform.key, platform.displayName]));
    return {
      ...reader,
      api: createApiClient(reader.workspace.slug),
      href: (path) => `/w/${reader.workspace.slug}${path}`,
      may: (permission) => held.has(permission),
      platformName: (key) => names.get(key) ?? key,
    };
  }, [reader]);
  return <WorkspaceContext value={value}>{children}</WorkspaceContext>;
}

/** The reader, the workspace, its API and its addresses. `may` mirrors the server's decision, never replaces it. */
export function useWorkspace(): WorkspaceValue {
  const value = useContext(WorkspaceContext);
  if (!value) throw new Error("useWorkspace needs a WorkspaceProvider above it");
  return value;
}
