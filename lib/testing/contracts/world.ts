import type { Contract } from "@/lib/http/contract";
import { systemTx } from "@/lib/infra/db/transactions";
import { cookieNames } from "@/lib/infra/identity/sessions/session-cookies";
import { beginSession } from "@/lib/infra/identity/sessions/session-rows";
import { writeSessionToken } from "@/lib/infra/identity/sessions/session-token";
import { createServiceKey } from "@/lib/infra/identity/setup/service-key";
import { newId } from "@/lib/shared/ids";
import { ROLES, type Role } from "@/lib/shared/permissions";
import { createTestMember, createTestTenant, type TestTenant } from "@/lib/testing/context";
import type { Api } from "./api";
import { contractOf } from "./conformance";
import type { Ids } from "./samples";

/** A workspace with a key per role, one row of every noun, made through the API as a client makes them, and a browser. */
export type World = { tenant: TestTenant; keys: Readonly<Record<Role, string>>; ids: Ids; browser: Browser };

/** Someone signed in twice: the cookie of one session, and the ids of both. */
type Browser = { cookie: string; sessionId: string; otherSessionId: string; userId: string };

/** Told of each operation that answered as it is meant to. */
export type Watch = (contract: Contract) => void;

/** The noun in an address → the id that stands for one of its rows. A new noun needs a line here and a row in `rowsOf`. */
const SUBJECTS: Readonly<Record<string, string>> = {
  markets: "market_id",
  brands: "brand_id",
  channels: "channel_id",
  campaigns: "campaign_id",
  connections: "connection_id",
  runs: "run_id",
  tickets: "ticket_id",
  rules: "rule_id",
  "checklist-items": "checklist_item_id",
  "api-keys": "api_key_id",
  sessions: "session_id",
  settings: "setting_key",
  bulk: "bulk_id",
};

/** Makes a world. Costs a few dozen calls: one per file is enough, unless its calls change what others rely on. */
export async function createWorld(api: Api, watch: Watch = () => {}): Promise<World> {
  const tenant = await createTestTenant();
  const entries = await Promise.all(
    ROLES.map(async (role) => [role, (await createServiceKey({ tenantSlug: tenant.slug, role, name: role })).key] as const),
  );
  const keys = Object.fromEntries(entries) as Record<Role, string>;
  const browser = await signIn(tenant);
  const ids = {
    ...(await rowsOf(api, keys.owner, watch)),
    run_id: await failedRun(tenant),
    session_id: browser.sessionId,
    assignee_id: browser.userId,
  };
  return { tenant, keys, browser, ids };
}

/** Sessions begin at the sign-in form, not in `/api/v1`. */
async function signIn(tenant: TestTenant): Promise<Browser> {
  const { userId } = await createTestMember(tenant, "marketer");
  const origin = { address: "127.0.0.1", userAgent: "Test" };
  const [token, other] = [await beginSession(userId, origin), await beginSession(userId, origin)];
  const cookie = `${cookieNames(false).session}=${writeSessionToken(token)}`;
  return { cookie, userId, sessionId: token.sessionId, otherSessionId: other.sessionId };
}

/** Runs are made by the worker, which does not run here. */
async function failedRun({ id }: TestTenant): Promise<string> {
  const run = newId();
  const limits = JSON.stringify([{ key: "sample", limit: 1 }]);
  await systemTx(
    (tx) => tx.$executeRaw`
      insert into job_runs (id, function_id, event_id, tenant_id, event, limits, status, last_error, ended_at)
      values (${run}::uuid, 'signalbox-sample', ${run}, ${id}::uuid, '{"name": "it.happened", "data": {}}', ${limits}::json, 'failed',
        '{"name": "Error", "message": "It failed"}', now())`,
  );
  return run;
}

