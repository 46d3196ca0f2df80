import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { build } from "esbuild";

const ROOT = path.resolve(import.meta.dirname, "../../../..");

/** Bundles the worker process of the tests once, below the repository, so that its packages are found. */
export async function bundleWorker(): Promise<string> {
  const outfile = path.join(ROOT, ".build", "test", `job-worker-${process.pid}.mjs`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [path.join(import.meta.dirname, "worker-process.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    packages: "external",
    sourcemap: "inline",
    alias: { "server-only": path.join(ROOT, "lib/testing/empty.ts") },
    logLevel: "error",
  });
  return outfile;
}

/** Starts one; resolves when it works. */
export async function spawnWorker(bundle: string, databaseUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--enable-source-maps", bundle, databaseUrl], {
    stdio: ["ignore", "pipe", "pipe"],
    // biome-ignore lint/style/noProcessEnv: handed on to the child
    env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: "silent", NODE_ENV: "test" },
  });
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words += chunk;
  });
  await Promise.race([
    once(child.stdout as NonNullable<typeof child.stdout>, "data"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`the worker process ended with ${code}: ${words}`))),
  ]);
  return child;
}

/** Ends it the hard way and waits until it is gone. */
export async function killWorker(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
