import { type Api, expect, type Loose, simulators, taskEnd, test, unique } from "../fixtures/api";

const payload = {
  advertiser_id: "7000000000000000001",
  objective_type: "TRAFFIC",
  budget_mode: "BUDGET_MODE_DAY",
  budget: "120.50",
  location_ids: ["6252001"],
  landing_page_url: "https://example.com/moana",
  creative: { ad_text: "Set sail", landing_page_url: "https://example.com/moana", call_to_action: "LEARN_MORE" },
};

/** A checked creation on TikTok, of a campaign and a brand of its own. */
async function ticketOf(api: Api, config: object = payload): Promise<Loose> {
  const code = unique("T");
  const market = (await api("GET", "/api/v1/markets?search=United%20States")).body.markets[0];
  const channel = (await api("GET", "/api/v1/channels?search=TikTok")).body.channels[0];
  const brand = await api("POST", "/api/v1/brands", { name: `Brand ${code}`, internal_code: code });
  const campaign = await api("POST", "/api/v1/campaigns", {
    campaign_name: "Moana Launch",
    brand_id: brand.body.id,
    market_id: market.id,
    budget: 50_000,
  });
  const ticket = await api("POST", "/api/v1/tickets", {
    campaign_id: campaign.body.id,
    channel_id: channel.id,
    request_type: "CREATE_CAMPAIGN",
    payload_config: config,
  });
  expect(ticket.status).toBe(201);
  return (await api("POST", `/api/v1/tickets/${ticket.body.id}/qa`)).body;
}

const made = async (name: string): Promise<Loose[]> =>
  (await simulators("GET", "/tiktok/objects")).objects.filter((object: Loose) => object.name === name);

test("the main job on TikTok over the API, from what is wrong with it to exactly one campaign that does not run", async ({ api }) => {
  const bad = await ticketOf(api, { ...payload, objective_type: "FAME", budget: "20", operation_status: "ENABLE" });
  expect(bad.status).toBe("QA_FAILED");
  const blocked = bad.findings.filter((found: Loose) => found.severity === "block").map((found: Loose) => found.pointer);
  for (const word of ["objective_type", "budget", "operation_status"]) expect(blocked).toContain(`/payload_config/${word}`);

  const ticket = await ticketOf(api);
  expect(ticket.status).toBe("READY_FOR_API");
  const plan = await api("GET", `/api/v1/tickets/${ticket.id}/plan`);
  expect(plan.body.requests).toMatchObject([{ path: "/campaign/create/", body: { budget: 120.5, operation_status: "DISABLE" } }]);
  const accepted = await api("POST", "/api/v1/deploy", { ticket_id: ticket.id, plan_hash: plan.body.hash });
  expect(accepted.body.message).toBe("Deployment queued for platform: TikTok");
  const task = await taskEnd(api, accepted.body.task_id);
  expect(task.status).toBe("SUCCESS");
  expect(await made(ticket.name)).toMatchObject([{ id: task.result.external_platform_id, type: "campaign", status: "DISABLE" }]);
});

test("on TikTok a lost answer is sent again with the same request_id, and a code inside a 200 decides", async ({ api }) => {
  const lost = await ticketOf(api);
  const [code = ""] = lost.name.split("_");
  const only = { platform: "tiktok", path: "/campaign/create/", method: "POST", body_contains: code };
  await simulators("POST", "/faults", { ...only, drop: true, after_commit: true });
  const first = await taskEnd(api, (await api("POST", "/api/v1/deploy", { ticket_id: lost.id })).body.task_id);
  expect(first.attempts.map((attempt: Loose) => attempt.outcome)).toEqual(["unknown", "success"]);
  const sent = first.attempts.map((attempt: Loose) => attempt.request.body.request_id);
  expect(sent[0]).toMatch(/^\d+$/);
  expect(sent[1]).toBe(sent[0]);
  expect(await made(lost.name)).toHaveLength(1);

  const refused = await ticketOf(api);
  const words = "objective_type: This objective is not open to the advertiser.";
  const body = { code: 40002, message: words, request_id: "1", data: {} };
  await simulators("POST", "/faults", { ...only, body_contains: refused.name.split("_")[0], status: 200, body });
  const second = await taskEnd(api, (await api("POST", "/api/v1/deploy", { ticket_id: refused.id })).body.task_id);
  expect(second).toMatchObject({ status: "FAILURE", attempts: [{ outcome: "refused" }] });
  expect(await made(refused.name)).toEqual([]);
  const after = (await api("GET", `/api/v1/tickets/${refused.id}`)).body;
  expect(after).toMatchObject({ status: "FAILED", qa_failure_reason: expect.stringContaining(words) });
  expect(after.findings).toContainEqual(expect.objectContaining({ rule: "platform.refused", pointer: "/payload_config/objective_type" }));
});
