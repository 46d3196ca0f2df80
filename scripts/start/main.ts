import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { checkDatabase, migrate } from "@/lib/infra/migrate/migrate";
import { lockDataDir } from "@/lib/infra/postgres/data-dir-lock";
import { StartupError } from "@/lib/infra/postgres/startup-error";
import { watchSources } from "./hot-reload";
import { checkPort } from "./ports";
import { secretOf } from "./secret";
import { openDatabase } from "./server-database";
import { type Environment, readSettings, refuseUnsafe, type Settings } from "./settings";
import { Shutdown, Stopped } from "./shutdown";
import { summary } from "./summary";
import { runOnce, supervise } from "./supervised";

/** Requests in flight get 10 s in the web process, running steps 20 s in the worker; then they are killed. */
const WEB_STOP_MS = 12_000;
const WORKER_STOP_MS = 25_000;
const SIMULATORS_STOP_MS = 3_000;

/**
 * `npm start`: checks, builds when needed, database, migrations, first run, then web server, worker and simulators, each
 * in a process of its own; stays until Ctrl-C or SIGTERM and stops everything in the reverse order. `--dev`: the same
 * with hot reload.
 * @throws StartupError in one sentence for whatever the person at the terminal can mend.
 */
export async function main(args: string[], environment: Environment): Promise<void> {
  const began = performance.now();
  const dev = args.includes("--dev");
  const settings = readSettings(environment);
  refuseUnsafe(settings);
  const shutdown = new Shutdown(environment.npm_lifecycle_event !== undefined);
  try {
    const running = await startAll({ settings, environment, dev, shutdown });
    process.stdout.write(summary({ ...running, settings, dev, seconds: (performance.now() - began) / 1_000 }));
    await shutdown.asked;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    await shutdown.run();
  }
}

interface Plan {
  settings: Settings;
  environment: Environment;
  dev: boolean;
  shutdown: Shutdown;
}

async function startAll({ settings, environment, dev, shutdown }: Plan) {
  const lock = await lockDataDir(settings.dataDir, "start");
  shutdown.onStop(async () => lock.release());
  await checkPorts(settings);
  const database = await openDatabase(settings, lock, shutdown, say);
  await checkDatabase(database.url);
  shutdown.check();
  if (!dev) await build(environment, shutdown);
  const applied = await migrate(database.url);
  if (applied.length > 0) say(`applied ${applied.length} migration${applied.length > 1 ? "s" : ""} to the database`);
  shutdown.check();

  const env = partEnvironment({ settings, environment, dev, databaseUrl: database.url });
  const part = async (name: string, bundle: string, stopLimitMs: number) => {
    shutdown.check();
    const started = await supervise({ name, file: bundleOf(bundle), env, stopLimitMs, log: say });
    shutdown.onStop(() => started.stop());
    return started;
  };
  // In this order: the demo's deployments reach the simulators, and its records are aged before a worker numbers them.
  const simulators = settings.simulators ? await part("simulators", "simulators", SIMULATORS_STOP_MS) : null;
  if (simulators) env.SIGNALBOX_SIMULATORS_PORT = String(simulators.info.port); // 0 was any free one
  const { setupToken } = await runOnce({ name: "first run", file: bundleOf("first-run"), env }, shutdown);
  const worker = await part("worker", "worker", WORKER_STOP_MS);
  const web = await part("web server", "web", WEB_STOP_MS);
  if (dev) shutdown.onStop(watchSources({ worker, simulators, web }));
  return {
    webPort: Number(web.info.port),
    simulatorsPort: simulators ? Number(simulators.info.port) : null,
    embeddedPort: database.embeddedPort,
    setupToken: typeof setupToken === "string" ? setupToken : null,
  };
}

async function checkPorts(settings: Settings): Promise<void> {
  await checkPort(settings.host, settings.port, "PORT");
  if (settings.simulators) await checkPort("127.0.0.1", settings.simulatorsPort, "SIGNALBOX_SIMULATORS_PORT");
}

/** Builds what is missing or stale; takes milliseconds when nothing is. */
async function build(environment: Environment, shutdown: Shutdown): Promise<void> {
  const child = spawn(process.execPath, ["scripts/build.mjs"], {
    env: environment as NodeJS.ProcessEnv,
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  void shutdown.asked.then(() => child.kill("SIGTERM"));
  const [code] = (await once(child, "exit")) as [number | null];
  shutdown.check();
  if (code !== 0) throw new StartupError("Signalbox could not be built; the reason stands above.");
}

/** The parts' environment: everything given, completed by what was made here. */
function partEnvironment({ settings, environment, dev, databaseUrl }: Omit<Plan, "shutdown"> & { databaseUrl: string }) {
  return {
    ...environment,
    NODE_ENV: dev ? "development" : "production",
    DATABASE_URL: databaseUrl,
    SIGNALBOX_DATA_DIR: settings.dataDir,
    SIGNALBOX_SECRET: secretOf(settings),
    NEXT_TELEMETRY_DISABLED: "1",
    // On a terminal the block that tells where to go should stay in sight; LOG_LEVEL=info shows every request.
    LOG_LEVEL: settings.logLevel ?? (process.stdout.isTTY ? "warn" : "info"),
  } as Record<string, string | undefined>;
}

function bundleOf(name: string): string {
  return path.resolve(".build/start", `${name}.mjs`);
}

function say(line: string): void {
  process.stderr.write(`  signalbox: ${line}\n`);
}
