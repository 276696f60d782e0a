import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

const rowsThere = (page: Page) => page.locator(".vt-body .vt-row").first().waitFor();
const curlOf = async (page: Page): Promise<string> => /'(http[^']+)'/.exec((await page.locator(".copy-block code").last().textContent()) ?? "")?.[1] ?? "";
const drawn = (page: Page) => page.locator(".chart-plot svg").first().waitFor({ state: "attached" });
const texts = (page: Page, selector: string) => page.locator(selector).allTextContents();

test("Adoption looks right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "adoption", path: "/adoption", prepare: rowsThere })).toEqual([]);
});

test("Versions looks right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "versions", path: "/versions?by=patch", prepare: drawn })).toEqual([]);
});

test("Retention looks right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "retention", path: "/retention" })).toEqual([]);
});

test("adoption of a cohort is what its curl line answers, and survives a reload", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/adoption?edition=family:EE&q=counts.board&sort=-users&rows=metric");
  await rowsThere(page);
  const shown = await texts(page, ".vt-body .vt-row .vt-cell:nth-child(4)");
  const { items }: { items: { metric: string; users: number }[] } = await (await page.request.get(await curlOf(page))).json();
  const users = items.filter(({ metric }) => metric.includes("counts.board")).map((item) => item.users).toSorted((a, b) => b - a);
  expect(shown).toEqual(users.map((n) => n.toLocaleString("en-US")));
  await page.reload();
  await untilStill(page);
  expect(await texts(page, ".vt-body .vt-row .vt-cell:nth-child(4)")).toEqual(shown);
});

test("what moved says its n and as-of, gives the answer of its curl line, and each line its change in points", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/adoption");
  const panel = page.getByRole("region", { name: "What moved in 13 weeks" });
  await panel.locator(".moves-list li").first().waitFor();
  const route = /'(http[^']+)'/.exec((await panel.locator(".copy-block code").textContent()) ?? "")?.[1] ?? "";
  const { moves }: { moves: { direction: string; n: number; users: number; users_before: number; change: number }[] } = await (await page.request.get(route)).json();
  for (const [title, direction] of [["More use it", "up"], ["Fewer use it", "down"]] as const) {
    const lines = panel.getByRole("region", { name: title }).locator(".moves-list li");
    const own = moves.filter((move) => move.direction === direction);
    expect(await lines.count()).toBe(own.length);
    for (const [at, move] of own.entries()) {
      expect(await lines.nth(at).getAttribute("title")).toContain(`Of n = ${move.n} installations ${move.users_before} used it then and ${move.users} do now`);
      expect(await lines.nth(at).getAttribute("title")).toContain("As of ");
    }
  }
});

test("each line in view has its 13 weeks, and one form stands for each measure until every metric is asked for", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/adoption?q=review_rooms_entered");
  await rowsThere(page);
  const trend = page.locator(".adoption-trend").first();
  await trend.waitFor();
  expect(await trend.getAttribute("title")).toMatch(/from .* of n = \d+ in the week of .* to .* of n = \d+ in the week of/);
  expect(await page.locator(".vt-body .vt-row").count()).toBe(1);
  await page.getByText("Every metric", { exact: true }).click();
  await page.waitForURL(/rows=metric/);
  expect(await page.locator(".vt-body .vt-row").count()).toBeGreaterThan(1);
});

test("by keyboard: to the page, into the search, and a metric opened with the cohort kept", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/adoption?edition=family:EE");
  await rowsThere(page);
  await page.keyboard.press("/");
  await page.keyboard.type("rooms monthly");
  await page.waitForURL(/q=rooms/);
  await page.getByRole("grid", { name: "Adoption" }).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/metrics\/[a-z_.]*rooms[a-z_]*_monthly\?edition=family/);
  await page.keyboard.press("g");
  await page.keyboard.press("v");
  await page.waitForURL(/\/versions$/);
  await page.getByRole("navigation", { name: "Versions, retention and checks" }).getByRole("link", { name: "Retention" }).click();
  await page.waitForURL(/\/retention$/);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Retention");
});

test("the table of versions adds up to its n, and every week of the chart is what the API says", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/versions");
  await drawn(page);
  const { items }: { items: { week: string; version: string; installations: number }[] } = await (await page.request.get(await curlOf(page))).json();
  const weeks = [...new Set(items.map(({ week }) => week))];
  const last = items.filter(({ week }) => week === weeks.at(-1));
  const shown = await texts(page, ".vt-body .vt-row .vt-cell:nth-child(2)");
  expect(shown.map(Number).toSorted((a, b) => a - b)).toEqual(last.map((item) => item.installations).toSorted((a, b) => a - b));
  const panel = page.getByRole("region", { name: "Share of each version by week" }).first();
  await panel.getByRole("button", { name: "Table" }).click();
  expect(await panel.locator("tbody tr").count()).toBe(weeks.length);
  await page.getByText("Major", { exact: true }).click();
  await page.waitForURL(/by=major/);
});

test("a cell of the triangle says its n and as-of, and a month that was not watched from its start is marked", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/retention");
  const first = page.locator(".retention-table tbody tr").first();
  await first.getByText("not watched from its start").waitFor({ state: "attached" });
  expect(await first.locator(".retention-cell").first().getAttribute("title")).toMatch(/^Of \d+ installations? first seen in \w+ \d+, .* As of .* UTC\.$/);
  await page.getByText("Created", { exact: true }).click();
  await page.waitForURL(/by=created/);
  await page.locator(".retention-across", { hasText: "Sent a ping in" }).waitFor();
  const { items }: { items: { cohort_month: string; base: number }[] } = await (await page.request.get("/api/v1/retention?by=created&format=csv")).text().then((csv) => ({
    items: csv.trim().split("\r\n").slice(1).map((line) => ({ cohort_month: line.split(",")[0] ?? "", base: Number(line.split(",")[2]) })),
  }));
  expect(await page.locator(".retention-table tbody tr").count()).toBe(new Set(items.map(({ cohort_month }) => cohort_month)).size);
});

test("a failed question says so in place, and a cohort of nobody names the cause", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`/versions?version=${encodeURIComponent(">=99")}`);
  await page.getByText("No installation of this cohort reported in this window.").waitFor();
  await visit(`/adoption?version=${encodeURIComponent(">=99")}`);
  await page.getByText("No installation of this cohort could have any metric").waitFor();
  await page.route("**/trpc/comparisons.retention*", (route) => route.abort());
  await visit("/retention");
  await page.getByText("Still reporting could not be loaded.").waitFor();
  expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(1);
});
