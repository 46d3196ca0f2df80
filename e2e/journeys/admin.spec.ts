import { type Browser, expect, type Page, test } from "@playwright/test";
import { apiWith, unique } from "../fixtures/api";
import { signedIn, watch } from "../fixtures/browser";
import { DEMO_PASSWORD } from "../fixtures/environment";

const dialog = (page: Page) => page.getByRole("dialog");
const rowOf = (page: Page, words: string) => page.getByRole("row").filter({ hasText: words });

test("an API key is shown once, does what it was made for and nothing else, and is revoked at once", async ({ browser }) => {
  const name = `Report ${unique("K")}`;
  const { page, quiet } = await signedIn(browser, "admin");
  await page.goto("/w/demo/admin/api-keys");
  await page.getByRole("button", { name: "New key" }).click();

  // All that is missing is said at once, and what was typed stays.
  await dialog(page).getByRole("button", { name: "Make key" }).click();
  await expect(dialog(page)).toContainText("Give the key a name");
  await expect(dialog(page)).toContainText("Give the key at least one permission");
  await dialog(page).getByLabel("Name").fill(name);
  await dialog(page).getByRole("group", { name: "Campaigns" }).getByLabel("See").check();
  await expect(dialog(page)).toContainText("1 permission chosen");
  await dialog(page).getByRole("button", { name: "Make key" }).click();

  const shown = dialog(page).filter({ hasText: `The key ${name}` });
  await expect(shown).toBeVisible();
  const key = (await shown.locator("pre").first().textContent()) ?? "";
  expect(key).toMatch(/^sbx_/);
  const api = apiWith(key);
  expect((await api("GET", "/api/v1/campaigns?limit=1")).status).toBe(200);
  expect((await api("GET", "/api/v1/tickets?limit=1")).status).toBe(403);
  await shown.getByRole("button", { name: "I have stored it" }).click();
  await expect(dialog(page)).toHaveCount(0);

  await page.reload();
  await expect(rowOf(page, name)).toContainText("You");
  await expect(rowOf(page, name)).toContainText("1 permission");
  expect(await page.content()).not.toContain(key);

  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  const question = page.getByRole("alertdialog", { name: `Revoke ${name}?` });
  await expect(question.getByRole("button", { name: "Keep the key" })).toBeFocused();
  await question.getByRole("button", { name: "Revoke key" }).click();
  await expect(question).toHaveCount(0);
  await expect(rowOf(page, name)).toHaveCount(0);
  expect((await api("GET", "/api/v1/campaigns?limit=1")).status).toBe(401);
  await page.getByRole("link", { name: "Revoked ones too" }).click();
  await expect(rowOf(page, name)).toContainText("Revoked");
  quiet();
});

/** A browser of somebody whom no other test signs in, so that no session but its own is among those ended here. */
async function noorIn(browser: Browser, device: string, version: string) {
  const context = await browser.newContext({ userAgent: `Mozilla/5.0 (${device}) Gecko/20100101 Firefox/${version}` });
  const page = await context.newPage();
  const { quiet } = watch(page);
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("owner@northlight.signalbox.test");
  await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/w\/northlight/);
  return { page, quiet };
}

test("sessions are told apart, and one that is ended elsewhere is over at once", async ({ browser }) => {
  const version = String(Math.floor(1_000 + Math.random() * 9_000));
  const here = await noorIn(browser, "X11; Linux x86_64", version);
  const phone = await noorIn(browser, "iPhone; CPU iPhone OS 18_1 like Mac OS X", version);
  const desk = await noorIn(browser, "Windows NT 10.0; Win64; x64", version);
  await here.page.goto("/w/northlight/admin/sessions");
  const rows = here.page.getByRole("table", { name: "My sessions" }).getByRole("row");
  await expect(rows.nth(1)).toContainText(`Firefox ${version} on LinuxThis one`);
  const onPhone = rows.filter({ hasText: `Firefox ${version} on iPhone` });
  await onPhone.getByRole("button", { name: /^End the session/ }).click();
  await expect(onPhone).toHaveCount(0);
  await phone.page.goto("/w/northlight/tickets");
  await expect(phone.page).toHaveURL(/\/sign-in/);

  await expect(rows.filter({ hasText: `Firefox ${version} on Windows` })).toHaveCount(1);
  await here.page.getByRole("button", { name: "End all others" }).click();
  const question = here.page.getByRole("alertdialog");
  await expect(question.getByRole("button", { name: "Keep them" })).toBeFocused();
  await question.getByRole("button", { name: "End all others" }).click();
  await expect(question).toHaveCount(0);
  await expect(rows).toHaveCount(2);
  await desk.page.goto("/w/northlight/tickets");
  await expect(desk.page).toHaveURL(/\/sign-in/);
  for (const each of [here, phone, desk]) each.quiet();
});

