import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { contentHash, ROOT } from "./sources.mjs";

const OUTPUT = path.join(ROOT, "lib/infra/db/generated");
const STAMP = path.join(OUTPUT, ".hash");

/** Makes the Prisma client from prisma/schema unless the present one came from the same schema and version. */
export function generate() {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, "node_modules/prisma/package.json"), "utf8"));
  const hash = contentHash(["prisma/schema", "prisma.config.ts"], version);
  if (existsSync(path.join(OUTPUT, "client.ts")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return;
  try {
    execFileSync(process.execPath, [path.join(ROOT, "node_modules/prisma/build/index.js"), "generate"], {
      cwd: ROOT,
      // Generation is WebAssembly, but the command looks for a native schema engine and would download one.
      // biome-ignore lint/style/noProcessEnv: a child process needs the environment of this one
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true", PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
      stdio: ["ignore", "ignore", "pipe"],
    });
  } catch (error) {
    process.stderr.write(error.stderr);
    throw new Error("prisma generate failed");
  }
  writeFileSync(STAMP, hash);
}
