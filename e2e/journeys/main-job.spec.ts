import { expect, simulators, test, unique } from "../fixtures/api";
import { pick, signedIn } from "../fixtures/browser";

/** The name the taxonomy makes of a typed one. */
const segment = (typed: string) => typed.replace(/[^A-Za-z0-9]/g, "");

test("a marketer and an approver take a campaign from its name to the platform", async ({ browser }) => {
  test.slow();
  const typed = `Journey ${unique("J")}`;
  const marketer = await signedIn(browser, "marketer");
  const { page } = marketer;

  await page.goto("/w/demo/campaigns/new");
  await page.getByLabel("Campaign name").fill(typed);
  await pick(page, "Brand", "Distant", /Distant Isles/);
  await pick(page, "Market", "United States", /United States/);
  const stage = page.getByRole("list", { name: "The name, segment by segment" });
  for (const part of ["DIS", "US", "MULTI", segment(typed)]) await expect(stage).toContainText(part);
  await page.getByLabel("Budget").fill("25000");
  await page.getByRole("button", { name: "Create and request approval" }).click();
  await page.waitForURL(/\/w\/demo\/campaigns\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(typed);
  const campaignUrl = page.url();
  const campaignId = campaignUrl.split("/").at(-1) ?? "";

  // Whoever wrote it may not approve it; the manager may.
  await expect(page.getByRole("button", { name: "Approve", exact: true })).toHaveCount(0);
  const approver = await signedIn(browser, "manager");
  await approver.page.goto(campaignUrl);
  await approver.page.getByRole("button", { name: "Approve", exact: true }).first().click();
  await approver.page
    .getByRole("dialog")
    .getByRole("button", { name: /Approve/ })
    .click();
  await expect(approver.page.getByText("Approved").first()).toBeVisible();

  // The ticket, with everything wrong at once.
  await page.goto(`/w/demo/tickets/new?campaign_id=${campaignId}`);
  await expect(page.getByRole("button", { name: /^Campaign/ })).toContainText(typed);
  await pick(page, "Channel", "Meta", /Meta/);
  await page.getByLabel("Label", { exact: false }).first().fill("carousel");
  const payload = {
    ad_account_id: "123456789",
    objective: "OUTCOME_TRAFFIC",
    special_ad_categories: [],
    daily_budget: "250000.00",
    targeting: { geo_locations: { countries: ["US"] } },
    landing_page_url: "http://example.com/moana",
    status: "ACTIVE",
  };
  await page.getByLabel("Payload as JSON").fill(JSON.stringify(payload, null, 2));
  await page.getByRole("button", { name: "Create ticket" }).click();
  await page.waitForURL(/\/w\/demo\/tickets\/SB-\d+/);
  const ticketUrl = page.url();
  await page.getByRole("button", { name: /Run QA/ }).click();
  await expect(page.getByText("QA failed").first()).toBeVisible();
  for (const pointer of ["daily_budget", "landing_page_url", "status"])
    await expect(page.getByText(new RegExp(pointer)).first()).toBeVisible();

  // Mended, checked, planned.
  await page.getByRole("button", { name: "Edit", exact: true }).first().click();
  const { status: _status, ...lawful } = payload;
  const mended = { ...lawful, daily_budget: "250.00", landing_page_url: "https://example.com/moana" };
  await page.getByLabel("Payload as JSON").fill(JSON.stringify(mended, null, 2));
  await page.getByRole("button", { name: /Save and check/ }).click();
  await expect(page.getByRole("region", { name: "Plan" })).toContainText("250.00 USD a day");
  await expect(page.getByRole("button", { name: /^Deploy/ })).toHaveCount(0);

  // The approver deploys exactly the plan that is shown, and follows it to its end.
  await approver.page.goto(ticketUrl);
  await approver.page.getByRole("button", { name: /^Deploy/ }).click();
  await expect(approver.page.getByText("Trafficked").first()).toBeVisible();
  await expect(approver.page.getByText(/Attempt 1.*/).first()).toBeVisible();
  const made = (await simulators("GET", "/meta/objects")).objects.filter((object: { name: string }) =>
    object.name.endsWith(`_${segment(typed)}`),
  );
  expect(made).toHaveLength(1);
  expect(made[0].status).toBe("PAUSED");
  await expect(approver.page.getByText(made[0].id).first()).toBeVisible();

  marketer.quiet();
  approver.quiet();
});
