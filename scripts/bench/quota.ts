import { StartupError } from "@/lib/infra/postgres/startup-error";
import { withEnvironment } from "../start/command-environment";
import type { Environment } from "../start/settings";
import { arrange } from "./deploy/arrange";
import { each } from "./deploy/caller";
import { allEnded, onDatabase } from "./deploy/ended";
import { startProduct } from "./product";

const DEFAULT_COUNT = 2_400;
const AT_ONCE = 16;
/** TikTok's basic level. Source: spec/platforms.md §2. */
const QUOTA_PER_MINUTE = 600;
const MINUTE_MS = 60_000;

/**
 * How close one advertiser's quota is used, and how often it is passed: deployments wait for one account of TikTok, whose
 * simulator enforces the basic level by the second and by the minute. The first minute is warm-up, the last is not full.
 */
export async function benchQuota(environment: Environment, [wanted]: string[]): Promise<void> {
  const count = wanted === undefined ? DEFAULT_COUNT : Number(wanted);
  if (!Number.isInteger(count) || count < 3 * QUOTA_PER_MINUTE) {
    throw new StartupError(`Usage: npm run bench -- quota [tickets, at least ${3 * QUOTA_PER_MINUTE}]`);
  }
  const product = await startProduct(environment, { simulators: true });
  const { simulatorsUrl } = product;
  if (simulatorsUrl === null) throw new Error("the simulators are off");
  try {
    await withEnvironment(Object.assign(environment, product.environment), async (databaseUrl) => {
      process.stdout.write(`Arranging ${count} checked tickets of one advertiser…\n`);
      const { tenantId, call, tickets } = await arrange(product.url, simulatorsUrl, {
        tickets: count,
        platforms: ["tiktok"],
        accounts: 1,
        wholeEvery: 0,
      });
      process.stdout.write("Deploying…\n");
      const accepted = each(tickets, AT_ONCE, async (id) => {
        await call("POST", "/deploy", { ticket_id: id });
      });
      await allEnded(databaseUrl, tenantId, count, () => {});
      await accepted;
      const calls = await onDatabase(databaseUrl, async (client) => {
        const { rows } = await client.query<{ at: Date; throttled: boolean }>(
          "select started_at as at, outcome = 'throttled' as throttled from deployment_attempts where tenant_id = $1 order by started_at",
          [tenantId],
        );
        return rows.map(({ at, throttled }) => ({ at: at.getTime(), throttled }));
      });
      report(calls);
    });
  } finally {
    await product.stop();
  }
}

function report(calls: readonly { at: number; throttled: boolean }[]): void {
  const first = calls[0]?.at ?? 0;
  const minutes = Math.floor(((calls.at(-1)?.at ?? first) - first) / MINUTE_MS);
  const warm = calls.filter(({ at }) => at >= first + MINUTE_MS && at < first + minutes * MINUTE_MS);
  const throttled = warm.filter((one) => one.throttled).length;
  const perMinute = warm.length / Math.max(1, minutes - 1);
  process.stdout.write(`
${calls.length} calls, of which ${warm.length} in ${minutes - 1} full minutes after the first
  used of the quota     ${((100 * perMinute) / QUOTA_PER_MINUTE).toFixed(1)} % (${perMinute.toFixed(0)} of ${QUOTA_PER_MINUTE} calls a minute)
  throttled             ${throttled} (${((100 * throttled) / Math.max(1, warm.length)).toFixed(2)} %)
`);
}
