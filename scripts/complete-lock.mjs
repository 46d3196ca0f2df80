// Completes package-lock.json by the optional packages of other platforms. A registry that does not carry all of them makes
// npm leave them out of the lock, and "npm ci" then refuses it, here and everywhere. Run after every "npm install";
// with --check it only says what is missing.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./build/sources.mjs";

const FILE = path.join(ROOT, "package-lock.json");
const lock = JSON.parse(readFileSync(FILE, "utf8"));

/** Optional dependencies that no folder on the way up from their parent has an entry for. */
function missing() {
  return Object.entries(lock.packages).flatMap(([folder, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => !placesOf(folder, name).some((place) => lock.packages[place]))
      .map(([name, version]) => ({ name, version, dev: parent.dev === true })),
  );
}

function placesOf(folder, name) {
  const above = folder.lastIndexOf("/node_modules/");
  const here = folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`;
  if (!folder) return [here];
  return [here, ...placesOf(above === -1 ? "" : folder.slice(0, above), name)];
}

/** An entry says for which machine it is, so that npm does not even ask for it on another. */
function entryOf({ name, version, dev }) {
  const os = /(android|darwin|linux|win32|freebsd|openharmony)/.exec(name)?.[1];
  const cpu = /(arm64|x64|ia32|arm(?=-)|ppc64|riscv64|s390x|wasm32|loong64|mips64el)/.exec(name)?.[1];
  if (!cpu || !/^\d/.test(version)) throw new Error(`${name}@${version}: its machine or its exact version is not known`);
  const libc = os === "linux" ? [name.includes("musl") ? "musl" : "glibc"] : undefined;
  return { version, cpu: [cpu], ...(dev ? { dev } : {}), ...(libc ? { libc } : {}), optional: true, ...(os ? { os: [os] } : {}) };
}

const found = missing();
if (process.argv.includes("--check")) {
  for (const { name, version } of found)
    process.stdout.write(`package-lock.json lacks ${name}@${version}: run node scripts/complete-lock.mjs\n`);
  process.exitCode = found.length > 0 ? 1 : 0;
} else if (found.length > 0) {
  for (const one of found) lock.packages[`node_modules/${one.name}`] = entryOf(one);
  const { "": root, ...rest } = lock.packages;
  lock.packages = { "": root, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, "en"))) };
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`added ${found.length} packages of other platforms\n`);
}
