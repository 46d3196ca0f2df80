import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { systemTx, tenantTx } from "@/lib/infra/db/transactions";
import { extraDatabase, testDatabase } from "@/lib/testing/database";
import { setTestEnv } from "@/lib/testing/environment";
import { signInWithPassword } from "../sign-in/credentials";
import { createFirstOwner, needsFirstOwner, setupToken } from "./first-owner";

const owner = (changes: object = {}) => ({
  setupToken: setupToken(),
  email: "Ana@Example.test",
  name: "Ana",
  password: "a password that nobody guesses",
  workspaceName: "Fieldhouse & Söhne",
  timezone: "Europe/Berlin",
  currency: "EUR",
  ...changes,
});

/** A database of its own: the first owner is made where nobody is. */
beforeAll(async () => {
  await disconnectPrisma();
  setTestEnv({ DATABASE_URL: await extraDatabase("first_owner", { template: "signalbox" }), SIGNALBOX_DEMO: "off" });
});
afterAll(async () => {
  await disconnectPrisma();
  setTestEnv({ DATABASE_URL: testDatabase().url, SIGNALBOX_DEMO: undefined });
});

describe("the first owner", () => {
  it("is asked for, and made by whoever knows the token, once, however many try at the same moment", async () => {
    expect(setupToken()).toMatch(/^[0-9A-Za-z]{22}$/);
    expect(await needsFirstOwner()).toBe(true);
    await expect(createFirstOwner(owner({ setupToken: "guess" }))).rejects.toMatchObject({ code: "AUTH_010" });
    await expect(createFirstOwner(owner({ password: "short" }))).rejects.toMatchObject({ name: "ZodError" });
    const tries = await Promise.allSettled(Array.from({ length: 5 }, (_, i) => createFirstOwner(owner({ email: `ana${i}@example.test` }))));
    const made = tries.filter((each) => each.status === "fulfilled");
    expect(made).toHaveLength(1);
    expect(tries.filter((each) => each.status === "rejected" && each.reason.code === "AUTH_011")).toHaveLength(4);
    expect(await needsFirstOwner()).toBe(false);
    await expect(createFirstOwner(owner())).rejects.toMatchObject({ code: "AUTH_011" });
    expect(made[0]?.value.workspaceSlug).toBe("fieldhouse-sohne");
  });

  it("owns the workspace, can sign in, and stands in its audit without a word of the password", async () => {
    const [user] = await systemTx((tx) => tx.user.findMany({ include: { memberships: { include: { tenant: true } } } }));
    expect(user?.memberships[0]).toMatchObject({ role: "owner", tenant: { timeZone: "Europe/Berlin", currency: "EUR" } });
    expect(await signInWithPassword(user?.email, owner().password, null)).toMatchObject({ kind: "signed-in", user: { id: user?.id } });
    const tenantId = user?.memberships[0]?.tenantId ?? "";
    const entries = await tenantTx(tenantId, "read", (tx) => tx.auditEntry.findMany({ where: { tenantId }, orderBy: { ord: "asc" } }));
    expect(entries.map((entry) => entry.action)).toEqual(["tenant.created", "membership.created"]);
    expect(JSON.stringify(entries, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value))).not.toContain("argon2");
  });

  it("is never asked for where there is a demo", async () => {
    setTestEnv({ SIGNALBOX_DEMO: "on" });
    expect(await needsFirstOwner()).toBe(false);
    setTestEnv({ SIGNALBOX_DEMO: "off" });
  });
});
