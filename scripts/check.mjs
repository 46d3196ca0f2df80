// Format, lint and import boundaries, types, dead code, lock file. Everything runs even when something fails, so that one
// run shows all that is to be mended.
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { generate } from "./build/generate.mjs";
import { ROOT } from "./build/sources.mjs";

const execute = promisify(execFile);

/** Runs commands one after the other until one fails; shows a failed one's output. True when all went well. */
async function steps(...commands) {
  for (const [command, ...args] of commands) {
    const began = performance.now();
    const failure = await execute(path.join(ROOT, "node_modules/.bin", command), args, {
      cwd: ROOT,
      maxBuffer: 64_000_000,
      // biome-ignore lint/style/noProcessEnv: a child process needs the environment of this one
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: process.stdout.isTTY ? "1" : "0" },
    }).then(
      () => null,
      (error) => error,
    );
    if (failure) process.stdout.write(`${failure.stdout}${failure.stderr}`);
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    process.stdout.write(`${failure ? "failed" : "ok    "} ${command} ${args.join(" ")} (${seconds} s)\n`);
    if (failure) return false;
  }
  return true;
}

generate();
const results = await Promise.all([
  steps(["biome", "check", "--error-on-warnings"], ["node", "scripts/complete-lock.mjs", "--check"]),
  // The development server keeps types of its own, of the routes that were there when it ran: the check leaves them out.
  steps(["next", "typegen"], ["tsc", "-p", "tsconfig.check.json"]),
  steps(["knip", "--no-progress"]),
]);
process.exitCode = results.every(Boolean) ? 0 : 1;
