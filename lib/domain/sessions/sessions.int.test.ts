import { beforeEach, describe, expect, it } from "vitest";
import { createContext } from "@/lib/infra/context";
import { liveSession } from "@/lib/infra/identity/sessions/live-session";
import { beginSession, sessionsOf } from "@/lib/infra/identity/sessions/session-rows";
import type { SessionToken } from "@/lib/infra/identity/sessions/session-token";
import { testContext } from "@/lib/testing/context";
import { endMyOtherSessions } from "./end-my-other-sessions";
import { endMySession } from "./end-my-session";
import { listMySessions } from "./list-my-sessions";

let ctx: Awaited<ReturnType<typeof testContext>>;
let tokens: [SessionToken, SessionToken, SessionToken];

beforeEach(async () => {
  ctx = await testContext({ role: "viewer" });
  const begin = (userAgent: string) => beginSession(ctx.userId, { address: "192.0.2.1", userAgent });
  tokens = [await begin("one"), await begin("two"), await begin("three")];
});

const live = async () => (await Promise.all(tokens.map(liveSession))).map((session) => session !== null);

describe("my sessions", () => {
  it("are listed, the present one marked", async () => {
    const { sessions, total } = await listMySessions(ctx, { currentSessionId: tokens[1].sessionId });
    expect(total).toBe(3);
    expect(sessions.filter((session) => session.current).map((session) => session.userAgent)).toEqual(["two"]);
    expect(new Set(sessions.map((session) => session.userAgent))).toEqual(new Set(["one", "two", "three"]));
  });

  it("end one by one, at once, once", async () => {
    expect(await live()).toEqual([true, true, true]);
    await endMySession(ctx, { id: tokens[0].sessionId });
    expect(await live()).toEqual([false, true, true]);
    await expect(endMySession(ctx, { id: tokens[0].sessionId })).rejects.toMatchObject({ code: "AUTH_009" });
    expect((await listMySessions(ctx, { currentSessionId: null })).total).toBe(2);
  });

  it("end all but the present one, at once, each with its audit entry", async () => {
    expect(await live()).toEqual([true, true, true]);
    await endMyOtherSessions(ctx, { currentSessionId: tokens[2].sessionId });
    expect(await live()).toEqual([false, false, true]);
    const entries = await ctx.read((tx) => tx.auditEntry.findMany({ where: { tenantId: ctx.tenantId } }));
    expect(entries).toHaveLength(2);
    expect(new Set(entries.map((entry) => entry.subjectId))).toEqual(new Set([tokens[0].sessionId, tokens[1].sessionId]));
    expect(entries.every((entry) => entry.action === "session.ended" && entry.actorId === ctx.userId)).toBe(true);
  });

  it("are nobody else's, and no API key's", async () => {
    const other = await testContext({ role: "owner", tenant: ctx.tenant });
    await expect(endMySession(other, { id: tokens[0].sessionId })).rejects.toMatchObject({ code: "AUTH_009" });
    await endMyOtherSessions(other, { currentSessionId: null });
    const key = createContext({ ...ctx, actor: { kind: "key", id: tokens[0].sessionId, label: "key" } });
    expect(await listMySessions(key, { currentSessionId: null })).toMatchObject({ sessions: [], total: 0 });
    await expect(endMySession(key, { id: tokens[0].sessionId })).rejects.toMatchObject({ code: "AUTH_009" });
    await endMyOtherSessions(key, { currentSessionId: null });
    expect(await live()).toEqual([true, true, true]);
  });

  it("leave the workspace's transaction in the workspace's role", async () => {
    await ctx.write(async (tx) => {
      await sessionsOf(tx, ctx.userId);
      const [row] = await tx.$queryRaw<{ role: string }[]>`select current_user::text as role`;
      expect(row?.role).toBe("signalbox_app");
    });
  });
});
