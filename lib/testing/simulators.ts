import "server-only";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { startSimulators } from "@/lib/platforms/simulators/server";
import { setTestEnv } from "./environment";

export type SimulatedObject = { id: string; type: string; name: string; status: string; received: Record<string, unknown> };
type SimulatedRequest = { method: string; path: string; status: number; body: unknown };

export type Simulators = {
  url(): string;
  /** Makes the next requests that match go wrong. Meta, POST and once unless said otherwise. */
  fault(given: Record<string, unknown>): Promise<void>;
  objects(platform?: string): Promise<SimulatedObject[]>;
  /** What came over the wire, oldest first. */
  requests(platform?: string): Promise<SimulatedRequest[]>;
};

/** The bundled ad platforms, in this process and of this test alone; connections of the environment `simulator` reach them. */
export async function startPlatforms(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "simulators-"));
  const simulators = await startSimulators({ port: 0, dataDir });
  setTestEnv({ SIGNALBOX_SIMULATORS_PORT: new URL(simulators.url).port });
  return {
    url: simulators.url,
    stop: async () => {
      await simulators.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** The ad platforms' simulators, in this process, for the tests of one file: fresh before each of them. */
export function simulatedPlatforms(): Simulators {
  let running: Awaited<ReturnType<typeof startPlatforms>>;
  beforeAll(async () => {
    running = await startPlatforms();
  });
  afterAll(() => running.stop());
  beforeEach(async () => {
    await ask("/_sim/reset", { method: "POST" });
    await ask("/_sim/faults", { method: "DELETE" });
  });

  async function ask<Answer>(path: string, init?: RequestInit): Promise<Answer> {
    const response = await fetch(`${running.url}${path}`, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }
  return {
    url: () => running.url,
    fault: async (given) => {
      const body = JSON.stringify({ platform: "meta", times: 1, method: "POST", ...given });
      await ask("/_sim/faults", { method: "POST", headers: { "content-type": "application/json" }, body });
    },
    objects: async (platform = "meta") => (await ask<{ objects: SimulatedObject[] }>(`/_sim/${platform}/objects`)).objects,
    requests: async (platform = "meta") => (await ask<{ requests: SimulatedRequest[] }>(`/_sim/${platform}/requests`)).requests,
  };
}
