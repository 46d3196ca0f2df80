import path from "node:path";
import { closeCache } from "@/lib/infra/cache/cached-read";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { systemTx } from "@/lib/infra/db/transactions";
import { env } from "@/lib/infra/env";
import { migrate } from "@/lib/infra/migrate/migrate";
import { StartupError } from "@/lib/infra/postgres/startup-error";
import { startSimulators } from "@/lib/platforms/simulators/server";
import { seedDemo } from "@/prisma/seed/demo";
import { withEnvironment } from "../start/command-environment";
import type { Environment } from "../start/settings";

/** `npm run seed`: makes the demo workspaces unless they are there. */
export async function main(_args: string[], environment: Environment): Promise<void> {
  const result = await withEnvironment(environment, async (databaseUrl) => {
    await migrate(databaseUrl);
    try {
      await refuseBesideWorker();
      return await withSimulators((simulatorsUrl) => seedDemo({ password: env().SIGNALBOX_DEMO_PASSWORD, simulatorsUrl }));
    } finally {
      await closeCache();
      await disconnectPrisma();
    }
  });
  process.stdout.write(result === "seeded" ? "The demo workspaces are made.\n" : "The demo workspaces are there already.\n");
}

/** The demo's records are aged before they are numbered; a running worker would number them at once. */
async function refuseBesideWorker(): Promise<void> {
  const found = await systemTx(async (tx) => ({
    workers: await tx.workerHeartbeat.count({ where: { beatAt: { gt: new Date(Date.now() - 10_000) } } }),
    demos: await tx.tenant.count({ where: { demo: true } }),
  }));
  if (found.workers > 0 && found.demos === 0) {
    throw new StartupError("Signalbox is running on this database: stop it first, because the demo is made while no worker runs.");
  }
}

/** The demo's deployments need the simulators: the running ones, or some for as long as the work takes. */
async function withSimulators<T>(work: (url: string | null) => Promise<T>): Promise<T> {
  const { SIGNALBOX_SIMULATORS, SIGNALBOX_SIMULATORS_PORT: port, SIGNALBOX_DATA_DIR: dataDir } = env();
  if (SIGNALBOX_SIMULATORS === "off") return work(null);
  const url = `http://127.0.0.1:${port}`;
  const running = await fetch(`${url}/_sim`).then(
    (answer) => answer.ok,
    () => false,
  );
  if (running) return work(url);
  const own = await startSimulators({ port, dataDir: path.join(dataDir, "simulators") });
  try {
    return await work(own.url);
  } finally {
    await own.stop();
  }
}
