import { type Api, expect, simulators, test, unique } from "../fixtures/api";
import { signedIn } from "../fixtures/browser";
import { e2eEnvironment } from "../fixtures/environment";

const META = "123456789";

/** Campaigns with a ticket each, checked and ready. A label makes them easy to find. */
async function readyTickets(api: Api, count: number): Promise<{ word: string; tickets: { id: string; key: string; name: string }[] }> {
  const word = unique("SELECT");
  const market = (await api("GET", "/api/v1/markets?search=United%20States")).body.markets[0].id;
  const brand = (await api("GET", "/api/v1/brands?search=Distant")).body.brands[0].id;
  const channel = (await api("GET", "/api/v1/channels?search=Meta")).body.channels[0].id;
  const tickets = [];
  for (let at = 1; at <= count; at += 1) {
    const campaign = await api("POST", "/api/v1/campaigns", {
      campaign_name: `${word} ${at}`,
      brand_id: brand,
      market_id: market,
      budget: 20_000,
    });
    const made = await api("POST", "/api/v1/tickets", {
      campaign_id: campaign.body.id,
      channel_id: channel,
      request_type: "CREATE_CAMPAIGN",
      payload_config: {
        ad_account_id: META,
        objective: "OUTCOME_TRAFFIC",
        special_ad_categories: [],
        daily_budget: "40.00",
        targeting: { geo_locations: { countries: ["US"] } },
        landing_page_url: "https://example.com/offer",
      },
    });
    tickets.push(made.body);
  }
  return { word, tickets };
}

/** What somebody does in Meta's own Ads Manager. */
async function writeOnMeta(path: string, fields: Record<string, string>): Promise<void> {
  const { SIGNALBOX_SIMULATORS_PORT: port } = e2eEnvironment();
  const body = new URLSearchParams({ ...fields, access_token: "somebody-else" });
  const response = await fetch(`http://127.0.0.1:${port}/meta/v26.0/${path}`, { method: "POST", body });
  expect(response.ok, await response.text()).toBe(true);
}

const named = async (name: string) =>
  (await simulators("GET", "/meta/objects")).objects.filter((object: { name: string }) => object.name === name);

test("a selection is checked and deployed, and each ticket that was not sent says why", async ({ browser, api }) => {
  test.slow();
  const { word, tickets } = await readyTickets(api, 4);
  const [draft] = tickets;
  const manager = await signedIn(browser, "manager");
  const { page } = manager;
  await page.goto(`/w/demo/tickets?view=table&search=${word}`);
  for (const { key } of tickets) await expect(page.getByRole("checkbox", { name: `Select ${key}`, exact: true })).toBeVisible();

  // From the first to the last with Shift: everything between is taken as well.
  const boxes = page.getByRole("checkbox", { name: /^Select SB-/ });
  await boxes.first().click();
  await boxes.last().click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "Selection" });
  await expect(bar).toContainText("4 selected");
  // One is taken out again by the key.
  await page.getByRole("link", { name: `${word} 1`, exact: true }).focus();
  await page.keyboard.press("x");
  await expect(bar).toContainText("3 selected");
  await bar.getByRole("button", { name: "Run QA" }).click();
  await expect(bar).toContainText("3 ready");
  await page.getByRole("link", { name: `${word} 1`, exact: true }).focus();
  await page.keyboard.press("x");
  await bar.getByRole("button", { name: "Deploy 3" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("1 ticket that is not ready");
  await question.getByRole("button", { name: "Deploy 3" }).click();

  const progress = page.getByRole("region", { name: "Progress of the deployment" });
  await expect(progress).toContainText("Deployment ended", { timeout: 50_000 });
  await expect(progress).toContainText("3 done");
  for (const { name } of tickets.slice(1)) expect(await named(name)).toHaveLength(1);
  expect(await named(draft?.name ?? "")).toEqual([]);
  manager.quiet();
});

