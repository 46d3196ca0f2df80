import type { Page } from "@playwright/test";
import { expect, type Loose, test, unique } from "../fixtures/api";
import { signedIn } from "../fixtures/browser";

/** Comes back to the tab until the page has read the campaign's newer version. */
async function untilRead(page: Page, version: number): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
    await expect(page.getByText(`version ${version}`)).toBeVisible({ timeout: 500 });
  }).toPass();
}

async function submitted(api: Loose): Promise<Loose> {
  const { brands } = (await api("GET", "/api/v1/brands?limit=1")).body;
  const { markets } = (await api("GET", "/api/v1/markets?limit=1")).body;
  const body = { campaign_name: unique("Versions"), brand_id: brands[0].id, market_id: markets[0].id, budget: "100.00" };
  const campaign = (await api("POST", "/api/v1/campaigns", body)).body;
  return (await api("POST", `/api/v1/campaigns/${campaign.id}/submit`)).body;
}

test("an approval is of what was there when the dialog opened, not of what came behind it", async ({ api, browser }) => {
  const campaign = await submitted(api);
  const path = `/api/v1/campaigns/${campaign.id}`;
  const { page } = await signedIn(browser, "manager");
  await page.goto(`/w/demo/campaigns/${campaign.id}`);
  await page.getByRole("button", { name: "Approve", exact: true }).first().click();
  await api("PUT", path, { budget: "999999.00" });
  const { version } = (await api("POST", `${path}/submit`)).body;
  await untilRead(page, version);
  await page.getByRole("dialog").getByRole("button", { name: "Approve", exact: true }).click();
  await expect(page.getByText("Somebody changed this campaign in the meantime").first()).toBeVisible();
  expect((await api("GET", path)).body.approval).toBe("REQUESTED");
});

test("a form saves a change of the campaign it began with, not of one that was read anew behind it", async ({ api, browser }) => {
  const campaign = await submitted(api);
  const path = `/api/v1/campaigns/${campaign.id}`;
  const { page } = await signedIn(browser, "marketer");
  await page.goto(`/w/demo/campaigns/${campaign.id}`);
  await page.getByRole("button", { name: "Edit", exact: true }).first().click();
  await page.getByLabel("Budget").fill("5");
  const { version } = (await api("PUT", path, { budget: "700.00" })).body;
  await untilRead(page, version);
  await page.getByRole("button", { name: "Save campaign" }).click();
  await expect(page.getByText("Somebody changed this campaign in the meantime").first()).toBeVisible();
  expect((await api("GET", path)).body.budget).toBe(700);
});
