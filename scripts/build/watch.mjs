// Watches the sources of the processes named in the arguments and reports the name of each whose bundle has changed.
import { watch } from "node:fs";
import path from "node:path";
import { bundle } from "./bundle.mjs";
import { ROOT } from "./sources.mjs";

const QUIET_MS = 150; // editors write a file in several steps
const names = process.argv.slice(2);
let timer;

process.on("disconnect", () => process.exit(0));
for (const folder of ["lib", "inngest", "prisma", "scripts/start"]) {
  watch(path.join(ROOT, folder), { recursive: true }, (_event, file) => {
    if (!/\.(ts|json)$/.test(file ?? "") || /\.test\.ts$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(rebuild, QUIET_MS);
  });
}

async function rebuild() {
  for (const name of names) {
    try {
      const { changed } = await bundle([`start/${name}.ts`]);
      if (changed.length > 0) process.send(name);
    } catch {
      // esbuild has shown the error; the process runs on with what it had
    }
  }
}
