import { readdirSync } from "node:fs";
import path from "node:path";
import { bundle } from "./build/bundle.mjs";
import { generate } from "./build/generate.mjs";
import { ROOT } from "./build/sources.mjs";
import { buildWeb } from "./build/web.mjs";

// Everything `npm start` runs: the Prisma client, the web pages, the bundles of the processes beside them.
try {
  generate();
  await bundle(
    ["start", "commands"].flatMap((folder) =>
      readdirSync(path.join(ROOT, "scripts", folder))
        .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
        .map((name) => `${folder}/${name}`),
    ),
  );
  buildWeb();
} catch (error) {
  process.stderr.write(`${error.message}\n`); // the tools have shown their own words
  process.exitCode = 1;
}
