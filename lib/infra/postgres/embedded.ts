import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { type Binaries, binaries } from "./binaries";
import { bootstrapEmbeddedRoles } from "./bootstrap";
import { type ClusterHome, clusterHome } from "./cluster-home";
import type { DataDirLock } from "./data-dir-lock";
import { initialiseCluster, lastLine, SERVER_ENVIRONMENT } from "./initdb";
import { endLeftovers, readPostmaster, until } from "./postmaster";
import { isAlive } from "./process-state";
import { type ServerAccount, serverAccount } from "./server-account";
import { reasonOf, StartupError } from "./startup-error";

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** Connection string of `signalbox_owner` to the database `signalbox`. */
  url: string;
  /** Connection string of the superuser, for tests and developers' commands. */
  superuserUrl: string;
  port: number;
  pid: number;
  /** Folder of the cluster, its log and its passwords. */
  home: string;
  /** Resolves when the server has ended, whoever ended it. */
  exited: Promise<void>;
  /** Fast shutdown: running transactions are rolled back, the files are left clean. Safe to call twice. */
  stop(): Promise<void>;
  /** Ends it at once, without waiting and without a clean shutdown: the next start replays the log. */
  quit(): void;
}

export interface EmbeddedPostgresOptions {
  /** Proof that nobody else uses the data directory. */
  lock: DataDirLock;
  log?: (message: string) => void;
  /** The port to take if it is free; any other free one otherwise. */
  port?: number;
  /** Server settings, for example `{ fsync: "off" }` in tests. */
  settings?: Record<string, string>;
}

const PORT_ATTEMPTS = 5;
const READY_LIMIT_MS = 120_000; // a crash recovery may have much to replay
const STOP_LIMIT_MS = 15_000;
const LOG_LIMIT_BYTES = 10_000_000;

/**
 * Starts the PostgreSQL of an npm package on a free port of 127.0.0.1, with its cluster in `<dataDir>/postgres`: makes
 * the cluster and its roles at the first start, ends what a `kill -9` left running, recovers.
 * @throws StartupError in one sentence when this machine does not let it.
 */
export async function startEmbeddedPostgres({
  lock,
  log = () => {},
  settings = {},
  ...wish
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = serverAccount();
  const home = clusterHome(lock.dataDir, account);
  const programs = binaries(account, home.shelter);
  await endLeftovers(home.cluster);
  await initialiseCluster(home, programs, account);
  const { child, port } = await launch({ account, home, programs, settings, port: wish.port });
  log(`PostgreSQL is ready on 127.0.0.1:${port}`);
  const exited = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });
  const stop = () => stopChild(child, exited);
  try {
    await bootstrapEmbeddedRoles(connectionString("postgres", home.passwords.superuser, port, "postgres"), home.passwords.owner);
  } catch (error) {
    await stop();
    throw new StartupError(`The embedded PostgreSQL in ${home.dir} started but could not be prepared: ${reasonOf(error)}`);
  }
  return {
    url: connectionString("signalbox_owner", home.passwords.owner, port, "signalbox"),
    superuserUrl: connectionString("postgres", home.passwords.superuser, port, "postgres"),
    port,
    pid: child.pid ?? 0,
    home: home.dir,
    exited,
    stop,
    quit: () => void child.kill("SIGQUIT"),
  };
}

/**
 * The connection string of the server that another process runs in this data directory, or null while there is none.
 * The port is read from the server's own `postmaster.pid`.
 */
export function findEmbeddedPostgres(dataDir: string): string | null {
  const home = clusterHome(dataDir, serverAccount());
  const postmaster = readPostmaster(home.cluster);
  return postmaster?.ready && isAlive(postmaster.pid)
    ? connectionString("signalbox_owner", home.passwords.owner, postmaster.port, "signalbox")
    : null;
}

interface Launch {
  account: ServerAccount;
  home: ClusterHome;
  programs: Binaries;
  settings: Record<string, string>;
  port: number | undefined;
}

async function launch(options: Launch): Promise<{ child: ChildProcess; port: number }> {
  let words = "";
  for (let attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
    const port = attempt === 0 && options.port ? options.port : await freePort();
    const logStart = rotate(options.home.log);
    const child = spawnServer(options, port);
    let over = false;
    child.once("exit", () => {
      over = true;
    });
    child.once("error", () => {
      over = true;
    });
    // Ready is what the server itself says in its pid file, under our child's pid. A connection that succeeds proves
    // nothing: another cluster may have answered.
    const isReady = () => {
      const postmaster = readPostmaster(options.home.cluster);
      return postmaster?.pid === child.pid && postmaster?.ready === true;
    };
    const inTime = await until(() => over || isReady(), READY_LIMIT_MS);
    if (inTime && !over) return { child, port };
    child.kill("SIGQUIT");
    words = readFileSync(options.home.log).subarray(logStart).toString("utf8");
    if (!words.includes("could not create any TCP/IP sockets")) break;
  }
  throw new StartupError(`The embedded PostgreSQL in ${options.home.dir} does not start: ${reason(words)} (log: ${options.home.log})`);
}

function spawnServer({ account, home, programs, settings }: Launch, port: number): ChildProcess {
  const log = openSync(home.log, "a", 0o600);
  const options = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings };
  try {
    return spawn(
      programs.postgres,
      ["-D", home.cluster, "-p", String(port), ...Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      {
        cwd: home.dir,
        env: SERVER_ENVIRONMENT,
        stdio: ["ignore", log, log],
        detached: true, // a terminal's Ctrl-C must reach us first, so that the database is the last to go
        ...(account.foreign ? { uid: account.uid, gid: account.gid } : {}),
      },
    );
  } finally {
    closeSync(log);
  }
}

async function stopChild(child: ChildProcess, exited: Promise<void>): Promise<void> {
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  if (gone()) return;
  child.kill("SIGINT");
  if (await until(gone, STOP_LIMIT_MS)) return;
  child.kill("SIGQUIT"); // no clean shutdown in time: the next start replays the log
  if (await until(gone, STOP_LIMIT_MS)) return;
  child.kill("SIGKILL");
  await exited;
}

/** Moves a log that has grown large aside; returns where the present one ends, in bytes. */
function rotate(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LOG_LIMIT_BYTES) return size;
  renameSync(file, `${file}.1`);
  return 0;
}

function reason(words: string): string {
  const fatal = words.split("\n").findLast((line) => line.includes("FATAL:"));
  return lastLine(fatal ? fatal.slice(fatal.indexOf("FATAL:") + 6) : words) || "no reason given";
}

function connectionString(user: string, password: string, port: number, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
