// Runs the TypeScript command scripts/commands/<name>.ts (or start/<name>.ts) with the arguments that follow.
import { pathToFileURL } from "node:url";
import { bundle } from "./build/bundle.mjs";
import { generate } from "./build/generate.mjs";
import { ROOT } from "./build/sources.mjs";

/** What a command starts as processes of their own. */
const BESIDE = { "start/main": ["start/web.ts", "start/worker.ts", "start/simulators.ts", "start/first-run.ts"] };

const [entry, ...args] = process.argv.slice(2);
if (Number(process.versions.node.split(".")[0]) < 22) {
  process.stderr.write('Signalbox brings its own Node: run it through npm ("npm start"), after "npm ci".\n');
  process.exit(1);
}
process.chdir(ROOT);
process.setSourceMapsEnabled(true);
generate();
const { files } = await bundle([`${entry}.ts`, ...(BESIDE[entry] ?? [])]);
const { main } = await import(pathToFileURL(files[0]).href);
try {
  // biome-ignore lint/style/noProcessEnv: handed on once, so that nothing else reads it
  await main(args, process.env);
} catch (error) {
  // What the person at the terminal can mend is one sentence; anything else is a bug and shows where it is.
  process.stderr.write(`${error?.name === "StartupError" ? error.message : (error?.stack ?? error)}\n`);
  process.exitCode = 1;
}
