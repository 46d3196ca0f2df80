import { expect, type Page } from "@playwright/test";
import { type Api, test, unique } from "../fixtures/api";
import { pick, signedIn } from "../fixtures/browser";

const dialog = (page: Page) => page.getByRole("dialog");
const year = new Date().getUTCFullYear();

/** A brand of its own and a market every demo has: names nobody else makes. */
async function arrange(api: Api) {
  const code = unique("C").slice(-8);
  const brand = (await api("POST", "/api/v1/brands", { name: `Brand ${code}`, internal_code: `C${code}` })).body;
  const market = (await api("GET", "/api/v1/markets?search=Germany")).body.markets[0];
  const campaign = async (campaign_name: string, more: object = {}) => {
    const made = await api("POST", "/api/v1/campaigns", { campaign_name, brand_id: brand.id, market_id: market.id, ...more });
    expect(made.status).toBe(201);
    return made.body;
  };
  return { code: `C${code}`, brand, market, campaign };
}

test("a name is built while it is typed, and all that is missing or taken is said at once", async ({ browser, api }) => {
  const { code, campaign } = await arrange(api);
  const twin = await campaign("Été à Paris");
  const { page, quiet } = await signedIn(browser, "marketer");
  await page.goto("/w/demo/campaigns/new");
  await expect(page.getByLabel("Campaign name")).toBeFocused();
  await page.getByRole("button", { name: "Create campaign" }).click();
  for (const words of ["Give the campaign a name.", "Choose the brand.", "Choose the market."])
    await expect(page.getByText(words, { exact: true }).first()).toBeVisible();

  await page.getByLabel("Campaign name").fill("Été à Paris");
  await pick(page, "Brand", code, new RegExp(code));
  await pick(page, "Market", "Germany", /Germany/);
  const stage = page.getByRole("list", { name: "The name, segment by segment" });
  for (const part of [code, "DE", "MULTI", String(year), "EteaParis"]) await expect(stage).toContainText(part);
  await expect(page.getByText("Another campaign has this name.").first()).toBeVisible();

  // One letter apart: lawful, but perhaps the same campaign again.
  await page.getByLabel("Campaign name").fill("Étés à Paris");
  await expect(page.getByText("Free: nothing in this workspace has this name")).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Close to this one" })).toContainText(twin.name);

  await page.getByLabel("Budget").fill("1 250,50");
  await page.getByLabel("Starts").fill("2027-03-10");
  await page.getByLabel("Ends").fill("2027-03-09");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByText(/The flight would end .* before it starts/)).toBeVisible();
  await expect(page.getByLabel("Campaign name")).toHaveValue("Étés à Paris");
  await page.getByLabel("Ends").fill("2027-03-10");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await page.waitForURL(/\/w\/demo\/campaigns\/[0-9a-f-]{36}/);
  const content = page.getByRole("region", { name: "Campaign", exact: true });
  await expect(content).toContainText("€ 1,250.50");
  await expect(content).toContainText("10 Mar 2027 Europe/Berlin time");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Étés à Paris");
  quiet({ refused: 1 });
});

test("an edit takes an approval back and says which field did; a refusal is read with its reason", async ({ browser, api }) => {
  const { campaign } = await arrange(api);
  const { id } = await campaign("Asked for", { budget: 5000 });
  const author = await signedIn(browser, "marketer");
  const decider = await signedIn(browser, "manager");
  const approval = author.page.getByRole("region", { name: "Approval" });

  await author.page.goto(`/w/demo/campaigns/${id}`);
  await author.page.getByRole("button", { name: "Edit", exact: true }).click();
  await author.page.getByLabel("Budget").fill("6000");
  await author.page.getByRole("button", { name: "Save campaign" }).click();
  await expect(author.page.getByRole("region", { name: "Campaign", exact: true })).toContainText("€ 6,000.00");
  await author.page.getByRole("button", { name: "Request approval" }).click();
  await dialog(author.page).getByLabel("A word to whoever decides").fill("The flight follows the cinema.");
  await dialog(author.page).getByRole("button", { name: "Request approval" }).click();
  await expect(approval).toContainText("Requested");

  await decider.page.goto(`/w/demo/campaigns/${id}`);
  await expect(decider.page.getByText("The flight follows the cinema.")).toBeVisible();
  await decider.page.getByRole("button", { name: "Approve", exact: true }).click();
  await dialog(decider.page).getByRole("button", { name: "Approve" }).click();
  await expect(decider.page.getByRole("region", { name: "Approval" })).toContainText("Approved");

  await author.page.reload();
  await author.page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(author.page.getByText(/takes back the approval/)).toBeVisible();
  await author.page.getByLabel("Budget").fill("7000");
  await author.page.getByRole("button", { name: "Save campaign" }).click();
  await expect(approval).toContainText("Changed since");
  await expect(approval).toContainText("You changed budget");
  await expect(author.page.getByRole("region", { name: "History" })).toContainText(/budget.*6000.*7000/);

  await author.page.getByRole("button", { name: "Request approval" }).click();
  await dialog(author.page).getByRole("button", { name: "Request approval" }).click();
  await expect(approval).toContainText("Requested");
  await decider.page.reload();
  await decider.page.getByRole("button", { name: "Reject", exact: true }).click();
  await dialog(decider.page).getByLabel("What should change").fill("Seven is one too many.");
  await dialog(decider.page).getByRole("button", { name: "Reject" }).click();
  await expect(decider.page.getByRole("region", { name: "Approval" })).toContainText("Rejected");
  await author.page.reload();
  await expect(approval).toContainText("“Seven is one too many.”");
  author.quiet();
  decider.quiet();
});

