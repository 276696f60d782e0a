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

test("the list of metrics looks right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "metrics", path: "/catalogue?sort=-failed", prepare: (page) => page.locator(".vt-body .vt-row").first().waitFor() })).toEqual([]);
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
  await untilStill(page);
  const some = await figure(page, "reported it (n)");
  expect(Number(some)).toBeLessThan(Number(everybody));
  await page.reload();
  await untilStill(page);
  expect(await figure(page, "reported it (n)")).toBe(some);
  await page.getByRole("button", { name: "Look at all" }).click();
  await page.waitForURL((url) => url.search === "");
});

test("the curl line gives exactly the page's numbers, and so do CSV and Arrow", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`${path}?edition=family:EE&version=${encodeURIComponent(">=21.2")}`);
  await drawn(page);
  const line = (await page.locator(".copy-block code").textContent()) ?? "";
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
  await page.getByRole("button", { name: "Version", exact: true }).click();
  await page.getByLabel("A range").fill("the newest");
  await page.keyboard.press("Enter");
  await page.getByText('"the newest" is no range of versions.').waitFor();
  await untilStill(page);
  expect(takeFaults()).toEqual([]);
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
