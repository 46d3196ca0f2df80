import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { searchWords } from "@/lib/shared/pagination";
import type { Role } from "@/lib/shared/permissions";
import { type ListMembersInput, listMembersInput, type MemberDto } from "./members.schema";

export type MemberList = { members: MemberDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

type Direction = "asc" | "desc";

const ORDERS = {
  name: (direction: Direction) => ({ user: { name: direction } }),
  email: (direction: Direction) => ({ user: { email: direction } }),
  joined_at: (direction: Direction) => ({ createdAt: direction }),
};

/**
 * A page of the workspace's members: search in name and address, role, sorts. By offset only: a workspace has some
 * hundreds of members at most, and no query of them is slow.
 */
export async function listMembers(ctx: Ctx, input: ListMembersInput = {}): Promise<MemberList> {
  authorize(ctx, "member:read");
  const query = listMembersInput.parse(input);
  // Prisma leaves LIKE's own signs as they are.
  const literal = (word: string) => word.replace(/[\\%_]/g, "\\$&");
  const words = searchWords(query.search).map((word) => ({ contains: literal(word), mode: "insensitive" as const }));
  const where = {
    tenantId: ctx.tenantId,
    ...(query.role ? { role: query.role } : {}),
    ...(query.includeRemoved ? {} : { removedAt: null, user: { deletedAt: null } }),
    AND: words.map((word) => ({ user: { OR: [{ name: word }, { email: word }] } })),
  };
  const order = ORDERS[query.sort.replace(/^-/, "") as keyof typeof ORDERS](query.sort.startsWith("-") ? "desc" : "asc");
  return ctx.read(async (tx) => {
    const rows = await tx.membership.findMany({
      where,
      orderBy: [order, { userId: "asc" }],
      skip: query.offset,
      take: query.limit,
      select: { userId: true, role: true, createdAt: true, removedAt: true, user: { select: { name: true, email: true } } },
    });
    const members = rows.map((row) => ({
      id: row.userId,
      name: row.user.name,
      email: row.user.email,
      role: row.role as Role,
      me: row.userId === ctx.userId,
      joinedAt: row.createdAt.toISOString(),
      removedAt: row.removedAt?.toISOString() ?? null,
    }));
    return { members, total: await tx.membership.count({ where }), limit: query.limit, offset: query.offset, nextCursor: null };
  });
}
