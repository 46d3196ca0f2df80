import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { systemTx } from "@/lib/infra/db/transactions";
import { startSimulators } from "@/lib/platforms/simulators/server";
import { extraDatabase, testDatabase } from "@/lib/testing/database";
import { setTestEnv } from "@/lib/testing/environment";
import { seedDemo } from "./demo";
import { BRANDS, CAMPAIGNS, CHANNELS, MARKETS, TICKETS } from "./demo-data";

let simulators: Awaited<ReturnType<typeof startSimulators>>;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "seed-"));
  simulators = await startSimulators({ port: 0, dataDir });
  await disconnectPrisma();
  setTestEnv({
    DATABASE_URL: await extraDatabase("seed", { template: "signalbox" }),
    SIGNALBOX_SIMULATORS_PORT: new URL(simulators.url).port,
  });
});
afterAll(async () => {
  await disconnectPrisma();
  setTestEnv({ DATABASE_URL: testDatabase().url, SIGNALBOX_SIMULATORS_PORT: undefined });
  await simulators.stop();
  await rm(dataDir, { recursive: true });
});

function counted(rows: { status: string }[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(rows, (row) => row.status)].map(([status, group]) => [status, group.length]));
}

/** Sixty tickets, checked and deployed one after another, beside whatever else the machine does. */
const SEED_TIMEOUT_MS = 180_000;

describe("the demo", { timeout: SEED_TIMEOUT_MS }, () => {
  it("has what it promises, in every state, and is made once", async () => {
    const options = { password: "signalbox-demo", simulatorsUrl: simulators.url };
    expect(await seedDemo(options)).toBe("seeded");
    expect(await seedDemo(options)).toBe("there already");
    const demo = await systemTx(async (tx) => {
      const { id: tenantId } = await tx.tenant.findUniqueOrThrow({ where: { slug: "demo" } });
      const where = { tenantId };
      return {
        counts: await Promise.all([tx.brand.count({ where }), tx.market.count({ where }), tx.channel.count({ where })]),
        campaigns: await tx.campaign.findMany({ where, select: { status: true, approval: true, archivedAt: true } }),
        tickets: await tx.ticket.findMany({ where, select: { status: true, qaFailureReason: true } }),
        waiting: await tx.deployment.count({ where: { ...where, state: "waiting" } }),
        neighbours: await tx.campaign.count({ where: { tenantId: { not: tenantId } } }),
      };
    });
    expect(demo.counts).toEqual([BRANDS.length, MARKETS.length, CHANNELS.length]);
    expect(demo.counts).toEqual([3, 6, 12]);
    expect(demo.campaigns).toHaveLength(25);
    expect(CAMPAIGNS).toHaveLength(25);
    expect(Object.keys(counted(demo.campaigns)).toSorted((a, b) => a.localeCompare(b))).toEqual(["ACTIVE", "COMPLETED", "DRAFT", "PAUSED"]);
    expect(new Set(demo.campaigns.map(({ approval }) => approval))).toEqual(new Set(["NONE", "REQUESTED", "APPROVED", "REJECTED"]));
    expect(demo.campaigns.some(({ archivedAt }) => archivedAt !== null)).toBe(true);
    expect(TICKETS).toHaveLength(60);
    expect(counted(demo.tickets)).toEqual({
      DRAFT: 14,
      QA_TESTING: 4,
      QA_FAILED: 12,
      READY_FOR_API: 13,
      TRAFFICKED_SUCCESS: 13,
      FAILED: 4,
    });
    expect(demo.waiting).toBe(3);
    expect(demo.neighbours).toBe(2);
  });

  it("is begun anew when it was interrupted", async () => {
    await systemTx(async (tx) => {
      const { id } = await tx.tenant.findUniqueOrThrow({ where: { slug: "demo" } });
      await tx.setting.deleteMany({ where: { tenantId: id, key: "demo.seeded" } });
    });
    await fetch(`${simulators.url}/_sim/reset`, { method: "POST" });
    expect(await seedDemo({ password: "signalbox-demo", simulatorsUrl: null })).toBe("seeded");
    expect(await systemTx((tx) => tx.ticket.count({ where: { campaign: { campaignName: "Moana launch" } } }))).toBeGreaterThan(3);
  });
});
