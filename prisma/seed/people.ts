import "server-only";
import { type Ctx, createContext } from "@/lib/infra/context";
import { permissionsOf, type Role } from "@/lib/shared/permissions";

export type Person = { userId: string; name: string; role: Role };
export type Cast = Record<Role, Person>;

/** What a person of the demo does, they do with their own permissions and under their own name. */
export function contextOf(tenantId: string, person: Person): Ctx {
  return createContext({
    tenantId,
    actor: { kind: "user", id: person.userId, label: person.name },
    userId: person.userId,
    role: person.role,
    permissions: permissionsOf(person.role),
  });
}
