import { beforeAll, expect, inject, test } from "vitest";
import { become } from "./harness/become.ts";
import { pageFaults } from "./harness/check-page.ts";
import { openPage } from "./harness/open-page.ts";

const hub = inject("demoUrl");
let path: string;

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

test("the overview prints on one sheet with cohort, as-of and its address, and without navigation, from a dark screen too", async () => {
  await using opened = await openPage({ theme: "dark" });
  const { page, visit } = opened;
  await visit(path);
  await page.locator(".strips > li").nth(9).waitFor();
  const pdf = await page.pdf({ format: "A4", printBackground: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".overview-sheet").innerText()).toBe(page.url());
  expect(await page.locator(".cell-bar").innerText()).toMatch(/Compared with about [^]*As of the week of /);
  expect(await page.locator("nav:visible").count()).toBe(0);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--surface").trim())).toMatch(/^#fff(?:fff)?$/);
});

test("usage trends by months are lines with a point a month, the month that is not over said, with figures of growth and the own upgrades", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`${path}/trends?by=months`);
  const panel = page.getByRole("region", { name: "Issues and merge requests" });
  expect(await panel.getByRole("row", { name: /^Issues/ }).getByRole("cell").count()).toBe(5);
  expect(await panel.getByRole("img").first().getAttribute("aria-label")).toMatch(/From \w{3} \d{4} to \w{3} \d{4}: Issues: [\d,]+ to [\d,]+; Merge requests: /);
  await panel.getByRole("button", { name: "Table" }).click();
  const table = panel.getByRole("region", { name: /^Table: / });
  expect(await table.getByRole("columnheader").allInnerTexts()).toEqual(["Month", "Issues", "Merge requests", "You went to", "Note"]);
  const rows = await table.getByRole("row").allInnerTexts();
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.at(-1)).toMatch(/this month is not over/);
  expect(rows.some((row) => /\t\d+\.\d+\t/.test(row))).toBe(true);
});

test("one metric stands over the band of its peers, arrows read a week with n, and what it is stands beside it", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`${path}/metrics/counts.issues`);
  await page.getByText(/about \d+ of \d+ that can have a value/).waitFor();
  const plot = page.getByRole("img", { name: /You went from [\d.,]+ in the week of .* The median of the peers that use it is / });
  await plot.focus();
  await page.keyboard.press("End");
  await page.waitForFunction(() => /You: .*n \(peers\): .*Median: /.test(document.querySelector(".chart-said")?.textContent ?? ""));
  expect(await page.getByRole("table", { name: "Peers that use it" }).getByRole("columnheader").allInnerTexts()).toEqual(["Peers that use it", "p10", "p25", "Median", "p75", "p90"]);
  await visit(`${path}/metrics/never.sent`);
  await page.getByRole("heading", { name: "No such metric" }).waitFor();
});

test("rows in view get the line of their year, a stage is filtered by, the order is said, and a row opens its metric", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`${path}/metrics`);
  const grid = page.getByRole("grid");
  await page.getByRole("status").filter({ hasText: /^[\d,]+ metrics by key, A to Z$/ }).waitFor();
  await grid.locator(".sparkline").first().waitFor();
  expect(await grid.getByRole("img", { name: /^Since \d+ \w+ \d{4}: / }).count()).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Filter by stage" }).click();
  await page.getByRole("menuitemcheckbox", { name: /^plan/ }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("columnheader", { name: "Value" }).getByRole("button").click();
  await page.getByRole("status").filter({ hasText: /^[\d,]+ of [\d,]+ metrics by value, largest first$/ }).waitFor();
  expect(new URL(page.url()).searchParams.getAll("stage")).toEqual(["plan"]);
  await grid.getByRole("row").nth(1).getByRole("gridcell").nth(1).click();
  await page.waitForURL(/\/metrics\/[^/?]+$/);
});
