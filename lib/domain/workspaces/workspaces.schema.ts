import { z } from "zod";
import { listOutput } from "@/lib/shared/pagination";
import { PERMISSIONS, ROLES } from "@/lib/shared/permissions";

const workspace = { slug: z.string(), name: z.string() };

export const myWorkspaceOutput = z.object({ ...workspace, role: z.enum(ROLES).nullable(), current: z.boolean() });
export type MyWorkspaceDto = z.infer<typeof myWorkspaceOutput>;

export const listMyWorkspacesOutput = listOutput("workspaces", myWorkspaceOutput);

/** Who a credential stands for, and what it may do. */
export const meOutput = z.object({
  kind: z.enum(["user", "key"]),
  /** The person, or the person behind a personal key; null for a service account. */
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), locale: z.string(), timezone: z.string() }).nullable(),
  apiKey: z.object({ id: z.string(), name: z.string(), prefix: z.string(), expiresAt: z.string().nullable() }).nullable(),
  workspace: z.object({ id: z.string(), ...workspace, timezone: z.string(), currency: z.string(), demo: z.boolean() }),
  /** Null for a key that holds only part of a role. */
  role: z.enum(ROLES).nullable(),
  permissions: z.array(z.enum(PERMISSIONS)),
});
export type MeDto = z.infer<typeof meOutput>;
