import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { signedIn } from "../fixtures/browser";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SCREENS = [
  "tickets",
  "tickets?view=table",
  "tickets/SB-14",
  "tickets/SB-18",
  "tickets/SB-21",
  "tickets/SB-38",
  "tickets/new",
  "deployments",
  "deployments?tab=way",
  "deployments?tab=done",
  "campaigns",
  "campaigns/new",
  "governance/brands",
  "governance/markets",
  "governance/channels",
  "governance/taxonomy",
  "governance/rules",
  "admin/api-keys",
  "admin/connections",
  "admin/audit",
  "admin/settings",
  "admin/sessions",
  "admin/members",
  "admin/jobs",
];
const VIEWPORTS = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const [device, viewport] of Object.entries(VIEWPORTS)) {
  for (const theme of ["dark", "light"] as const) {
    test(`every screen is free of WCAG violations and never wider than a ${device}, ${theme}`, async ({ browser }) => {
      test.setTimeout(240_000);
      const { page, quiet } = await signedIn(browser, "admin");
      await page.setViewportSize(viewport);
      const found: string[] = [];
      for (const screen of SCREENS) {
        await page.goto(`/w/demo/${screen}`);
        await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
        await expect(page.getByRole("main")).toBeVisible();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (overflow > 0) found.push(`${screen}: ${overflow} px wider than the screen`);
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        for (const { id, nodes } of violations)
          found.push(
            `${screen}: ${id}: ${nodes
              .map(({ html }) => html.slice(0, 140))
              .slice(0, 3)
              .join(" | ")}`,
          );
      }
      expect(found).toEqual([]);
      quiet();
    });
  }
}
