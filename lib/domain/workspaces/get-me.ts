import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { PERMISSIONS } from "@/lib/shared/permissions";
import type { MeDto } from "./workspaces.schema";

/** Who is calling, in which workspace, with which permissions. */
export async function getMe(ctx: Ctx): Promise<MeDto> {
  authorize(ctx, "member:read");
  const { tenantId, userId, actor } = ctx;
  return ctx.read(async (tx) => {
    const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } });
    const person =
      userId === null
        ? null
        : await tx.user.findUnique({ where: { id: userId }, select: { id: true, name: true, email: true, locale: true, timeZone: true } });
    const key = actor.kind === "key" ? await tx.apiKey.findUnique({ where: { tenantId_id: { tenantId, id: actor.id } } }) : null;
    return {
      kind: key ? ("key" as const) : ("user" as const),
      user: person && { id: person.id, name: person.name, email: person.email, locale: person.locale, timezone: person.timeZone },
      apiKey: key && { id: key.id, name: key.name, prefix: key.prefix, expiresAt: key.expiresAt?.toISOString() ?? null },
      workspace: {
        id: tenant.id,
        slug: tenant.slug,
        name: tenant.name,
        timezone: tenant.timeZone,
        currency: tenant.currency,
        demo: tenant.demo,
      },
      role: ctx.role,
      permissions: PERMISSIONS.filter((permission) => ctx.permissions.has(permission)),
    };
  });
}
