import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { tick } from "./harness/cohort-steps.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

const key = "counts_monthly.review_rooms_entered";
const path = `/metrics/${key}`;
const drawn = (page: Page) => page.locator(".chart-plot svg").nth(2).waitFor({ state: "attached" });

test("one metric looks right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "metric", path, prepare: drawn })).toEqual([]);
});

const figure = async (page: Page, name: string): Promise<string | null> =>
  page.locator(".metric-figures > div", { has: page.getByText(name, { exact: true }) }).locator("dd").textContent();

test("a cohort is chosen in menus, read back in a sentence and kept in the address", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(path);
  const everybody = await figure(page, "reported it (n)");
  await tick(page, "Edition", [/^EEP/]);
  await tick(page, "Size", [/^501 to 2,000 users/]);
  await page.waitForURL(/edition=EEP&size=501-2000/);
  await page.getByText(/installations: EEP, 501 to 2,000 users/).waitFor();
  const answer: { n: number } = await (await page.request.get(`/api/v1/metrics/${key}/distribution?edition=EEP&size=501-2000`)).json();
  await expect.poll(() => figure(page, "reported it (n)")).toBe(String(answer.n));
  expect(answer.n).toBeLessThan(Number(everybody));
  await page.reload();
  await expect.poll(() => figure(page, "reported it (n)")).toBe(String(answer.n));
  await page.getByRole("button", { name: "Look at all" }).click();
  await page.waitForURL((url) => url.search === "");
});

test("the curl line gives exactly the page's numbers, and so do CSV and Arrow", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`${path}?edition=family:EE&version=${encodeURIComponent(">=21.2")}`);
  await drawn(page);
  await page.getByText("The numbers of this page with curl").click();
  const line = (await page.locator(".metric-curl code").first().textContent()) ?? "";
  const address = /'(http[^']+)'/.exec(line)?.[1] ?? "";
  const answer: { n: number; eligible: number; failed: number; histogram: { n: number }[] } = await (await page.request.get(address)).json();
  expect(await figure(page, "reported it (n)")).toBe(answer.n.toLocaleString("en-US"));
  expect(await figure(page, "could not be counted")).toBe(String(answer.failed));
  const panel = page.getByRole("region", { name: "Distribution" });
  await panel.getByRole("button", { name: "Table" }).click();
  expect(await panel.locator("tbody td:nth-child(2)").allTextContents()).toEqual(answer.histogram.map(({ n }) => String(n)));
  await panel.getByRole("button", { name: /^Take away/ }).click();
  for (const [item, type] of [["Download CSV", "text/csv"], ["Download Arrow", "application/vnd.apache.arrow.stream"]] as const) {
    const href = (await page.getByRole("menuitem", { name: item }).getAttribute("href")) ?? "";
    const file = await page.request.get(href);
    expect(file.status()).toBe(200);
    expect(file.headers()["content-type"]).toContain(type);
  }
  const csv = await page.request.get(`${new URL(address).pathname}${new URL(address).search}&format=csv`);
  expect((await csv.text()).trim().split("\r\n")).toHaveLength(answer.histogram.length + 1);
});

test("a chart is saved as a picture without breaking the page's policy", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit(path);
  await drawn(page);
  await page.getByRole("region", { name: "Spread among users" }).getByRole("button", { name: /^Take away/ }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Save picture" }).click()]);
  expect(download.suggestedFilename()).toBe(`trend-${key}.png`);
  expect(takeFaults()).toEqual([]);
});

test("the week being filled is hollow, and said to be so in the table", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(path);
  await drawn(page);
  const panel = page.getByRole("region", { name: "Spread among users" });
  await panel.getByRole("button", { name: "Table" }).click();
  expect(await panel.locator("tbody tr").last().locator("td").last().textContent()).toBe("this week is still being filled");
});

test("a range that is none is said, and not asked for", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit(path);
  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.getByRole("group", { name: "Conditions" }).getByRole("button", { name: "Version", exact: true }).click();
  await page.getByLabel("A range").fill("the newest");
  await page.keyboard.press("Enter");
  await page.getByText('"the newest" is no range of versions.').waitFor();
  await untilStill(page);
  expect(takeFaults()).toEqual([]);
});

const drawnRows = (page: Page, table: string) => page.getByRole("grid", { name: table }).locator(".vt-body .vt-row");