test("a setting is changed, taken back, refused where it is wrong, and the audit tells of it", async ({ browser }) => {
  const { page, quiet } = await signedIn(browser, "admin");
  await page.goto("/w/demo/admin/settings");
  const word = unique("WORD").toLowerCase();
  const words = page.getByRole("region", { name: "Words a family-friendly brand never uses" });
  await words.getByLabel("Add words").fill(`${word}, Beer`);
  await words.getByRole("button", { name: "Add" }).click();
  await expect(words.getByRole("button", { name: `Remove ${word}` })).toBeVisible();
  // A word that is there already, in another case, is not added again.
  await expect(words.getByRole("button", { name: /^Remove beer$/i })).toHaveCount(1);
  await words.getByRole("button", { name: "Save words" }).click();
  await expect(page.getByText(/^Words a family-friendly brand never uses: \d+ words$/)).toBeVisible();
  await page.reload();
  await expect(words.getByRole("button", { name: `Remove ${word}` })).toBeVisible();
  await words.getByRole("button", { name: `Remove ${word}` }).click();
  await words.getByRole("button", { name: "Save words" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(words.getByRole("button", { name: `Remove ${word}` })).toBeVisible();
  await words.getByRole("button", { name: "Back to the default" }).click();
  await expect(words.getByRole("button", { name: `Remove ${word}` })).toHaveCount(0);

  const caps = page.getByRole("region", { name: "Highest budgets" });
  await caps.getByRole("button", { name: "Add a currency" }).click();
  await caps.getByRole("button", { name: "Currency to cap" }).click();
  await page.locator("input[role=combobox]").fill("JPY");
  await page.getByRole("option", { name: /JPY/ }).click();
  const yen = caps.getByRole("listitem").filter({ hasText: "JPY" });
  await yen.getByLabel("A day").fill("a lot");
  await caps.getByRole("button", { name: "Save caps" }).click();
  await expect(yen).toContainText("Write a plain decimal number");
  await yen.getByLabel("A day").fill("9,000,000");
  await caps.getByRole("button", { name: "Save caps" }).click();
  await expect(caps.getByRole("button", { name: "Back to the default" })).toBeVisible();
  await page.reload();
  await expect(yen.getByLabel("A day")).toHaveValue("9,000,000");
  await caps.getByRole("button", { name: "Back to the default" }).click();
  await expect(yen).toHaveCount(0);

  await page.goto("/w/demo/admin/audit?subject_type=setting&subject_id=qa.budget_caps");
  const entry = page.getByRole("group").filter({ hasText: "Setting changed" }).nth(1);
  await entry.getByText("Setting changed").click();
  await expect(entry).toContainText("9000000");
  await expect(entry).toContainText("You");
  quiet({ refused: 1 });
});

test("an account is connected, changed with care for its token, and disconnected", async ({ browser }) => {
  const account = String(Math.floor(1e11 + Math.random() * 9e11));
  const name = `Account ${account}`;
  const { page, quiet } = await signedIn(browser, "admin");
  await page.goto("/w/demo/admin/connections");
  await page.getByRole("button", { name: "Connect account" }).click();
  await dialog(page).getByLabel("Name").fill(name);
  await dialog(page).getByLabel("Account id").fill("not a number");
  await dialog(page).getByLabel("Access token").fill("two words");
  await dialog(page).getByRole("button", { name: "Connect account" }).click();
  await expect(dialog(page)).toContainText("This is not an account id of the platform");
  await expect(dialog(page)).toContainText("The access token has characters that no access token has");
  await expect(dialog(page).getByLabel("Name")).toHaveValue(name);
  // A secret is the one thing that is not shown again.
  await expect(dialog(page).getByLabel("Access token")).toHaveValue("");
  await dialog(page).getByLabel("Account id").fill(`act_${account}`);
  await dialog(page).getByLabel("Access token").fill("EAAB-journey");
  await dialog(page).getByRole("button", { name: "Connect account" }).click();
  await expect(rowOf(page, name)).toContainText("Stored");
  await expect(rowOf(page, name)).toContainText(account);
  expect(await page.content()).not.toContain("EAAB-journey");

  await page.getByRole("button", { name: `Acts on ${name}` }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await dialog(page).getByLabel("Sandbox").check();
  await expect(dialog(page)).toContainText("forgets the credentials");
  await dialog(page).getByRole("button", { name: "Save connection" }).click();
  await expect(rowOf(page, name)).toContainText("Missing");
  await expect(rowOf(page, name)).toContainText("Sandbox");

  await page.goto("/w/demo/admin/connections?environment=sandbox");
  await page.getByRole("button", { name: `Acts on ${name}` }).click();
  await page.getByRole("menuitem", { name: "Disconnect" }).click();
  await dialog(page).getByRole("button", { name: "Disconnect" }).click();
  await expect(rowOf(page, name)).toHaveCount(0);
  quiet();
});

test("people are found by name and role, roles are explained, and what a role may not see says who can", async ({ browser }) => {
  const { page, quiet } = await signedIn(browser, "marketer");
  await page.goto("/w/demo/admin/members");
  await page.getByRole("searchbox", { name: "Find a person" }).fill("keller");
  await expect(page).toHaveURL(/search=keller/);
  await expect(page.getByRole("table", { name: "Members" }).getByRole("row")).toHaveCount(2);
  await page.getByRole("searchbox", { name: "Find a person" }).fill("nobody at all");
  await expect(page.getByText("Nobody here matches")).toBeVisible();
  await page.getByRole("button", { name: "Show everybody" }).click();
  const matrix = page.getByRole("table", { name: "Permissions by role" });
  const approve = matrix.getByRole("row").filter({ hasText: "campaign:approve" });
  await expect(approve.getByRole("cell")).toHaveText(["·no", "·no", "", "", ""]);
  await expect(approve.getByRole("img", { name: "yes" })).toHaveCount(3);

  for (const [path, words] of [
    ["api-keys", "Admins keep the API keys"],
    ["audit", "Admins read the audit"],
    ["settings", "Admins keep the settings"],
  ] as const) {
    await page.goto(`/w/demo/admin/${path}`);
    await expect(page.getByRole("heading", { name: words })).toBeVisible();
  }
  await page.goto("/w/demo/admin/connections");
  await expect(page.getByText("Meta, simulated")).toBeVisible();
  await expect(page.getByRole("button", { name: /Connect account|Acts on/ })).toHaveCount(0);
  quiet();
});

test("the audit is narrowed by what and who, and follows one thing through its life", async ({ browser }) => {
  const code = unique("AU").slice(0, 16);
  const { page, quiet } = await signedIn(browser, "admin");
  await page.goto("/w/demo/governance/brands");
  await page.getByRole("button", { name: "New brand" }).click();
  await dialog(page).getByLabel("Name").fill(`Audited ${code}`);
  await dialog(page).getByLabel("Code").fill(code);
  await dialog(page).getByRole("button", { name: "Create brand" }).click();
  await expect(page.getByText(`Created Audited ${code}`, { exact: true })).toBeVisible();

  await page.goto("/w/demo/admin/audit");
  await page.getByRole("combobox", { name: "What" }).click();
  await page.getByRole("option", { name: "Brand", exact: true }).click();
  await page.getByRole("combobox", { name: "Action" }).click();
  await page.getByRole("option", { name: "Created" }).click();
  await page.getByRole("combobox", { name: "Person" }).click();
  await page.getByRole("option", { name: "Adam Osei" }).click();
  await expect(page).toHaveURL(/action=brand\.created&actor_id=[0-9a-f-]+&subject_type=brand/);
  const entry = page.getByRole("group").filter({ hasText: `Audited ${code}` });
  await entry.locator("summary").press("Enter");
  await expect(entry).toContainText(code);
  await entry.getByRole("link", { name: "All that happened to it" }).click();
  await expect(page).toHaveURL(/subject_id=/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Audit 1");
  await pickNothing(page);
  quiet();
});

/** Takes the filter on one subject away again. */
async function pickNothing(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^Remove the filter Brand/ }).click();
  await expect(page).not.toHaveURL(/subject_id=/);
}
