import { spawnSync } from "node:child_process";
import path from "node:path";
import { generate } from "./build/generate.mjs";
import { ROOT } from "./build/sources.mjs";

// Format, lint and import boundaries, types, dead code. Everything runs even when something fails, so that one run shows all.
const STEPS = [
  ["biome", "check", "--error-on-warnings"],
  ["next", "typegen"],
  // The routes of a development server that ran before may be others than those of the sources.
  ["tsc", "--noEmit", "-p", "tsconfig.check.json"],
  ["knip", "--no-progress"],
  ["node", "scripts/complete-lock.mjs", "--check"],
];

generate();
const failed = STEPS.filter(([command, ...args]) => {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(path.join(ROOT, "node_modules/.bin", command), args, {
    cwd: ROOT,
    encoding: "utf8",
    // biome-ignore lint/style/noProcessEnv: a child process needs the environment of this one
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: process.stdout.isTTY ? "1" : "0" },
  });
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  if (status !== 0) process.stdout.write(`${stdout}${stderr}`);
  process.stdout.write(`${status === 0 ? "ok    " : "failed"} ${command} ${args.join(" ")} (${seconds} s)\n`);
  return status !== 0;
});
process.exitCode = failed.length > 0 ? 1 : 0;
