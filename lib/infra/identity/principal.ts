import "server-only";
import type { Actor } from "@/lib/infra/context";
import type { Permission, Role } from "@/lib/shared/permissions";

/** Who a request comes from and what they may do, in one workspace. Made by `authenticateRequest` and `sessionPrincipal`. */
export type Principal = {
  kind: "key" | "session";
  tenantId: string;
  tenantSlug: string;
  actor: Actor;
  /** The person behind the credential: the user, or the creator of a personal key. Null for service accounts. */
  userId: string | null;
  /** The service account behind a key that it made for itself. Null for its own key and for people. */
  accountId?: string | null;
  /** The role that is held whole. Null for a key that holds only part of one: ask `permissions`. */
  role: Role | null;
  permissions: ReadonlySet<Permission>;
  keyId?: string;
  sessionId?: string;
};
