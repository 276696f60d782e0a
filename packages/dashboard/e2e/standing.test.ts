import type { Page } from "playwright-core";
import { beforeAll, expect, inject, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

const hub = inject("demoUrl");
let path: string;

const become = async (page: Page, role: string): Promise<void> => {
  await page.getByRole("button", { name: /change the role/ }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(`^${role}`) }).click();
  await untilStill(page);
};

beforeAll(async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  await become(page, "Admin");
  await page.waitForURL(/\/standing\/[^/]+$/);
  path = new URL(page.url()).pathname;
});

test("the overview looks right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "standing", path })).toEqual([]);
});

test("metrics, one metric, adoption and trends look right in both themes, wide and narrow", async () => {
  const faults: string[] = [];
  for (const [name, page] of [["standing-metrics", "/metrics"], ["standing-metric", "/metrics/counts.issues"], ["standing-adoption", "/adoption"], ["standing-trends", "/trends"]] as const) {
    faults.push(...(await pageFaults({ name, path: `${path}${page}` })));
  }
  expect(faults).toEqual([]);
});

test("an admin sees whom they are compared with, ten strips, and can change the comparison; the address keeps it", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  await become(page, "Admin");
  await page.getByRole("region", { name: "Who you are compared with" }).getByText(/Compared with about [\d,]+ installations like yours: /).waitFor();
  await page.locator(".strips > li").nth(9).waitFor();
  expect(await page.locator(".strips > li").count()).toBe(10);
  await page.getByRole("button", { name: "Change the comparison" }).click();
  await page.getByRole("menuitemradio", { name: /any edition, size and version/ }).click();
  await page.waitForURL(/cell=all\.all\.all/);
  await page.waitForFunction(() => /any edition/.test(document.querySelector(".cell-sentence")?.textContent ?? ""));
  await page.getByText("Your last ping was").waitFor();
});

test("another's installation does not exist for an admin, on the page and on the wire", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  const { items }: { items: { id: string; hostname: string }[] } = await (await page.request.get(`${hub}/api/v1/installations?limit=5`)).json();
  const other = items.find(({ hostname }) => !hostname.endsWith("our-company.example"))?.id ?? "";
  await become(page, "Admin");
  await page.waitForURL((url) => url.pathname === path);
  for (const question of ["overview", "cohort", "standing", "standing/counts.issues", "trends"]) expect((await page.request.get(`${hub}/api/v1/installations/${other}/${question}`)).status()).toBe(404);
  await visit(`/standing/${other}`);
  await page.getByRole("heading", { name: "No such installation" }).waitFor();
});
