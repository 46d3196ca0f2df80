import { describe, expect, it } from "vitest";
import { systemTx } from "@/lib/infra/db/transactions";
import { createTestMember, testContext } from "@/lib/testing/context";
import { listMembers } from "./list-members";

describe("members", () => {
  it("are found by name and address, sorted, in pages, former ones when asked for", async () => {
    const ctx = await testContext({ role: "viewer" });
    const gone = await createTestMember(ctx.tenant, "manager");
    await createTestMember(ctx.tenant, "admin");
    await systemTx((tx) =>
      tx.membership.update({
        where: { tenantId_userId: { tenantId: ctx.tenantId, userId: gone.userId } },
        data: { removedAt: new Date() },
      }),
    );
    const { members, total } = await listMembers(ctx);
    expect(members.map((member) => [member.role, member.me])).toEqual([
      ["admin", false],
      ["viewer", true],
    ]);
    expect(total).toBe(2);
    expect((await listMembers(ctx, { includeRemoved: true, sort: "-joined_at" })).members.map((member) => member.role)).toEqual([
      "admin",
      "manager",
      "viewer",
    ]);
    expect((await listMembers(ctx, { search: "test ADMIN-" })).members.map((member) => member.role)).toEqual(["admin"]);
    expect((await listMembers(ctx, { search: "%" })).total).toBe(0);
    expect((await listMembers(ctx, { role: "viewer" })).members[0]?.id).toBe(ctx.userId);
    const second = await listMembers(ctx, { limit: 1, offset: 1 });
    expect(second).toMatchObject({ total: 2, limit: 1, offset: 1, members: [{ role: "viewer" }] });
  });

  it("are those of one's own workspace", async () => {
    const [ctx, other] = [await testContext({ role: "viewer" }), await testContext({ role: "owner" })];
    expect((await listMembers(ctx, { includeRemoved: true })).members.map((member) => member.id)).toEqual([ctx.userId]);
    expect((await listMembers(other)).members.map((member) => member.id)).toEqual([other.userId]);
  });
});
