import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { contentHash, ROOT } from "./sources.mjs";

const STAMP = path.join(ROOT, ".build/next.hash");
const SOURCES = [
  ...["app", "components", "inngest", "lib", "public", "prisma/schema"],
  ...["next.config.ts", "postcss.config.mjs", "tailwind.config.ts", "tsconfig.json", "instrumentation.ts", "package-lock.json"],
];

/** Whether the production build in .next is that of the present sources. */
function isWebBuilt() {
  return existsSync(path.join(ROOT, ".next/BUILD_ID")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === contentHash(SOURCES);
}

/** Runs `next build` unless it would make what is there already. Its output is shown only when it fails. */
export function buildWeb() {
  if (isWebBuilt()) return;
  const hash = contentHash(SOURCES);
  rmSync(STAMP, { force: true });
  process.stderr.write("  signalbox: building the web pages, which takes a minute or two\n");
  try {
    execFileSync(process.execPath, [path.join(ROOT, "node_modules/next/dist/bin/next"), "build"], {
      cwd: ROOT,
      // biome-ignore lint/style/noProcessEnv: a child process needs the environment of this one
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 64_000_000,
    });
  } catch (error) {
    process.stderr.write(`${error.stdout}${error.stderr}\n`);
    throw new Error("next build failed");
  }
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, hash);
}