async function rowsOf(api: Api, key: string, watch: Watch): Promise<Ids> {
  const post = async <T>(path: string, values: Ids, body?: unknown) => {
    const json = await api.get<T>(
      "POST",
      path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ""),
      { key, body },
    );
    const contract = contractOf("POST", path);
    if (contract) watch(contract);
    return json;
  };
  const create = async (path: string, body: unknown) => (await post<{ id: string }>(path, {}, body)).id;
  const market_id = await create("/api/v1/markets", {
    code: "US",
    name: "United States",
    country: "US",
    region: "North America",
    currency: "USD",
    timezone: "America/New_York",
  });
  const brand_id = await create("/api/v1/brands", { name: "Disney", internal_code: "DIS", family_friendly: true });
  const channel_id = await create("/api/v1/channels", { platform_name: "Meta", api_identifier: "meta" });
  const campaign_id = await create("/api/v1/campaigns", {
    campaign_name: "Moana Launch",
    brand_id,
    market_id,
    channel_id,
    budget: 5000,
    currency: "USD",
    start_date: inDays(10),
    end_date: inDays(40),
  });
  const connection_id = await create("/api/v1/connections", {
    platform: "Meta",
    name: "Meta, training",
    account_id: "123456789",
    currency: "USD",
    timezone: "America/New_York",
    environment: "simulator",
    credentials: { access_token: "EAAtoken0123456789" },
  });
  const ticket_id = await create("/api/v1/tickets", { campaign_id, channel_id, request_type: "CREATE_CAMPAIGN", payload_config: PAYLOAD });
  const comment_id = (await post<{ id: string }>("/api/v1/tickets/{id}/comments", { id: ticket_id }, { body: "Looks right" })).id;
  const api_key_id = await create("/api/v1/api-keys", { name: "Reporting", scopes: ["campaign:read"], expires_at: inDays(300) });
  // a second ticket, checked and accepted for deployment; no worker runs here, so its task stays queued
  const second = { campaign_id, channel_id, request_type: "CREATE_CAMPAIGN", payload_config: PAYLOAD };
  const id = await create("/api/v1/tickets", second);
  const checked = await post<{ status: string; findings: unknown[] }>("/api/v1/tickets/{id}/qa", { id });
  if (checked.status !== "READY_FOR_API") throw new Error(`The sample ticket does not pass QA: ${JSON.stringify(checked.findings)}`);
  const { task_id } = await post<{ task_id: string }>("/api/v1/deploy", {}, { ticket_id: id });
  const { bulk_id } = await post<{ bulk_id: string }>("/api/v1/deploy/bulk", {}, { ticket_ids: [id] });
  const ids = { market_id, brand_id, channel_id, campaign_id, connection_id, ticket_id, comment_id, api_key_id, task_id, bulk_id };
  // Not required, so that it stands in no ticket's way.
  const item_id = await create("/api/v1/qa/checklist-items", { text: "Looks right on a phone", required: false });
  return { ...ids, item_id, checklist_item_id: item_id, rule_id: "brand.family_friendly", setting_key: "approval.separation" };
}

const PAYLOAD = {
  ad_account_id: "123456789",
  objective: "OUTCOME_TRAFFIC",
  special_ad_categories: [],
  daily_budget: "180.00",
  billing_event: "IMPRESSIONS",
  optimization_goal: "LINK_CLICKS",
  targeting: { geo_locations: { countries: ["US"] } },
  landing_page_url: "https://example.com/moana",
};

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The address of an operation with a row of `ids` in each parameter; `replaced` puts something else into one of them. */
export function addressOf(contract: Contract, ids: Ids, replaced: { param: string; value: string } | null = null): string {
  const parts = contract.path.split("/");
  return parts
    .map((part, index) => {
      const param = /^\{(\w+)\}$/.exec(part)?.[1];
      if (param === undefined) return part;
      if (replaced?.param === param) return replaced.value;
      return subjectOf(contract, param, parts[index - 1] ?? "", ids);
    })
    .join("/");
}

/** The names of an operation's path parameters. */
export function paramsOf(contract: Contract): string[] {
  return [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
}

function subjectOf(contract: Contract, param: string, noun: string, ids: Ids): string {
  const id = ids[param === "id" || param === "key" ? (SUBJECTS[noun] ?? "") : param];
  if (id === undefined) throw new Error(`${contract.operationId}: say in ${import.meta.filename} what {${param}} of ${noun} is`);
  return id;
}
