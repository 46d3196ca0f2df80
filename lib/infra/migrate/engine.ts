import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { SafePg } from "./safe-adapter";

/** Tables and enums that migrations make by hand and the Prisma schema does not describe: never to be dropped by a diff. */
export const FILTERS = {
  externalTables: [
    "job_cursors",
    "job_functions",
    "job_lanes",
    "job_runs",
    "job_slots",
    "job_steps",
    "job_throttles",
    "job_undelivered",
    "job_waiting",
    "job_waits",
  ].map((table) => `public.${table}`),
  externalEnums: [] as string[],
};

interface Bindings {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

/** The least schema the engine starts with; applying migrations needs no model. */
export const NO_MODELS: [string, string][] = [["schema.prisma", 'datasource db {\n  provider = "postgresql"\n}\n']];

let loaded: Promise<Bindings> | undefined;

/**
 * Runs `work` with the official Prisma schema engine, compiled to WebAssembly and so part of the npm package, connected
 * to `url`. Every connection is closed afterwards.
 */
export async function withSchemaEngine<T>(
  url: string,
  datamodels: [string, string][],
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  const { SchemaEngine } = await loaded;
  const factory = new SafePg(url);
  try {
    const engine = await SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await factory.close();
  }
}

async function load(): Promise<Bindings> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const code = readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const glue = bindings as unknown as Bindings;
  // Without this registry a panic inside the engine shows as "cannot read 'set_message'".
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.stderr.write(`${message}\n`) } });
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": withoutLingeringTimers() });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

/** The engine never clears the 10 s limit of its lock; a process that is done should not wait for it. */
function withoutLingeringTimers(): WebAssembly.ModuleImports {
  const imports: Record<string, unknown> = { ...bindings };
  for (const name of Object.keys(imports).filter((key) => key.startsWith("__wbg_setTimeout"))) {
    imports[name] = (callback: () => void, ms: number) => setTimeout(callback, ms >>> 0).unref();
  }
  return imports as WebAssembly.ModuleImports;
}
