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
/** Deployed first, without faults: what the rate under fire is compared with. */
const CALM = 200;

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
      const calm = Math.min(count, CALM);
      say(`Arranging ${calm + count} checked tickets…`);
      const { tenantId, call, tickets } = await arrange(product.url, simulatorsUrl, {
        tickets: calm + count,
        platforms: ["meta", "tiktok"],
        accounts: ACCOUNTS,
        wholeEvery: 3,
      });
      const deploy = (ids: readonly string[]) =>
        each(ids, AT_ONCE, async (id) => {
          await call("POST", "/deploy", { ticket_id: id });
        });
      const timed = async (ids: readonly string[], before: number, tell: (ended: number) => void) => {
        const began = performance.now();
        const accepted = deploy(ids);
        await allEnded(databaseUrl, tenantId, before + ids.length, tell);
        await accepted;
        return (performance.now() - began) / 1_000;
      };
      say(`Deploying ${calm} in peace…`);
      const calmSeconds = await timed(tickets.slice(0, calm), 0, () => {});
      say(`Deploying ${count}, with faults and kills…`);
      let ended = 0;
      let databaseKills = 0;
      const chaos = startChaos(product, {
        seed: Number(seed),
        // Once after a quarter, once after two thirds of the way.
        killDatabaseAt: () => {
          const due = ended - calm > count * (databaseKills === 0 ? 0.25 : 0.66);
          if (due) databaseKills += 1;
          return due;
        },
      });
      const seconds = await timed(tickets.slice(calm), calm, (now) => {
        ended = now;
      });
      const struck = await chaos.stop();
      const truth = await onDatabase(databaseUrl, (client) => compare(client, tenantId, simulatorsUrl));
      report({ count, seconds, calm, calmSeconds }, struck, truth);
    });
  } finally {
    await product.stop();
  }
}

function report(run: { count: number; seconds: number; calm: number; calmSeconds: number }, struck: Struck, truth: Truth): void {
  const rate = run.count / run.seconds;
  const calmRate = run.calm / run.calmSeconds;
  const shown = (list: string[]) => (list.length === 0 ? "0" : `${list.length}\n    ${list.slice(0, 10).join("\n    ")}`);
  say(`
${run.calm} deployments in peace in ${run.calmSeconds.toFixed(0)} s: ${calmRate.toFixed(1)} per second
${run.count} deployments under fire in ${run.seconds.toFixed(0)} s: ${rate.toFixed(1)} per second, ${(rate / calmRate).toFixed(2)} of that
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
