import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Environment } from "../start/settings";

export type Product = {
  url: string;
  /** Where the bundled ad platforms listen; null without them. */
  simulatorsUrl: string | null;
  /** Of the process that supervises the parts. */
  pid: number;
  dataDir: string;
  environment: Environment;
  stop(): Promise<void>;
};

/** The whole product, as a newcomer starts it, in a data directory that goes with it; empty, unless the demo is asked for. */
export async function startProduct(environment: Environment, options: { simulators?: boolean; demo?: boolean } = {}): Promise<Product> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "signalbox-bench-"));
  const port = await freePort();
  const simulatorsPort = options.simulators ? await freePort() : null;
  const env = {
    ...environment,
    PORT: String(port),
    SIGNALBOX_DATA_DIR: dataDir,
    SIGNALBOX_DEMO: options.demo ? "on" : "off",
    ...(simulatorsPort === null ? { SIGNALBOX_SIMULATORS: "off" } : { SIGNALBOX_SIMULATORS_PORT: String(simulatorsPort) }),
    LOG_LEVEL: "error",
    DATABASE_URL: "",
    // A benchmark is not what a limit is for: refusals would be measured instead of work.
    SIGNALBOX_RATE_PER_SECOND: "1000000",
    SIGNALBOX_RATE_PER_MINUTE: "10000000",
  };
  const child = spawn(process.execPath, ["scripts/run.mjs", "start/main"], {
    env: env as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  const simulatorsUrl = simulatorsPort === null ? null : `http://127.0.0.1:${simulatorsPort}`;
  return { url, simulatorsUrl, pid: child.pid ?? 0, dataDir, environment: env, stop };
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error("the product did not start");
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
