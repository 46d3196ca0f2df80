import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { workspacesOf } from "@/lib/infra/identity/sessions/workspaces-of";
import { wholeList } from "@/lib/shared/pagination";
import type { MyWorkspaceDto } from "./workspaces.schema";

export type WorkspaceList = { workspaces: MyWorkspaceDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/**
 * The workspaces the person is a member of, by name. An API key, a person's too, is good for its own workspace only and
 * sees no other.
 */
export async function listMyWorkspaces(ctx: Ctx): Promise<WorkspaceList> {
  authorize(ctx, "member:read");
  const { tenantId, userId } = ctx;
  const workspaces = await ctx.read(async (tx) => {
    if (userId !== null && ctx.actor.kind === "user") {
      const mine = await workspacesOf(tx, userId);
      return mine.map(({ tenantId: id, slug, name, role }) => ({ slug, name, role, current: id === tenantId }));
    }
    const { slug, name } = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } });
    return [{ slug, name, role: ctx.role, current: true }];
  });
  return wholeList("workspaces", workspaces);
}