test("of two who edit one campaign the second is told and loses nothing that was saved", async ({ browser, api }) => {
  const { campaign } = await arrange(api);
  const made = await campaign("Two editors", { budget: 100 });
  const { page, quiet } = await signedIn(browser, "marketer");
  await page.goto(`/w/demo/campaigns/${made.id}`);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByLabel("Objective").fill("Mine");
  expect((await api("PATCH", `/api/v1/campaigns/${made.id}`, { objective: "Theirs" })).status).toBe(200);
  await page.getByRole("button", { name: "Save campaign" }).click();
  await expect(page.getByText("Somebody changed this campaign in the meantime", { exact: true })).toBeVisible();
  expect((await api("GET", `/api/v1/campaigns/${made.id}`)).body.objective).toBe("Theirs");
  await expect(page.getByLabel("Objective")).toHaveValue("Mine");
  quiet({ refused: 1 });
});

test("campaigns are started, paused, archived, brought back and copied from their page", async ({ browser, api }) => {
  const { code, campaign } = await arrange(api);
  const made = await campaign("Station to station");
  const { page, quiet } = await signedIn(browser, "marketer");
  await page.goto(`/w/demo/campaigns/${made.id}`);
  const line = page.getByRole("list", { name: "The line of Station to station" });
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(line.locator("[aria-current=step]")).toContainText("Active");
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(line.locator("[aria-current=step]")).toContainText("Paused");
  const more = page.getByRole("button", { name: "More acts on this campaign" });
  await more.click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByText("This campaign is archived.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Edit", exact: true })).toHaveCount(0);
  await page.goto(`/w/demo/campaigns?search=${code}`);
  await expect(page.getByText("No campaign matches")).toBeVisible();
  await page.getByRole("combobox", { name: "Not archived" }).click();
  await page.getByRole("option", { name: "Archived", exact: true }).click();
  await page.getByRole("link", { name: made.name }).click();
  await page.getByRole("button", { name: "Take out of the archive" }).click();
  await expect(page.getByText("This campaign is archived.")).toHaveCount(0);

  await more.click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await dialog(page).getByLabel("Name of the copy").fill("Station to station");
  await dialog(page).getByRole("button", { name: "Duplicate campaign" }).click();
  await expect(dialog(page)).toContainText("no name is given twice");
  await dialog(page).getByLabel("Name of the copy").fill("Station to terminus");
  await dialog(page).getByRole("button", { name: "Duplicate campaign" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Station to terminus");
  expect(page.url()).not.toContain(made.id);
  quiet({ refused: 1 });
});

test("the list is searched, narrowed and sorted in its address; a viewer looks and changes nothing", async ({ browser, api }) => {
  const { brand, campaign } = await arrange(api);
  await campaign("Alpha", { budget: 100, tags: ["Spring"] });
  await campaign("Beta", { budget: 300 });
  const running = await campaign("Gamma", { budget: 200, status: "ACTIVE" });
  const { page, quiet } = await signedIn(browser, "viewer");
  await page.goto("/w/demo/campaigns");
  await page.getByRole("combobox", { name: "Brand" }).click();
  await page.getByRole("option", { name: brand.name }).click();
  const names = page.getByRole("table", { name: "Campaigns" }).getByRole("link", { name: /_DE_MULTI_/ });
  await expect(names).toHaveCount(3);
  await page.getByRole("link", { name: "Budget" }).click();
  await expect(page).toHaveURL(/sort=-budget/);
  await expect(names).toHaveText([/Beta$/, /Gamma$/, /Alpha$/]);
  await page.getByRole("link", { name: "Budget" }).click();
  await expect(names).toHaveText([/Alpha$/, /Gamma$/, /Beta$/]);
  await page.getByRole("combobox", { name: "State" }).click();
  await page.getByRole("option", { name: "Active" }).click();
  await expect(names).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Campaigns 1");
  await page.goBack();
  await expect(names).toHaveCount(3);
  await page.getByRole("searchbox", { name: "Name, tag" }).fill("spring");
  await expect(names).toHaveText([/Alpha$/]);
  await page.getByRole("searchbox", { name: "Name, tag" }).fill("nothing like that");
  await expect(page.getByText("No campaign matches")).toBeVisible();
  await page.getByRole("button", { name: "Show all campaigns" }).click();
  await expect(page).toHaveURL(/\/w\/demo\/campaigns(\?sort=budget)?$/);
  await expect(page.getByRole("link", { name: "New campaign" })).toHaveCount(0);

  await page.goto(`/w/demo/campaigns/${running.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gamma");
  await expect(page.getByRole("button", { name: /^(Edit|Pause|Start|Request approval|Approve)$/ })).toHaveCount(0);
  quiet();
  // The browser complains of the page that is not there by itself.
  await page.goto("/w/demo/campaigns/01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3d");
  await expect(page.getByText("There is nothing at this address")).toBeVisible();
});
