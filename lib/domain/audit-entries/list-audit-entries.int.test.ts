import { describe, expect, it } from "vitest";
import { putSetting } from "@/lib/domain/settings/put-setting";
import { testContext } from "@/lib/testing/context";
import { listAuditEntries } from "./list-audit-entries";

describe("audit entries", () => {
  it("say who did what, newest first, filtered, in pages that nothing written in between disturbs", async () => {
    const ctx = await testContext({ role: "admin" });
    const other = await testContext({ role: "admin", tenant: ctx.tenant });
    for (const value of [false, true]) await putSetting(ctx, { key: "approval.separation", value });
    await putSetting(other, { key: "approval.required_to_deploy", value: true });
    const first = await listAuditEntries(ctx, { limit: 2 });
    expect(first).toMatchObject({ total: 3, limit: 2, offset: 0 });
    expect(first.auditEntries[0]).toMatchObject({
      action: "setting.changed",
      actor: { kind: "user", id: other.userId, label: "Test admin" },
      subject: { type: "setting", id: "approval.required_to_deploy" },
      changes: [{ field: "value", before: false, after: true }],
      requestId: other.requestId,
    });
    await putSetting(ctx, { key: "approval.separation", value: false });
    const second = await listAuditEntries(ctx, { limit: 2, cursor: first.nextCursor ?? "" });
    expect(second.auditEntries.map((entry) => entry.changes[0]?.before)).toEqual([true]);
    expect(second.nextCursor).toBeNull();
    expect((await listAuditEntries(ctx, { actorId: other.userId })).total).toBe(1);
    expect((await listAuditEntries(ctx, { subjectType: "setting", subjectId: "approval.separation" })).total).toBe(3);
    expect((await listAuditEntries(ctx, { action: "no.such" })).total).toBe(0);
  });

  it("are an admin's business and the own workspace's", async () => {
    const ctx = await testContext({ role: "admin" });
    await putSetting(ctx, { key: "approval.separation", value: false });
    await expect(listAuditEntries(await testContext({ role: "manager", tenant: ctx.tenant }))).rejects.toMatchObject({ code: "AUTH_003" });
    expect((await listAuditEntries(await testContext({ role: "owner" }))).total).toBe(0);
    for (const cursor of ["x", "YXVkaXQ6", Buffer.from("audit:1e3").toString("base64url")]) {
      await expect(listAuditEntries(ctx, { cursor })).rejects.toMatchObject({ violations: [{ pointer: "/cursor" }] });
    }
  });
});
