import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build, stop } from "esbuild";
import { ROOT } from "./sources.mjs";

/**
 * Bundles TypeScript entries below scripts/ into .build/, packages left outside, `server-only` replaced by nothing and
 * `@/` resolved as tsconfig says. Files are renamed into place, so another process never reads half of one.
 * @returns the paths of the bundles in the order of `entries`, and which of them are other than before.
 */
export async function bundle(entries) {
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: entries.map((entry) => path.join("scripts", entry)),
    outbase: "scripts",
    outdir: ".build",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: false,
    write: false,
    platform: "node",
    format: "esm",
    target: "node24",
    packages: "external",
    sourcemap: "inline",
    sourcesContent: false,
    alias: { "server-only": path.join(ROOT, "scripts/build/empty.mjs") },
    logLevel: "error",
  });
  await stop(); // its service would live on beside a server that bundles only once
  const changed = [];
  for (const { path: file, text } of result.outputFiles) {
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
    changed.push(file);
  }
  return { files: entries.map((entry) => path.join(ROOT, ".build", entry.replace(/\.ts$/, ".mjs"))), changed };
}
