import { expect, type Page } from "@playwright/test";
import { test, unique } from "../fixtures/api";
import { signedIn } from "../fixtures/browser";

const dialog = (page: Page) => page.getByRole("dialog");
const rowOf = (page: Page, words: string) => page.getByRole("row").filter({ hasText: words });

/** A code of its own, short enough to stand in another one: a letter and seven more. */
const shortCode = (letter: string) => letter + unique("").slice(-7);

async function choose(page: Page, label: RegExp, typed: string, option: RegExp): Promise<void> {
  await dialog(page).getByRole("button", { name: label }).click();
  await page.locator("input[role=combobox]").fill(typed);
  await page.getByRole("option", { name: option }).first().click();
  await expect(page.locator("input[role=combobox]")).toHaveCount(0);
}

async function act(page: Page, on: string, verb: "Edit" | "Delete"): Promise<void> {
  await page.getByRole("button", { name: `Acts on ${on}` }).click();
  await page.getByRole("menuitem", { name: verb }).click();
}

/** Deletes, thinks better of it, deletes again: the list follows each time. */
async function deleteTwice(page: Page, name: string): Promise<void> {
  await act(page, name, "Delete");
  await expect(page.getByText(`Deleted ${name}`, { exact: true })).toBeVisible();
  await expect(rowOf(page, name)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rowOf(page, name)).toHaveCount(1);
  await act(page, name, "Delete");
  await expect(rowOf(page, name)).toHaveCount(0);
}

