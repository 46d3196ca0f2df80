import { type ChildProcess, spawn } from "node:child_process";
import { StartupError } from "@/lib/infra/postgres/startup-error";
import type { ChildMessage } from "./messages";
import type { Shutdown } from "./shutdown";

type Info = Record<string, string | number | boolean | null>;

export interface SupervisedOptions {
  /** For people: "web server", "worker". */
  name: string;
  /** The bundle it runs. */
  file: string;
  env: Record<string, string | undefined>;
  /** How long a clean stop may take before it is killed. */
  stopLimitMs: number;
  log(line: string): void;
}

/** A process that is kept alive: when it dies it is started again, after a pause that doubles with every early death. */
export interface Supervised {
  /** What the first start reported. */
  info: Info;
  restart(): void;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 250;
/** Whatever killed it, it is back within the five seconds in which a dead worker's jobs are taken over. */
const LONGEST_PAUSE_MS = 4_000;
/** After a life of this length a death counts as the first one again. */
const HEALTHY_MS = 10_000;

/** How long to wait before the next start, in ms: after a first death at once, after each early one twice as long. */
export function pauseAfter(last: number | null, livedMs: number): number {
  if (last === null || livedMs > HEALTHY_MS) return FIRST_PAUSE_MS;
  return Math.min(last * 2, LONGEST_PAUSE_MS);
}

/**
 * Starts a process and keeps it alive. Resolves when it first reports that it is ready.
 * @throws StartupError with its own words when the first start fails.
 */
export async function supervise(options: SupervisedOptions): Promise<Supervised> {
  let stopping = false;
  let wanted = false;
  let pause: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let current = launch(options);
  const info = await current.ready;
  watch(current);

  function watch(run: Run): void {
    void run.exited.then(({ how, livedMs }) => {
      if (stopping) return;
      pause = pauseAfter(pause, livedMs);
      options.log(
        wanted ? `the ${options.name} is started again with new code` : `the ${options.name} ended (${how}) and is started again`,
      );
      wanted = false;
      timer = setTimeout(() => {
        current = launch(options);
        current.ready.catch((error: unknown) => options.log(error instanceof Error ? error.message : String(error)));
        watch(current);
      }, pause);
    });
  }

  return {
    info,
    restart() {
      pause = null;
      wanted = true;
      current.child.kill("SIGTERM");
    },
    async stop() {
      stopping = true;
      clearTimeout(timer);
      const kill = setTimeout(() => current.child.kill("SIGKILL"), options.stopLimitMs);
      current.child.kill("SIGTERM");
      await current.exited;
      clearTimeout(kill);
    },
  };
}

/**
 * Runs a process that reports and ends, and returns its report. It is killed when a stop is asked for.
 * @throws StartupError with its own words when it fails; Stopped.
 */
export async function runOnce(options: Pick<SupervisedOptions, "name" | "file" | "env">, shutdown: Shutdown): Promise<Info> {
  const run = launch(options);
  void shutdown.asked.then(() => run.child.kill("SIGKILL"));
  try {
    const info = await run.ready;
    await run.exited;
    return info;
  } catch (error) {
    shutdown.check();
    throw error;
  }
}

interface Run {
  child: ChildProcess;
  ready: Promise<Info>;
  exited: Promise<{ how: string; livedMs: number }>;
}

function launch({ name, file, env }: Pick<SupervisedOptions, "name" | "file" | "env">): Run {
  const started = performance.now();
  const child = spawn(process.execPath, ["--enable-source-maps", file], {
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true, // a terminal's Ctrl-C reaches the supervisor alone, which stops the parts in their order
  });
  const exited = new Promise<{ how: string; livedMs: number }>((resolve) => {
    const over = (how: string) => resolve({ how, livedMs: performance.now() - started });
    child.once("exit", (code, signal) => over(signal ?? `code ${code}`));
    child.once("error", (error) => over(error.message));
  });
  const ready = new Promise<Info>((resolve, reject) => {
    child.on("message", (message: ChildMessage) => {
      if (message.type === "ready") resolve(message.info);
      else reject(new StartupError(`The ${name} cannot start: ${message.message.replace(/\.$/, "")}.`));
    });
    void exited.then(({ how }) => reject(new StartupError(`The ${name} ended before it was ready (${how}).`)));
  });
  ready.catch(() => {}); // also seen by whoever awaits it
  return { child, ready, exited };
}
