import autocannon from "autocannon";
import { Client } from "pg";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { createTenant } from "@/lib/infra/identity/setup/accounts";
import { createServiceKey } from "@/lib/infra/identity/setup/service-key";
import { newId } from "@/lib/shared/ids";
import { withEnvironment } from "../start/command-environment";
import type { Environment } from "../start/settings";
import { startProduct } from "./product";

const CAMPAIGNS = 100_000;
const CONNECTIONS = 20;
/** Short and many: whatever else the machine does then weighs on every case alike. The first round only warms up. */
const SECONDS = 2;
const ROUNDS = 9;
/** Transactions of each kind when the cost of row-level security is measured. */
const TRANSACTIONS = 2_000;
const SLUG = "bench";

/** `ofBare`: the median over the rounds of its rate beside the bare handler's in the same round. */
type Row = { name: string; rate: number; ofBare: number; p50: number; p99: number; failed: number };

/**
 * Create and list of campaigns with 100,000 of them in the workspace, beside a bare Next route handler
 * (`GET /api/health`) in the same run, interleaved; and what row-level security costs a list's SQL.
 */
export async function benchApi(environment: Environment): Promise<void> {
  const product = await startProduct(environment);
  try {
    // env() reads the process's own environment: the benchmark stands in for a command beside the running product.
    await withEnvironment(Object.assign(environment, product.environment), async (databaseUrl) => {
      const { key, brandId, marketId } = await arrange(databaseUrl);
      const rows = await load(product.url, { key, brandId, marketId });
      print(rows);
      await costOfIsolation(databaseUrl);
      await disconnectPrisma();
    });
  } finally {
    await product.stop();
  }
}

/** A workspace, its key, a brand and a market through the API, and the campaigns by SQL. */
async function arrange(databaseUrl: string) {
  const tenant = await createTenant({ slug: SLUG, name: "Bench" });
  const { key } = await createServiceKey({ tenantSlug: SLUG, role: "owner", name: "bench" });
  const [brandId, marketId] = [newId(), newId()];
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("begin");
  await client.query("select set_config('role', 'signalbox_system', true)");
  const by = [tenant.id];
  await client.query(
    `insert into brands (id, tenant_id, internal_code, name, search_text, updated_at) values ($2, $1, 'DIS', 'Distant Isles', 'Distant Isles DIS', now())`,
    [...by, brandId],
  );
  await client.query(
    `insert into markets (id, tenant_id, code, name, country, currency, time_zone, search_text, updated_at)
     values ($2, $1, 'US', 'United States', 'US', 'USD', 'America/New_York', 'United States US', now())`,
    [...by, marketId],
  );
  await client.query(
    `insert into campaigns (id, tenant_id, name, campaign_name, brand_id, market_id, scheme_version, brand_code, market_code, channel_code,
       year, name_segment, type, budget, currency, time_zone, tags, status, author_ids, created_by_id, created_by_kind, search_text, created_at, updated_at)
     select gen_random_uuid(), $1, 'DIS_US_MULTI_2026_Launch' || n, 'Launch ' || n, $2, $3, 1, 'DIS', 'US', 'MULTI', 2026, 'Launch' || n, 'multi',
       n % 90000, 'USD', 'America/New_York', array['t' || n % 50], (array['DRAFT','ACTIVE','PAUSED','COMPLETED'])[1 + n % 4], '{}', 'bench', 'system',
       'Launch ' || n || ' DIS_US_MULTI_2026_Launch' || n, now() - n * interval '1 minute', now() - n * interval '1 minute'
     from generate_series(1, $4::int) n`,
    [...by, brandId, marketId, CAMPAIGNS],
  );
  await client.query("commit");
  await client.query("vacuum analyze campaigns").catch(() => client.query("analyze campaigns"));
  await client.end();
  return { key, brandId, marketId };
}

