import { expect } from "@playwright/test";
import { test } from "../fixtures/api";
import { signedIn } from "../fixtures/browser";

// A rule that no ticket of the other journeys is judged by: a switch recalls what was checked.
test("a rule is switched off with a reason, found again by it, and switched on", async ({ browser }) => {
  const { page, quiet } = await signedIn(browser, "admin");
  await page.goto("/w/demo/governance/rules?search=frequency.complete");
  const row = page.getByRole("row", { name: /frequency\.complete/ });
  await row.getByRole("switch").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Switch off", exact: true }).click();
  await expect(dialog.getByText("Say why, for whoever looks next")).toBeVisible();
  await dialog.getByLabel("Why").fill("Frequency is kept elsewhere");
  await dialog.getByRole("button", { name: "Switch off", exact: true }).click();
  await expect(row.getByText("“Frequency is kept elsewhere”")).toBeVisible();
  await expect(row.getByText("Silent")).toBeVisible();
  await page.goto("/w/demo/governance/rules?severity=off");
  await expect(page.getByRole("row", { name: /frequency\.complete/ })).toBeVisible();
  await page
    .getByRole("row", { name: /frequency\.complete/ })
    .getByRole("switch")
    .click();
  await dialog.getByLabel("Why").fill("No longer");
  await dialog.getByRole("button", { name: "Switch on", exact: true }).click();
  await expect(page.getByText("No rule matches")).toBeVisible();
  quiet();
});

test("fixes are applied at once and taken back; an item of the checklist is signed and goes stale", async ({ browser, api }) => {
  const { body: channels } = await api("GET", "/api/v1/channels?search=Meta");
  const channel_id = channels.channels[0].id;
  const { body: list } = await api("GET", `/api/v1/tickets?limit=1&request_type=CREATE_CAMPAIGN&channel_id=${channel_id}`);
  const { campaign_id, payload_config } = list.tickets[0];
  const { body: made } = await api("POST", "/api/v1/tickets", {
    campaign_id,
    channel_id,
    request_type: "CREATE_CAMPAIGN",
    label: "fixes",
    payload_config: { ...payload_config, status: "ACTIVE", access_token: "secret" },
  });
  await api("POST", `/api/v1/tickets/${made.key}/qa`);
  const { page, quiet } = await signedIn(browser, "marketer");
  await page.goto(`/w/demo/tickets/${made.key}`);
  const checklist = page.getByRole("region", { name: "Checklist" });
  await checklist.getByRole("button", { name: "Sign", exact: true }).first().click();
  await checklist.getByLabel("Note").fill("On two phones");
  await checklist.getByLabel("Evidence").fill("https://example.com/phones.png");
  await checklist.getByRole("button", { name: "Sign as it is now" }).click();
  await expect(checklist.getByRole("button", { name: "Take back" })).toBeVisible();
  await expect(checklist.getByRole("paragraph").filter({ hasText: "On two phones" })).toBeVisible();
  await expect(checklist.getByRole("link", { name: "Evidence" })).toHaveAttribute("href", "https://example.com/phones.png");

  const payload = page.getByRole("region", { name: "Payload" });
  await page.getByRole("button", { name: /^Apply all \d+ fixes$/ }).click();
  await expect(payload.getByText('"ACTIVE"')).toHaveCount(0);
  await expect(checklist.getByText(/before the payload’s last change/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Apply/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(payload.getByText('"ACTIVE"')).toBeVisible();
  await expect(page.getByRole("button", { name: /^Apply all \d+ fixes$/ })).toBeVisible();
  await api("DELETE", `/api/v1/tickets/${made.key}`);
  quiet();
});
