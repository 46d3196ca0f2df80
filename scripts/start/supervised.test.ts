import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pauseAfter, type Supervised, supervise } from "./supervised";

let folder: string;
let part: Supervised | undefined;
let lines: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "supervised-"));
  lines = [];
});
afterEach(async () => {
  await part?.stop();
  part = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Supervises a script, which finds its own folder in `here`. */
async function start(script: string, stopLimitMs = 10_000): Promise<Supervised> {
  const file = path.join(folder, "part.mjs");
  const preamble = `import fs from "node:fs"; const here = ${JSON.stringify(folder)}; const ready = () => process.send({ type: "ready", info: { pid: process.pid } });\n`;
  writeFileSync(file, preamble + script);
  part = await supervise({ name: "part", file, env: {}, stopLimitMs, log: (line) => lines.push(line) });
  return part;
}

const starts = () =>
  existsSync(path.join(folder, "pids")) ? readFileSync(path.join(folder, "pids"), "utf8").trim().split("\n").map(Number) : [];
const NOTED = 'fs.appendFileSync(here + "/pids", process.pid + "\\n"); process.on("disconnect", () => process.exit());\n';

describe("a supervised process", () => {
  it("is started again when it dies, and not when it is stopped", async () => {
    const { info, stop } = await start(`${NOTED}ready();`);
    process.kill(Number(info.pid), "SIGKILL");
    await expect.poll(() => starts().length, { timeout: 10_000 }).toBe(2);
    expect(lines).toEqual(["the part ended (SIGKILL) and is started again"]);
    await stop();
    const [, second = 0] = starts();
    expect(() => process.kill(second, 0)).toThrow("ESRCH");
    expect(lines).toHaveLength(1);
  });

  it("is killed when it does not stop in time", async () => {
    const { info, stop } = await start(`${NOTED}process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); ready();`, 100);
    await stop();
    expect(() => process.kill(Number(info.pid), 0)).toThrow("ESRCH");
  });

  it("passes on in one sentence why it cannot start", async () => {
    const refused = 'process.send({ type: "refused", message: "its port is in use." }, () => process.exit(1));';
    await expect(start(refused)).rejects.toThrow("The part cannot start: its port is in use.");
    await expect(start("process.exit(3);")).rejects.toThrow("The part ended before it was ready (code 3).");
    expect(lines).toEqual([]);
  });

  it("is back within five seconds however often it dies, and at once after a while of life", () => {
    const pauses: number[] = [];
    for (let death = 0; death < 8; death++) pauses.push(pauseAfter(pauses.at(-1) ?? null, 0));
    expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000, 4_000, 4_000]);
    expect(pauseAfter(4_000, 10_001)).toBe(250);
  });
});