async function load(url: string, { key, brandId, marketId }: { key: string; brandId: string; marketId: string }): Promise<Row[]> {
  const authorization = `Bearer ${key}`;
  const cases: Record<string, autocannon.Options> = {
    "bare Next route handler": { url: `${url}/api/health` },
    "list, first page": { url: `${url}/api/v1/campaigns?limit=20`, headers: { authorization } },
    "list, filtered and sorted": { url: `${url}/api/v1/campaigns?limit=20&status=ACTIVE&sort=-budget`, headers: { authorization } },
    "list, searched": { url: `${url}/api/v1/campaigns?limit=20&search=launch%2099`, headers: { authorization } },
    // Each call asks for what no call asked before, so none is answered by the cache; pages share their total.
    "list, unseen filter": {
      url: `${url}/api/v1/campaigns`,
      headers: { authorization },
      requests: [{ setupRequest: (request) => ({ ...request, path: `/api/v1/campaigns?limit=20&budget_min=${nextNumber()}` }) }],
    },
    "list, unseen page": {
      url: `${url}/api/v1/campaigns`,
      headers: { authorization },
      requests: [{ setupRequest: (request) => ({ ...request, path: `/api/v1/campaigns?limit=20&offset=${nextNumber()}` }) }],
    },
    "search, unseen words": {
      url: `${url}/api/v1/campaigns`,
      headers: { authorization },
      requests: [{ setupRequest: (request) => ({ ...request, path: `/api/v1/campaigns?limit=20&search=launch${nextNumber()}` }) }],
    },
    create: {
      url: `${url}/api/v1/campaigns`,
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      setupClient: (client) => {
        const next = () =>
          client.setBody(JSON.stringify({ campaign_name: `Made ${newId()}`, brand_id: brandId, market_id: marketId, budget: 100 }));
        next();
        client.on("response", next);
      },
    },
  };
  const results = new Map<string, autocannon.Result[]>();
  await mustAnswer(url, authorization);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, options] of Object.entries(cases)) {
      const result = await autocannon({ connections: CONNECTIONS, duration: SECONDS, ...options });
      if (round > 0) results.set(name, [...(results.get(name) ?? []), result]);
    }
  }
  const bare = [...results.values()][0] ?? [];
  return [...results].map(([name, runs]) => ({
    name,
    rate: mean(runs.map((run) => run.requests.average)),
    ofBare: median(runs.map((run, round) => run.requests.average / (bare[round]?.requests.average ?? Number.NaN))),
    p50: mean(runs.map((run) => run.latency.p50)),
    p99: mean(runs.map((run) => run.latency.p99)),
    failed: runs.reduce((sum, run) => sum + run.non2xx + run.errors, 0),
  }));
}

let numbers = 0;
function nextNumber(): number {
  numbers += 1;
  return numbers;
}

/** A wrong set-up would be measured as very fast refusals. */
async function mustAnswer(url: string, authorization: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/campaigns?limit=1`, { headers: { authorization } });
  if (!answer.ok) throw new Error(`the list answers ${answer.status}: ${await answer.text()}`);
}

function print(rows: Row[]): void {
  process.stdout.write(
    `\n${CAMPAIGNS.toLocaleString("en")} campaigns, ${CONNECTIONS} connections, ${ROUNDS - 1} rounds of ${SECONDS} s, interleaved\n\n`,
  );
  process.stdout.write(
    `${"".padEnd(28)}${"req/s".padStart(9)}${"of bare".padStart(9)}${"p50 ms".padStart(9)}${"p99 ms".padStart(9)}${"failed".padStart(9)}\n`,
  );
  for (const { name, rate, ofBare, p50, p99, failed } of rows) {
    const cells = [rate.toFixed(0), ofBare.toFixed(2), p50.toFixed(1), p99.toFixed(1), String(failed)];
    process.stdout.write(`${name.padEnd(28)}${cells.map((cell) => cell.padStart(9)).join("")}\n`);
  }
}

/** The same page of campaigns, in the same kind of transaction, under the policy and past it. */
async function costOfIsolation(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("begin");
  await client.query("select set_config('role', 'signalbox_system', true)");
  const { rows } = await client.query<{ id: string }>("select id from tenants where slug = $1", [SLUG]);
  await client.query("commit");
  const tenantId = rows[0]?.id;
  // signalbox_system has the policy `true`: the same plan without the workspace's condition.
  const run = async (role: string) => {
    const began = performance.now();
    await client.query("begin");
    await client.query("select set_config('role', $1, true), set_config('app.tenant_id', $2, true)", [role, tenantId]);
    await client.query({
      name: "page",
      text: "select * from campaigns where tenant_id = $1 and deleted_at is null order by created_at desc, id desc limit 20",
      values: [tenantId],
    });
    await client.query("commit");
    return performance.now() - began;
  };
  const times = { signalbox_app: [] as number[], signalbox_system: [] as number[] };
  for (let i = 0; i < TRANSACTIONS; i += 1)
    for (const role of ["signalbox_app", "signalbox_system"] as const) times[role].push(await run(role));
  await client.end();
  const under = median(times.signalbox_app);
  const past = median(times.signalbox_system);
  process.stdout.write(
    `\nrow-level security: page of 20 in a transaction, median ${under.toFixed(2)} ms under it, ${past.toFixed(2)} ms without, ratio ${(under / past).toFixed(2)}\n`,
  );
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
