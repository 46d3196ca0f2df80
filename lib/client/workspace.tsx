"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Permission, Role } from "@/lib/shared/permissions";
import { type ApiClient, createApiClient } from "./fetcher";

/** Who is reading, and in which workspace: what the server rendered the page for. */
export type Reader = {
  workspace: { slug: string; name: string; timeZone: string; currency: string };
  user: { id: string; name: string; email: string };
  role: Role;
  permissions: readonly Permission[];
};

type WorkspaceValue = Reader & { api: ApiClient; href: (path: string) => string; may: (permission: Permission) => boolean };

const WorkspaceContext = createContext<WorkspaceValue | null>(null);

export function WorkspaceProvider({ reader, children }: { reader: Reader; children: ReactNode }) {
  const value = useMemo<WorkspaceValue>(() => {
    const held = new Set(reader.permissions);
    return {
      ...reader,
      api: createApiClient(reader.workspace.slug),
      href: (path) => `/w/${reader.workspace.slug}${path}`,
      may: (permission) => held.has(permission),
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
