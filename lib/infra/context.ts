import "server-only";
import { noteWrite } from "@/lib/infra/cache/tenant-writes";
import type { Tx } from "@/lib/infra/db/client";
import { tenantTx } from "@/lib/infra/db/transactions";
import { type Idempotency, withIdempotency } from "@/lib/infra/idempotency";
import { type Logger, log } from "@/lib/infra/log";
import { wakeSequencer } from "@/lib/infra/outbox/wake";
import { newId } from "@/lib/shared/ids";
import { PERMISSIONS, type Permission, type Role } from "@/lib/shared/permissions";

/** Who acts, as audit rows and events name them. */
export type Actor = { kind: "user" | "key" | "job" | "system"; id: string; label: string };

/**
 * All a use case needs to know about its caller, and its only way to the workspace's rows. `read` and `write` each run
 * one transaction as signalbox_app inside the workspace; there is no client outside them.
 */
export type Ctx = {
  readonly tenantId: string;
  readonly requestId: string;
  readonly actor: Actor;
  /** The person behind the credential: the user, or the creator of the key. Null for service accounts and jobs. */
  readonly userId: string | null;
  /** The service account behind a key that it made for itself. Null for its own key, for people and for jobs. */
  readonly accountId: string | null;
  readonly role: Role | null;
  readonly permissions: ReadonlySet<Permission>;
  /** The version the caller saw, from `If-Match`. Null: last write wins. */
  readonly ifMatch: number | null;
  readonly idempotency: Idempotency | null;
  readonly log: Logger;
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

export type ContextInput = {
  tenantId: string;
  requestId?: string;
  actor: Actor;
  userId: string | null;
  accountId?: string | null;
  role: Role | null;
  permissions: ReadonlySet<Permission>;
  ifMatch?: number | null;
  idempotency?: Idempotency | null;
};

/** Makes the context of one request, action or job step. */
export function createContext(input: ContextInput): Ctx {
  const requestId = input.requestId ?? newId();
  const idempotency = input.idempotency ?? null;
  let logger: Logger | undefined;
  return {
    tenantId: input.tenantId,
    requestId,
    actor: input.actor,
    userId: input.userId,
    accountId: input.accountId ?? null,
    role: input.role,
    permissions: input.permissions,
    ifMatch: input.ifMatch ?? null,
    idempotency,
    // Made when something is logged: redacting its fields costs more than all else here, and most requests say nothing.
    get log() {
      logger ??= log.child({ requestId, tenant: input.tenantId, actor: `${input.actor.kind}:${input.actor.id}` });
      return logger;
    },
    read: (work) => tenantTx(input.tenantId, "read", work),
    write: async (work) => {
      try {
        return await (idempotency ? withIdempotency(input.tenantId, idempotency, work) : tenantTx(input.tenantId, "write", work));
      } finally {
        // After a failure too: a commit whose answer was lost is a commit.
        noteWrite(input.tenantId);
        wakeSequencer();
      }
    },
  };
}

/** The context of work that no person asked for at this moment: jobs, the seed. Holds every permission. */
export function systemContext(input: { tenantId: string; actor: Actor; requestId?: string }): Ctx {
  return createContext({ ...input, userId: null, role: null, permissions: new Set(PERMISSIONS) });
}
