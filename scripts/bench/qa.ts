import { loadCheckInput } from "@/lib/domain/tickets/internal/check-input";
import { hashedReadParts } from "@/lib/domain/tickets/internal/check-locked";
import { recheck, ruleSetVersion, runRules } from "@/lib/domain/tickets/qa/engine";
import type { QaInput } from "@/lib/domain/tickets/qa/qa.types";
import { QA_RULES } from "@/lib/domain/tickets/qa/registry";
import { type Ctx, systemContext } from "@/lib/infra/context";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { systemTx } from "@/lib/infra/db/transactions";
import { createServiceKey } from "@/lib/infra/identity/setup/service-key";
import { withEnvironment } from "../start/command-environment";
import type { Environment } from "../start/settings";
import { caller } from "./deploy/caller";
import { startProduct } from "./product";

const SLUG = "demo";
/** The first only warms up. */
const ROUNDS = 41;
const CHECKABLE = ["DRAFT", "QA_TESTING", "QA_FAILED", "READY_FOR_API"];
/** Source: the goal of issue "Trafficking that survives anything". In ms, median. */
const GOALS = { check: 20, recheck: 5 };

type Timing = { name: string; times: number[]; judged?: number[] };

/**
 * How long the rules take on every ticket of the demo, alone and through the API: a check from nothing, and a re-check
 * after the edits people make. The pure re-check includes hashing what it compares.
 */
export async function benchQa(environment: Environment): Promise<void> {
  const product = await startProduct(environment, { demo: true });
  try {
    await withEnvironment(Object.assign(environment, product.environment), async () => {
      const { id: tenantId } = await systemTx((tx) => tx.tenant.findUniqueOrThrow({ where: { slug: SLUG }, select: { id: true } }));
      const ctx = systemContext({ tenantId, actor: { kind: "system", id: "bench", label: "Bench" } });
      const inputs = await inputsOf(ctx);
      process.stdout.write(`\n${QA_RULES.length} rules, ${inputs.length} tickets of the demo, ${ROUNDS - 1} rounds\n\n`);
      print("the rules alone", pureTimings(inputs));
      const { key } = await createServiceKey({ tenantSlug: SLUG, role: "owner", name: "bench" });
      print("through the API", await restTimings(product.url, key));
      await disconnectPrisma();
    });
  } finally {
    await product.stop();
  }
}

/** All that QA looks at, for every ticket. */
async function inputsOf(ctx: Ctx): Promise<QaInput[]> {
  const tickets = await ctx.read((tx) => tx.ticket.findMany({ where: { deletedAt: null }, select: { id: true } }));
  const inputs: QaInput[] = [];
  for (const ticket of tickets) inputs.push((await ctx.read((tx) => loadCheckInput(tx, ctx, ticket))).input);
  return inputs;
}

/** An edit as people make it: `one` of the ticket, of its campaign, or of the workspace. */
const EDITS: Record<string, (input: QaInput) => QaInput> = {
  "nothing edited": (input) => input,
  "a word of the payload edited": (input) => ({
    ...input,
    ticket: { ...input.ticket, payload: { ...input.ticket.payload, landing_page_url: "https://example.com/bench" } },
  }),
  "the label edited": (input) => ({ ...input, ticket: { ...input.ticket, label: "bench" } }),
  "the campaign's budget edited": (input) => ({ ...input, campaign: { ...input.campaign, budget: "123456" } }),
  "forbidden words edited": (input) => ({
    ...input,
    settings: { ...input.settings, forbiddenWords: [...input.settings.forbiddenWords, "bench"] },
  }),
};

function pureTimings(inputs: readonly QaInput[]): Timing[] {
  const full: Timing = { name: "check", times: [] };
  const edited = Object.entries(EDITS).map(([name, edit]) => ({
    name: `re-check, ${name}`,
    times: [] as number[],
    judged: [] as number[],
    edit,
  }));
  const all: Timing = { name: "re-check, all of these", times: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const input of inputs) {
      const [took] = timed(() => runRules(input));
      const earlier = { ruleSetVersion, parts: hashedReadParts(input), findings: runRules(input) };
      if (round > 0) full.times.push(took);
      for (const { times, judged, edit } of edited) {
        const changed = edit(input);
        const [spent, result] = timed(() => recheck(changed, hashedReadParts(changed), earlier));
        if (round === 0) continue;
        times.push(spent);
        all.times.push(spent);
        judged.push(result.judged);
      }
    }
  }
  return [full, ...edited, all];
}

function timed<T>(work: () => T): [number, T] {
  const began = performance.now();
  const result = work();
  return [performance.now() - began, result];
}

type Ticket = { id: string; status: string; label: string | null; payload_config: Record<string, unknown> };

async function restTimings(url: string, key: string): Promise<Timing[]> {
  const call = caller(url, key);
  const { tickets } = await call<{ tickets: Ticket[] }>("GET", "/tickets?limit=200");
  const checkable = tickets.filter(({ status }) => CHECKABLE.includes(status));
  const check: Timing = { name: "POST /tickets/{id}/qa, nothing edited", times: [] };
  const after: Timing = { name: "POST /tickets/{id}/qa, payload edited", times: [] };
  const timedCall = async (id: string): Promise<number> => {
    const began = performance.now();
    await call("POST", `/tickets/${id}/qa`);
    return performance.now() - began;
  };
  for (let round = 0; round < 6; round += 1) {
    for (const { id, payload_config } of checkable) {
      const first = await timedCall(id);
      await call("PATCH", `/tickets/${id}`, { payload_config: { ...payload_config, landing_page_url: `https://example.com/${round}` } });
      const second = await timedCall(id);
      if (round === 0) continue;
      check.times.push(first);
      after.times.push(second);
    }
  }
  return [check, after];
}

function print(title: string, timings: readonly Timing[]): void {
  process.stdout.write(`${title.padEnd(46)}${"p50 ms".padStart(9)}${"p99 ms".padStart(9)}${"rules asked".padStart(13)}\n`);
  for (const { name, times, judged } of timings) {
    const asked = judged ? String(at(judged, 0.5)) : "";
    process.stdout.write(
      `${name.padEnd(46)}${at(times, 0.5).toFixed(2).padStart(9)}${at(times, 0.99).toFixed(2).padStart(9)}${asked.padStart(13)}${verdict(name, at(times, 0.5))}\n`,
    );
  }
  process.stdout.write("\n");
}

function verdict(name: string, median: number): string {
  const goal = name === "check" ? GOALS.check : name === "re-check, all of these" ? GOALS.recheck : null;
  return goal === null ? "" : `   goal ${goal} ms: ${median <= goal ? "reached" : "missed"}`;
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}