test("a brand is made, found, changed, deleted, brought back", async ({ browser }) => {
  const code = shortCode("B");
  const { page, quiet } = await signedIn(browser, "admin");
  await page.goto("/w/demo/governance/brands");
  await page.getByRole("button", { name: "New brand" }).click();
  await dialog(page).getByLabel("Code").fill("DIS");
  await expect(dialog(page)).toContainText("DIS");
  await dialog(page).getByRole("button", { name: "Create brand" }).click();
  // Both at once, at their fields, and what was typed stays.
  await expect(dialog(page).getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await expect(dialog(page).getByLabel("Code")).toHaveAttribute("aria-invalid", "true");
  await expect(dialog(page).getByLabel("Code")).toHaveValue("DIS");
  await dialog(page).getByLabel("Code").fill(code.toLowerCase());
  await expect(dialog(page)).toContainText(`${code} is free`);
  await dialog(page).getByLabel("Name").fill(`Brand ${code}`);
  await dialog(page).getByRole("button", { name: "Create brand" }).click();
  await expect(dialog(page)).toHaveCount(0);

  await page.getByRole("searchbox", { name: "Find a brand" }).fill(code);
  await expect(page).toHaveURL(new RegExp(`search=${code}`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Brands 1");
  await expect(rowOf(page, `Brand ${code}`)).toContainText("Family friendly");
  await act(page, `Brand ${code}`, "Edit");
  await dialog(page).getByLabel("Name").fill(`Renamed ${code}`);
  await dialog(page).getByRole("switch", { name: "Family friendly" }).click();
  await dialog(page).getByRole("button", { name: "Save brand" }).click();
  await expect(rowOf(page, `Renamed ${code}`)).toContainText("Any");
  await page.reload();
  await expect(rowOf(page, `Renamed ${code}`)).toHaveCount(1);
  await deleteTwice(page, `Renamed ${code}`);
  quiet();
});

test("a market brings its country's name, money and hours, and a channel its platform's", async ({ browser }) => {
  const code = shortCode("M");
  const { page, quiet } = await signedIn(browser, "admin");
  await page.goto("/w/demo/governance/markets");
  await page.getByRole("button", { name: "New market" }).click();
  await dialog(page).getByLabel("Code").fill(code);
  await dialog(page).getByLabel("Name").fill(`Market ${code}`);
  await choose(page, /^Country/, "japan", /Japan/);
  await expect(dialog(page).getByRole("button", { name: /^Time zone/ })).toContainText("Asia/Tokyo");
  await choose(page, /^Currency/, "JPY", /JPY/);
  await dialog(page).getByRole("button", { name: "Create market" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await page.getByRole("searchbox", { name: "Find a market" }).fill(code);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Markets 1");
  await expect(rowOf(page, code)).toContainText("Asia/Tokyo");
  await act(page, `Market ${code}`, "Edit");
  await dialog(page).getByLabel("Region").fill("APAC");
  await dialog(page).getByRole("button", { name: "Save market" }).click();
  await expect(rowOf(page, code)).toContainText("APAC");
  await deleteTwice(page, `Market ${code}`);

  const channel = shortCode("C");
  await page.goto("/w/demo/governance/channels");
  await page.getByRole("button", { name: "New channel" }).click();
  await dialog(page).getByRole("combobox", { name: "Platform" }).click();
  await page.getByRole("option", { name: "Reddit" }).click();
  await dialog(page).getByLabel("Name").fill(`Channel ${channel}`);
  await dialog(page).getByLabel("Code").fill(channel);
  await dialog(page).getByRole("button", { name: "Create channel" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await page.getByRole("searchbox", { name: "Find a channel" }).fill(channel);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Channels 1");
  await expect(rowOf(page, channel)).toContainText("Reddit");
  await act(page, `Channel ${channel}`, "Edit");
  await dialog(page).getByLabel("API identifier").fill("reddit-ads-v3");
  await dialog(page).getByRole("button", { name: "Save channel" }).click();
  await expect(rowOf(page, channel)).toContainText("reddit-ads-v3");
  await deleteTwice(page, `Channel ${channel}`);
  quiet();
});

test("what is used stays, with links to what uses it; of two editors the second is told", async ({ browser, api }) => {
  const code = shortCode("U");
  const brand = (await api("POST", "/api/v1/brands", { name: `Used ${code}`, internal_code: code })).body;
  const market = (await api("GET", "/api/v1/markets?search=United%20States")).body.markets[0];
  const made = await api("POST", "/api/v1/campaigns", { campaign_name: "Holds its brand", brand_id: brand.id, market_id: market.id });
  expect(made.status).toBe(201);
  const { page, quiet } = await signedIn(browser, "admin");
  await page.goto(`/w/demo/governance/brands?search=${code}`);
  await act(page, `Used ${code}`, "Delete");
  await expect(dialog(page)).toContainText(`Used ${code} is in use`);
  await expect(dialog(page)).toContainText("1 campaign");
  await expect(dialog(page).getByRole("link", { name: made.body.name })).toHaveAttribute("href", `/w/demo/campaigns/${made.body.id}`);
  await dialog(page)
    .getByRole("button", { name: `Keep Used ${code}` })
    .click();
  await expect(rowOf(page, `Used ${code}`)).toHaveCount(1);

  await act(page, `Used ${code}`, "Edit");
  await dialog(page).getByLabel("Name").fill(`Mine ${code}`);
  expect((await api("PATCH", `/api/v1/brands/${brand.id}`, { name: `Theirs ${code}` })).status).toBe(200);
  await dialog(page).getByRole("button", { name: "Save brand" }).click();
  await expect(dialog(page)).toContainText("changed by someone else");
  await expect(dialog(page).getByLabel("Name")).toHaveValue(`Mine ${code}`);
  quiet({ refused: 1 });
});

test("a code that would make a name readable in two ways is refused with both readings, and a better one is offered", async ({
  browser,
  api,
}) => {
  const [first, second] = [shortCode("P"), shortCode("Q")];
  const plain = await api("POST", "/api/v1/brands", { name: `Plain ${first}`, internal_code: first });
  expect(plain.status).toBe(201);
  // Of a country that no other test looks for: it stays, as its brand's rival.
  const market = await api("POST", "/api/v1/markets", { code: `${second}_US`, name: `Market ${second}`, country: "IS" });
  expect(market.status).toBe(201);

  const { page, quiet } = await signedIn(browser, "admin");
  await page.goto("/w/demo/governance/brands");
  await page.getByRole("button", { name: "New brand" }).click();
  await dialog(page).getByLabel("Name").fill(`Clash ${first}`);
  await dialog(page).getByLabel("Code").fill(`${first}_${second}`);
  const proof = dialog(page)
    .getByText(new RegExp(`^${first}_${second}_US_`))
    .first();
  await expect(proof).toBeVisible();
  await expect(dialog(page)).toContainText(`Reading 1: brand ${first}`);
  await expect(dialog(page)).toContainText("reading 2");
  // Sent all the same, the server says no as well.
  await dialog(page).getByRole("button", { name: "Create brand" }).click();
  await expect(dialog(page).getByLabel("Code")).toHaveAttribute("aria-invalid", "true");
  expect((await api("GET", `/api/v1/brands?search=Clash%20${first}`)).body.total).toBe(0);

  const better = dialog(page).getByText("Codes that would do:").getByRole("button").first();
  const code = (await better.textContent()) ?? "";
  await better.click();
  await expect(dialog(page)).toContainText(`${code} is free`);
  await dialog(page).getByRole("button", { name: "Create brand" }).click();
  await expect(dialog(page)).toHaveCount(0);
  expect((await api("GET", `/api/v1/brands?search=Clash%20${first}`)).body.brands[0].internal_code).toBe(code);
  quiet();
});

test("pasted names are read, told apart and explained; a viewer sees governance and changes nothing", async ({ browser }) => {
  const { page, quiet } = await signedIn(browser, "viewer");
  await page.goto("/w/demo/governance/taxonomy");
  const bench = page.getByRole("region", { name: "Test bench" });
  await bench
    .getByLabel("Names to read, one on a line")
    .fill("DIS_US_META_2026_BenchName\nDIS_XX_META_2026_BenchName\nWinter-Sale-Final-v3\nDIS_US_META_2026_BenchName");
  await bench.getByRole("button", { name: "Read names" }).click();
  const lines = bench.getByRole("listitem");
  await expect(lines).toHaveCount(3);
  await expect(lines.nth(0)).toContainText("Brand DIS, market US, channel META, 2026, BenchName");
  await expect(lines.nth(0)).toContainText("Free");
  await expect(lines.nth(1).getByRole("img", { name: "Cannot be read" })).toBeVisible();
  await expect(lines.nth(2).getByRole("img", { name: "Cannot be read" })).toBeVisible();
  await bench.getByRole("button", { name: "Take Winter-Sale-Final-v3 away" }).click();
  await expect(lines).toHaveCount(2);

  for (const noun of ["brand", "market", "channel"]) {
    await page.goto(`/w/demo/governance/${noun}s`);
    await expect(page.getByRole("row").nth(1)).toBeVisible();
    await expect(page.getByRole("button", { name: new RegExp(`New ${noun}|Acts on`) })).toHaveCount(0);
  }
  await page.goto("/w/demo/governance/brands?search=no-such-brand");
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  quiet({ refused: 2 });
});
