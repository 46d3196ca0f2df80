import "server-only";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import type { Permission } from "@/lib/shared/permissions";

/** The first statement of every use case. Throws AUTH_003 (403), naming the permission that is missing. */
export function authorize(ctx: Ctx, permission: Permission): void {
  if (ctx.permissions.has(permission)) return;
  throw appError("AUTH_003", { message: `This needs the permission ${permission}`, details: { permission } });
}
