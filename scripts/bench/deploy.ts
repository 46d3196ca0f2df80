import { StartupError } from "@/lib/infra/postgres/startup-error";
import { withEnvironment } from "../start/command-environment";
import type { Environment } from "../start/settings";
import { arrange } from "./deploy/arrange";
import { each } from "./deploy/caller";
import { type Struck, startChaos } from "./deploy/chaos";
import { allEnded, onDatabase } from "./deploy/ended";
import { compare, type Truth } from "./deploy/truth";
import { startProduct } from "./product";

const DEFAULT_COUNT = 1_000;
/** Accounts per platform: as many as an agency has, so that one account's quota is not what is measured. */
const ACCOUNTS = 4;
const AT_ONCE = 16;

/**
 * Deploys tickets over both platforms while the platforms fail at random, the worker is killed every few seconds and
 * PostgreSQL twice; then compares what is believed here with what exists there.
 * @throws Error when anything was made twice, lost, or is otherwise than it is known
 */
export async function benchDeploy(environment: Environment, [wanted, seed = "1"]: string[]): Promise<void> {
  const count = wanted === undefined ? DEFAULT_COUNT : Number(wanted);
  if (!Number.isInteger(count) || count < 2) throw new StartupError("Usage: npm run bench -- deploy [tickets, at least 2] [seed]");
  const product = await startProduct(environment, { simulators: true });
  const { simulatorsUrl } = product;
  if (simulatorsUrl === null) throw new Error("the simulators are off");
  try {
    await withEnvironment(Object.assign(environment, product.environment), async (databaseUrl) => {
      say(`Arranging ${count} checked tickets…`);
      const { tenantId, call, tickets } = await arrange(product.url, simulatorsUrl, {
        tickets: count,
        platforms: ["meta", "tiktok"],
        accounts: ACCOUNTS,
        wholeEvery: 3,
      });
      say("Deploying, with faults and kills…");
      let ended = 0;
      const began = performance.now();
      let databaseKills = 0;
      const chaos = startChaos(product, {
        seed: Number(seed),
        // Once after a quarter, once after two thirds of the way.
        killDatabaseAt: () => {
          const due = ended > count * (databaseKills === 0 ? 0.25 : 0.66);
          if (due) databaseKills += 1;
          return due;
        },
      });
      const accepted = each(tickets, AT_ONCE, async (id) => {
        await call("POST", "/deploy", { ticket_id: id });
      });
      await allEnded(databaseUrl, tenantId, count, (now) => {
        ended = now;
      });
      const seconds = (performance.now() - began) / 1_000;
      await accepted;
      const struck = await chaos.stop();
      const truth = await onDatabase(databaseUrl, (client) => compare(client, tenantId, simulatorsUrl));
      report(count, seconds, struck, truth);
    });
  } finally {
    await product.stop();
  }
}

function report(count: number, seconds: number, struck: Struck, truth: Truth): void {
  const shown = (list: string[]) => (list.length === 0 ? "0" : `${list.length}\n    ${list.slice(0, 10).join("\n    ")}`);
  say(`
${count} deployments in ${seconds.toFixed(0)} s: ${(count / seconds).toFixed(1)} per second
  faults played          ${struck.faults}
  worker killed          ${struck.workers} times
  PostgreSQL killed      ${struck.databases} times
  tickets                ${Object.entries(truth.tickets)
    .map(([status, number]) => `${status} ${number}`)
    .join(", ")}
  asked a person         ${truth.ambiguous}
  objects on platforms   ${truth.objects}
  unfinished             ${truth.unfinished}
  duplicates             ${shown(truth.duplicates)}
  lost                   ${shown(truth.lost)}
  known otherwise        ${shown(truth.untrue)}`);
  const wrong = truth.unfinished + truth.duplicates.length + truth.lost.length + truth.untrue.length;
  if (wrong > 0) throw new Error("what is believed here is not what is there");
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
