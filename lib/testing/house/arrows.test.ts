import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

/** One import per arrow of STYLE.md that must not be; the file's name says where it stands. */
const FORBIDDEN: readonly (readonly [file: string, statement: string])[] = [
  ["lib/shared/to-infra.ts", 'import "@/lib/infra/log";'],
  ["lib/shared/to-domain.ts", 'import "@/lib/domain/brands/create-brand";'],
  ["lib/shared/to-react.ts", 'import "react";'],
  ["lib/infra/to-domain.ts", 'import "@/lib/domain/brands/create-brand";'],
  ["lib/infra/to-http.ts", 'import "@/lib/http/route";'],
  ["lib/infra/to-app.ts", 'import "@/app/page";'],
  ["lib/platforms/to-domain.ts", 'import "@/lib/domain/brands/create-brand";'],
  ["lib/media/to-http.ts", 'import "@/lib/http/route";'],
  ["lib/messaging/to-next.ts", 'import "next/headers";'],
  ["lib/domain/brands/to-http.ts", 'import "@/lib/http/route";'],
  ["lib/domain/brands/to-app.ts", 'import "@/app/page";'],
  ["lib/domain/brands/to-next.ts", 'import "next/headers";'],
  ["lib/domain/brands/to-internal.ts", 'import "@/lib/domain/markets/internal/market-row";'],
  ["lib/domain/brands/to-parent.ts", 'import "../markets/create-market";'],
  ["lib/http/to-domain.ts", 'import "@/lib/domain/brands/create-brand";'],
  ["lib/http/to-platforms.ts", 'import "@/lib/platforms/registry";'],
  ["lib/http/to-app.ts", 'import "@/app/page";'],
  ["lib/client/to-infra.ts", 'import "@/lib/infra/log";'],
  ["lib/client/to-use-case.ts", 'import "@/lib/domain/brands/create-brand";'],
  ["components/brands/to-infra.tsx", 'import "@/lib/infra/log";'],
  ["components/brands/to-use-case.tsx", 'import "@/lib/domain/brands/create-brand";'],
  ["components/brands/to-radix.tsx", 'import "@radix-ui/react-dialog";'],
  ["components/ui/to-domain.tsx", 'import "@/lib/domain/brands/brands.schema";'],
  ["inngest/functions/to-http.ts", 'import "@/lib/http/route";'],
  ["inngest/functions/to-app.ts", 'import "@/app/page";'],
  ["app/to-database.ts", 'import "@/lib/infra/db/client";'],
  ["app/to-internal.ts", 'import "@/lib/domain/markets/internal/market-row";'],
];

/** Imports the house is built on; a rule that reports one of them is too wide. */
const ALLOWED: readonly (readonly [file: string, statement: string])[] = [
  ["lib/shared/own.ts", 'import "@/lib/shared/errors";\nimport "zod";'],
  ["lib/infra/down.ts", 'import "@/lib/shared/errors";'],
  [
    "lib/domain/brands/down.ts",
    'import "@/lib/infra/authorize";\nimport "@/lib/domain/markets/get-market";\nimport "@/lib/platforms/registry";\nimport "./internal/row";',
  ],
  ["lib/http/down.ts", 'import "@/lib/infra/context";\nimport "next/headers";'],
  ["lib/client/schema.ts", 'import "@/lib/domain/brands/brands.schema";\nimport "@/lib/domain/brands/brands.rules";'],
  ["components/brands/schema.tsx", 'import "@/lib/domain/brands/brands.schema";\nimport "@/components/ui/button";'],
  ["components/ui/radix.tsx", 'import "@radix-ui/react-dialog";'],
  ["inngest/functions/down.ts", 'import "@/lib/domain/brands/create-brand";'],
  ["app/down.ts", 'import "@/lib/domain/brands/create-brand";\nimport "@/lib/http/route";\nimport "@/components/ui/button";'],
];

type Diagnostic = { category: string; location: { path: string | { file: string } } };

describe("import boundaries", () => {
  let house: string;
  let reported: { file: string; category: string }[];

  beforeAll(() => {
    house = mkdtempSync(path.join(os.tmpdir(), "signalbox-arrows-"));
    cpSync(path.join(root, "biome.json"), path.join(house, "biome.json"));
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
      writeFileSync(path.join(house, file), `${text}\n`);
    };
    for (const [file, statement] of [...FORBIDDEN, ...ALLOWED]) write(file, statement);
    write("lib/shared/round.ts", 'import { b } from "./about";\nexport const a = () => b;');
    write("lib/shared/about.ts", 'import { a } from "./round";\nexport const b = () => a;');
    write("lib/domain/brands/environment.ts", "export const home = process.env.HOME;");
    reported = lint(house);
  });

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it.each(FORBIDDEN)("%s may not say %s", (file) => {
    expect(reported).toContainEqual({ file, category: "lint/style/noRestrictedImports" });
  });

  it.each(ALLOWED)("%s may import what lies below it", (file) => {
    expect(reported.filter((each) => each.file === file)).toEqual([]);
  });

  it("go in no circle, and only lib/infra/env.ts reads the environment", () => {
    expect(reported).toContainEqual({ file: "lib/shared/round.ts", category: "lint/suspicious/noImportCycles" });
    expect(reported).toContainEqual({ file: "lib/domain/brands/environment.ts", category: "lint/style/noProcessEnv" });
  });
});

/** What Biome reports in a folder that has the house's own biome.json. It exits 1 when it finds anything, which it must. */
function lint(folder: string): { file: string; category: string }[] {
  const biome = path.join(root, "node_modules/@biomejs/biome/bin/biome");
  let output = "";
  try {
    execFileSync(process.execPath, [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."], {
      cwd: folder,
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    output = (error as { stdout: string }).stdout;
  }
  const { diagnostics } = JSON.parse(output) as { diagnostics: Diagnostic[] };
  return diagnostics.map(({ category, location }) => {
    const file = typeof location.path === "string" ? location.path : location.path.file;
    return { file: path.relative(folder, path.resolve(folder, file)), category };
  });
}
