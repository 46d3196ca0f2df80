import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const files = globSync("lib/domain/**/*.ts", { cwd: root }).filter((file) => !file.endsWith(".test.ts"));

/**
 * The exported asynchronous functions of a source text that take the caller's context first: by STYLE.md these are the
 * use cases (a rule about the context that touches no row is none). `body` is the text after the function's own opening brace, comments at its start left out.
 */
function useCasesOf(source: string): { name: string; body: string }[] {
  return [...source.matchAll(/^export (?:async )?function (\w+)(?:<[^>]*>)?\(\s*ctx: Ctx\b/gm)].flatMap((match) => {
    const rest = source.slice(match.index);
    const end = signatureEnd(rest);
    if (!match[0].includes("async") && !rest.slice(end).startsWith(": Promise<")) return [];
    const opening = /\{\n/.exec(rest.slice(end));
    const body = rest.slice(end + (opening ? opening.index + 2 : 0));
    return { name: match[1] ?? "", body: body.replace(/^(\s*\/\/.*\n|\s*\/\*[\s\S]*?\*\/)+/, "") };
  });
}

/** Index just past the parameters' closing parenthesis. */
function signatureEnd(text: string): number {
  let depth = 0;
  for (let i = text.indexOf("("); i < text.length; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return i + 1;
  }
  return text.length;
}

// What lies in internal/ is part of a use case: nobody outside the noun can reach it (arrows.test.ts).
const useCases = files
  .filter((file) => !file.includes("/internal/"))
  .flatMap((file) => {
    const source = readFileSync(path.join(root, file), "utf8");
    return useCasesOf(source).map((found) => ({ ...found, file, source }));
  });

describe("use cases", () => {
  it("are found where they are", () => {
    const text =
      'export async function a(\n  ctx: Ctx,\n  input: { b: (c: string) => void },\n): Promise<{ d: 1 }> {\n  // why\n  authorize(ctx, "x");\n}\n';
    expect(useCasesOf(text)).toEqual([{ name: "a", body: '  authorize(ctx, "x");\n}\n' }]);
    expect(useCasesOf("export function a(ctx: Ctx): Promise<void> {\n  b();\n}\n")).toHaveLength(1);
    expect(useCasesOf("export function a(ctx: Ctx): void {\n  b();\n}\n")).toEqual([]);
    expect(useCases.length).toBeGreaterThan(20);
  });

  it.each(useCases)("$file: $name asks for its permission before anything else", ({ body }) => {
    expect(body.trimStart()).toMatch(/^authorize\(ctx, /);
  });

  it.each(useCases)("$file starts with server-only", ({ source }) => {
    expect(source.startsWith('import "server-only";\n')).toBe(true);
  });

  it.each(useCases)("$file is named as its function, $name", ({ name, file }) => {
    expect(path.basename(file, ".ts")).toBe(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  });

  it.each(files.filter((file) => !/\.(schema|rules)\.ts$/.test(file)))("%s gets its database through a context or transaction", (file) => {
    const source = readFileSync(path.join(root, file), "utf8");
    expect(source).not.toMatch(/from "@\/lib\/infra\/db\/(client|transactions)"(?<!import type \{ Tx \} from "@\/lib\/infra\/db\/client")/);
  });
});