test("what failed stands among what needs a person, and goes from there when it is sent again", async ({ browser, api }) => {
  test.slow();
  const { tickets } = await readyTickets(api, 1);
  const [{ id, key, name }] = tickets as [(typeof tickets)[number]];
  await api("POST", `/api/v1/tickets/${id}/qa`);
  await simulators("POST", "/faults", {
    platform: "meta",
    path: "/campaigns",
    method: "POST",
    times: 1,
    status: 400,
    body_contains: name,
    body: { error: { message: "Invalid parameter", code: 100, error_user_title: "Funding", error_user_msg: "Add a way to pay." } },
  });
  const { task_id } = (await api("POST", "/api/v1/deploy", { ticket_id: id })).body;
  await expect.poll(async () => (await api("GET", `/api/v1/deploy/status/${task_id}`)).body.state).toBe("failed");

  const manager = await signedIn(browser, "manager");
  const { page } = manager;
  await page.goto("/w/demo/deployments");
  const row = page.getByRole("row").filter({ hasText: key });
  await expect(row).toContainText("Add a way to pay.");
  await row.getByRole("link").click();
  const panel = page.getByRole("region", { name: "Deployment", exact: true });
  await expect(panel.getByRole("list", { name: "Levels" })).toContainText("Campaign, failed");
  await expect(panel).toContainText("Add a way to pay.");
  await page.goto("/w/demo/deployments");
  await row.getByRole("button", { name: "Retry" }).click();
  await expect(row).toHaveCount(0);
  await expect.poll(async () => (await api("GET", `/api/v1/tickets/${id}`)).body.status).toBe("TRAFFICKED_SUCCESS");
  expect(await named(name)).toHaveLength(1);

  // What it has on the platform is read back; somebody changes it there, and the difference is named.
  await page.goto(`/w/demo/tickets/${key}`);
  const there = page.getByRole("region", { name: "On Meta" });
  await there.getByRole("button", { name: "Refresh" }).click();
  await expect(there).toContainText("As it was sent");
  const [object] = await named(name);
  await writeOnMeta(object.id, { daily_budget: "99900" });
  await there.getByRole("button", { name: "Refresh" }).click();
  await there.getByText("1 value differs from what was sent").click();
  await expect(there).toContainText("/daily_budget");
  manager.quiet();
});

test("when nobody knows whether it was done, a person looks and says which it is", async ({ browser, api }) => {
  test.slow();
  const { tickets } = await readyTickets(api, 1);
  const [{ id, key, name }] = tickets as [(typeof tickets)[number]];
  await api("POST", `/api/v1/tickets/${id}/qa`);
  await simulators("POST", "/faults", { platform: "meta", path: "/campaigns", method: "POST", times: 1, drop: true, body_contains: name });
  const { task_id } = (await api("POST", "/api/v1/deploy", { ticket_id: id })).body;
  const state = async () => (await api("GET", `/api/v1/deploy/status/${task_id}`)).body.state;
  await expect.poll(state, { intervals: [50] }).toBe("waiting");
  // Before the platform is asked what became of it, somebody makes one of the same name by hand.
  await writeOnMeta(`act_${META}/campaigns`, {
    name,
    objective: "OUTCOME_TRAFFIC",
    status: "PAUSED",
    special_ad_categories: "[]",
    daily_budget: "4000",
  });
  await expect.poll(state).toBe("ambiguous");

  const manager = await signedIn(browser, "manager");
  const { page } = manager;
  await page.goto("/w/demo/deployments");
  const row = page.getByRole("row").filter({ hasText: key });
  await expect(row).toContainText("Unclear");
  await row.getByRole("link", { name: "Decide what it is" }).click();
  await page.getByRole("button", { name: "Decide what it is" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(name);
  await dialog.getByRole("button", { name: "It is this one" }).click();
  await expect(page.getByText("Trafficked").first()).toBeVisible();
  const made = await named(name);
  expect(made).toHaveLength(1);
  await expect(page.getByRole("region", { name: "Deployment", exact: true })).toContainText(made[0].id);
  manager.quiet();
});

test("a country is found on the platform and stands where the payload wants it", async ({ browser, api }) => {
  const { tickets } = await readyTickets(api, 1);
  const marketer = await signedIn(browser, "marketer");
  const { page } = marketer;
  await page.goto(`/w/demo/tickets/${tickets[0]?.key}`);
  await page.getByRole("button", { name: "Edit", exact: true }).first().click();
  await page.getByRole("button", { name: "Find on Meta" }).click();
  await page.getByRole("button", { name: "Location" }).click();
  await page.locator("input[role=combobox]").fill("germany");
  await page
    .getByRole("option", { name: /Germany/ })
    .first()
    .click();
  const payload = JSON.parse(await page.getByLabel("Payload as JSON").inputValue());
  expect(payload.targeting.geo_locations.countries).toEqual(["US", "DE"]);
  marketer.quiet();
});