test("a total is shown as a rate unless totals are asked for, and the curl line asks the same", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/metrics/counts.issues");
  const rate = await figure(page, "median among users");
  await page.getByText("no ping about 28 days before").waitFor();
  await page.getByText("The numbers of this page with curl").click();
  for (const line of await page.locator(".metric-curl code").allTextContents()) expect(line).toContain("as=rate");
  const distribution = /'(http[^']+)'/.exec((await page.locator(".metric-curl code").first().textContent()) ?? "")?.[1] ?? "";
  expect(await (await page.request.get(distribution)).json()).toMatchObject({ unit: expect.stringMatching(/per 28 days and active user$/) });
  await page.getByText("Totals", { exact: true }).click();
  await page.waitForURL(/as=total/);
  await expect.poll(() => figure(page, "median among users")).not.toBe(rate);
  expect(await page.locator(".metric-curl code").first().textContent()).not.toContain("as=");
  await visit(path);
  expect(await page.getByRole("group", { name: "Amounts" }).count()).toBe(0);
});

test("the weeks speak of whoever reported or of the same installations, and say how many those are", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(path);
  const panel = page.getByRole("region", { name: "Spread among users" });
  await panel.getByText(/whoever reported, as of/).waitFor();
  await page.getByText("Same installations", { exact: true }).click();
  await page.waitForURL(/same=yes/);
  const said = (await panel.getByText(/the same [\d,]+ with a value in each of 13 weeks/).textContent()) ?? "";
  const n = /the same ([\d,]+)/.exec(said)?.[1];
  await panel.getByRole("button", { name: "Table" }).click();
  expect(new Set(await panel.locator("tbody td:nth-child(2)").allTextContents())).toEqual(new Set([n]));
});

test("a failing counter fails in one version alone, and the table by version says so", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/metrics/counts.board_lanes_populated");
  const failing = drawnRows(page, "The metric by version").filter({ has: page.locator(".mark-failed") });
  expect(await failing.count()).toBe(1);
  await page.getByText("By size", { exact: true }).click();
  await page.waitForURL(/by=size/);
  await drawnRows(page, "The metric by size").first().waitFor();
  await drawnRows(page, "The metric by size").getByText("501 to 2,000", { exact: true }).waitFor();
  expect(await drawnRows(page, "The metric by size").filter({ has: page.locator(".mark-failed") }).count()).toBeGreaterThan(3);
});

test("the installations behind the figures are listed, told apart by how they stand, and lead to their pages", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/metrics/counts.board_lanes_populated");
  const failed = await figure(page, "could not be counted");
  await page.getByText(`Failed ${failed}`, { exact: true }).click();
  await page.waitForURL(/has-it=failed/);
  await page.getByText(new RegExp(`^${failed} of \\d+ installations`)).waitFor();
  const holder = drawnRows(page, "Installations by value").first();
  await holder.getByText("not counted: timeout").waitFor();
  const name = await holder.locator(".vt-cell").first().textContent();
  await page.getByRole("grid", { name: "Installations by value" }).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/installations\//);
  await expect.poll(() => page.getByRole("heading", { level: 1 }).textContent()).toBe(name);
});

test("the forms of one measure lead to one another and keep the cohort", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`${path}?edition=EEP`);
  const forms = page.getByRole("navigation", { name: "Forms of this measure" });
  expect(await forms.getByRole("link").allTextContents()).toEqual(["7 days", "28 days"]);
  await forms.getByRole("link", { name: "7 days" }).click();
  await page.waitForURL(/counts_weekly\.review_rooms_entered\?edition=EEP/);
});

test("a failing counter is told apart from one that nobody uses", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/metrics/counts.board_lanes_populated");
  expect(Number(await figure(page, "could not be counted"))).toBeGreaterThan(100);
  await page.getByText(/it could not be counted/).waitFor();
});

test("switches and texts have no distribution of amounts, and the page says why", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/metrics/chat_pier_enabled");
  await page.getByText("This metric is on or off").waitFor();
  await visit("/metrics/database.series");
  await page.getByText("This metric is a text").waitFor();
  expect(await page.getByRole("region", { name: "Spread among users" }).count()).toBe(0);
});

test("a metric is searched and opened by keyboard", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/catalogue");
  await page.keyboard.press("/");
  await page.keyboard.type("rooms monthly");
  await page.waitForURL(/q=rooms/);
  await page.getByRole("grid", { name: "Metrics" }).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${path}`);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(key);
});

test("a key that no ping held is said to be unknown", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/metrics/counts.never%2Fseen%25");
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("No such metric");
  await page.getByText('"counts.never/seen%"').waitFor();
});
