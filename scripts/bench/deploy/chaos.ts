import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Product } from "../product";

/** Numbers that look random and are the same in every run: a run that found something can be had again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const META_THROTTLE = { error: { message: "User request limit reached", type: "OAuthException", code: 17, error_subcode: 2446079 } };
const TIKTOK_THROTTLE = { code: 40100, message: "Too many requests in this second", request_id: "bench" };

/** Ways in which platforms fail without being wrong: each may strike before or after the work was done. */
const FAULTS: readonly Record<string, unknown>[] = [
  { status: 429, headers: { "retry-after": "1" } },
  { status: 500 },
  { status: 502 },
  { status: 503, after_commit: true },
  { status: 504, after_commit: true },
  { drop: true },
  { drop: true, after_commit: true },
  { drop: true, after_commit: true },
  { delay_ms: 1_500 },
  { delay_ms: 1_500, after_commit: true },
  { platform: "meta", status: 400, headers: { "retry-after": "1" }, body: META_THROTTLE },
];
/** Stops an account for a minute, because the platform does not say for how long it means it: seldom, or nothing else happens. */
const RARE_FAULT = { platform: "tiktok", status: 200, body: TIKTOK_THROTTLE };
const RARE = 0.02;
/** More than these waiting for a victim would fail every call: a platform that is down, not one that has faults. */
const MOST_FAULTS_AHEAD = 3;

export type Struck = { faults: number; workers: number; databases: number };

/** A worker that is killed before it has started has nothing to lose: such a kill would prove nothing. */
const YOUNGEST_VICTIM_SECONDS = 3;

type Chaos = { stop(): Promise<Struck> };

/** Plays faults on the platforms and kills the worker every few seconds, and PostgreSQL twice, until stopped. */
export function startChaos(product: Product, options: { seed: number; killDatabaseAt: () => boolean }): Chaos {
  const random = seeded(options.seed);
  const struck: Struck = { faults: 0, workers: 0, databases: 0 };
  let stopping = false;
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  const faults = async () => {
    while (!stopping) {
      await pause(150 + random() * 500);
      const ahead = await fetch(`${product.simulatorsUrl}/_sim/faults`)
        .then((answer) => answer.json() as Promise<{ faults: unknown[] }>)
        .catch(() => null);
      if (!ahead || ahead.faults.length >= MOST_FAULTS_AHEAD) continue;
      const fault = random() < RARE ? RARE_FAULT : FAULTS[Math.floor(random() * FAULTS.length)];
      const method = random() < 0.3 ? {} : { method: "POST" };
      const answer = await fetch(`${product.simulatorsUrl}/_sim/faults`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...fault, ...method, times: 1 + Math.floor(random() * 2) }),
      }).catch(() => null);
      if (answer?.ok) struck.faults += 1;
    }
  };
  const kills = async () => {
    while (!stopping) {
      await pause(1_000 + random() * 4_000);
      if (stopping) return;
      const worker = partOf(product.pid, "worker");
      if (worker !== null && worker.seconds >= YOUNGEST_VICTIM_SECONDS && killed(worker.pid)) struck.workers += 1;
      if (struck.databases < 2 && options.killDatabaseAt()) {
        const postmaster = postmasterOf(product.dataDir);
        if (postmaster !== null && killed(postmaster)) struck.databases += 1;
      }
    }
  };
  const running = Promise.all([faults(), kills()]);
  return {
    async stop() {
      stopping = true;
      await running;
      await fetch(`${product.simulatorsUrl}/_sim/faults`, { method: "DELETE" });
      return struck;
    },
  };
}

/** The process of one part among the supervisor's children, and its age; null while it is between two lives. */
function partOf(supervisor: number, name: string): { pid: number; seconds: number } | null {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,etimes=,args="], { encoding: "utf8" }).split("\n");
  for (const line of lines) {
    const [, pid, parent, seconds, args] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (Number(parent) === supervisor && args && new RegExp(`[/-]${name}\\.m?js\\b`).test(args))
      return { pid: Number(pid), seconds: Number(seconds) };
  }
  return null;
}

function postmasterOf(dataDir: string): number | null {
  const file = path.join(dataDir, "postgres", "cluster", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : null;
}

function killed(pid: number): boolean {
  try {
    process.kill(pid, "SIGKILL");
    return true;
  } catch {
    return false;
  }
}
