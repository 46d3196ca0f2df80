import path from "node:path";
import { env } from "@/lib/infra/env";
import { log } from "@/lib/infra/log";
import { startSimulators } from "@/lib/platforms/simulators/server";
import { runPart } from "./child";

/** The bundled ad platforms, for demos, tests and training; on this machine's loopback only. */
await runPart(async () => {
  const { SIGNALBOX_DATA_DIR: dataDir, SIGNALBOX_SIMULATORS_PORT: port } = env();
  const simulators = await startSimulators({
    port,
    dataDir: path.join(dataDir, "simulators"),
    log: (line) => log.debug(line, "simulator"),
  });
  return { info: { port: Number(new URL(simulators.url).port) }, stop: simulators.stop };
});
