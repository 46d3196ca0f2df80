import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulators } from "@/lib/platforms/simulators/server";
import { setTestEnv } from "@/lib/testing/environment";

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
