import { type Api, expect, type Loose, simulators, taskEnd, test, unique } from "../fixtures/api";

const DAY = 86_400_000;
const date = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const payload = {
  ad_account_id: "123456789",
  objective: "OUTCOME_TRAFFIC",
  special_ad_categories: [],
  daily_budget: "120.00",
  targeting: { geo_locations: { countries: ["US"] } },
  landing_page_url: "https://example.com/moana",
};

/** Governance and a campaign of its own, with the bodies of the API document. */
async function arrange(api: Api) {
  const code = unique("B");
  const market = (await api("GET", "/api/v1/markets?search=United%20States")).body.markets[0];
  const channel = (await api("GET", "/api/v1/channels?search=Meta")).body.channels[0];
  const brand = await api("POST", "/api/v1/brands", { name: `Brand ${code}`, internal_code: code, family_friendly: true });
  expect(brand.status).toBe(201);
  const campaign = await api("POST", "/api/v1/campaigns", {
    campaign_name: "Moana Launch",
    brand_id: brand.body.id,
    market_id: market.id,
    budget: 50000,
    start_date: date(3),
    end_date: date(20),
  });
  expect(campaign.status).toBe(201);
  return { code, market, channel, brand: brand.body, campaign: campaign.body };
}

async function ticketOf(api: Api, arranged: Awaited<ReturnType<typeof arrange>>, config: object = payload) {
  const ticket = await api("POST", "/api/v1/tickets", {
    campaign_id: arranged.campaign.id,
    channel_id: arranged.channel.id,
    request_type: "CREATE_CAMPAIGN",
    payload_config: config,
  });
  expect(ticket.status).toBe(201);
  return ticket.body;
}

const made = async (name: string) =>
  (await simulators("GET", "/meta/objects")).objects.filter((object: { name: string }) => object.name === name);

test("the main job over the API, from a name to exactly one paused campaign", async ({ api }) => {
  const arranged = await arrange(api);
  const year = new Date().getUTCFullYear();
  expect(arranged.campaign).toMatchObject({
    name: `${arranged.code}_US_MULTI_${year}_MoanaLaunch`,
    campaign_name: "Moana Launch",
    status: "DRAFT",
  });
  const bad = await ticketOf(api, arranged, {
    ...payload,
    objective: "CONVERSIONS",
    daily_budget: "150000",
    landing_page_url: "http://x",
    status: "ACTIVE",
  });
  const failed = await api("POST", `/api/v1/tickets/${bad.id}/qa`);
  expect(failed.body.status).toBe("QA_FAILED");
  const pointers = failed.body.findings
    .filter((found: { severity: string }) => found.severity === "block")
    .map((found: { pointer: string }) => found.pointer);
  for (const word of ["objective", "daily_budget", "landing_page_url", "status"])
    expect(pointers.some((at: string) => at.includes(word))).toBe(true);

  const ticket = await ticketOf(api, arranged);
  expect(ticket.name).toBe(`${arranged.code}_US_META_${year}_MoanaLaunch`);
  expect((await api("POST", "/api/v1/deploy", { ticket_id: ticket.id })).status).toBe(400);
  const checked = await api("POST", `/api/v1/tickets/${ticket.id}/qa`);
  expect(checked.body).toMatchObject({ status: "READY_FOR_API" });
  const plan = await api("GET", `/api/v1/tickets/${ticket.id}/plan`);
  expect(plan.body.requests).toHaveLength(1);
  const accepted = await api("POST", "/api/v1/deploy", { ticket_id: ticket.id, plan_hash: plan.body.hash });
  expect(accepted.status).toBe(202);
  expect(accepted.body).toMatchObject({ ticket_id: ticket.id, status: "queued", message: "Deployment queued for platform: Meta" });
  const task = await taskEnd(api, accepted.body.task_id);
  expect(task).toMatchObject({ status: "SUCCESS", result: { status: "success" } });
  const [campaign, ...others] = await made(ticket.name);
  expect(others).toEqual([]);
  expect(campaign.status).toBe("PAUSED");
  const after = await api("GET", `/api/v1/tickets/${ticket.id}`);
  expect(after.body).toMatchObject({ status: "TRAFFICKED_SUCCESS", external_platform_id: campaign.id });
  expect(task.result.external_platform_id).toBe(campaign.id);
});

test("a 429 is waited out and a lost answer is found again, through the real worker", async ({ api }) => {
  const arranged = await arrange(api);
  const ticket = await ticketOf(api, arranged);
  await api("POST", `/api/v1/tickets/${ticket.id}/qa`);
  const only = { platform: "meta", path: "/campaigns", method: "POST", body_contains: arranged.code, times: 1 };
  await simulators("POST", "/faults", { ...only, status: 429, headers: { "Retry-After": "1" } });
  await simulators("POST", "/faults", { ...only, drop: true, after_commit: true });
  const { body } = await api("POST", "/api/v1/deploy", { ticket_id: ticket.id });
  const task = await taskEnd(api, body.task_id);
  expect(task.status).toBe("SUCCESS");
  expect(task.attempts.map((attempt: { outcome: string }) => attempt.outcome)).toEqual(["throttled", "unknown", "success"]);
  expect(await made(ticket.name)).toHaveLength(1);
});

test("the change feed tells all of it, and one idempotency key posted at once fifty times makes one row", async ({ api }) => {
  const { body: now } = await api("GET", "/api/v1/changes?after=latest");
  expect(now.changes).toEqual([]);
  const code = unique("K");
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      api("POST", "/api/v1/brands", { name: `Brand ${code}`, internal_code: code }, { "idempotency-key": `key-${code}` }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect((await api("GET", `/api/v1/brands?search=${code}`)).body.total).toBe(1);
  await expect
    .poll(async () => {
      const { body } = await api("GET", `/api/v1/changes?after=${now.next_cursor}&limit=200`);
      return body.changes.filter((change: Loose) => change.type === "brand.created" && change.data.internal_code === code).length;
    })
    .toBe(1);
});

test("of two clients editing one campaign, one gets 409 with the current version", async ({ api }) => {
  const { campaign } = await arrange(api);
  const seen = await api("GET", `/api/v1/campaigns/${campaign.id}`);
  const etag = seen.headers.get("etag") ?? "";
  expect(etag).toBe(`"${seen.body.version}"`);
  const answers = await Promise.all(
    [1000, 2000].map((budget) => api("PATCH", `/api/v1/campaigns/${campaign.id}`, { budget }, { "if-match": etag })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.body.error).toMatchObject({ code: "CONFLICT_001", details: { current_version: seen.body.version + 1 } });
});
