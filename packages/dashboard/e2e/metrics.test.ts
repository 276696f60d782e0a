import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

const row = (page: Page) => page.locator(".vt-body .vt-row");
const loaded = async (page: Page) => {
  await row(page).first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".toolbar-count")?.textContent?.includes("loading"));
};
const said = async (page: Page) => (await page.locator(".toolbar-count").textContent()) ?? "";
const keys = (page: Page) => row(page).evaluateAll((rows) => rows.map((one) => one.getAttribute("data-key")));

test("the dictionary looks right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "metrics", path: "/catalogue?sort=-failed", prepare: loaded })).toEqual([]);
  expect(await pageFaults({ name: "metrics-found", path: "/catalogue?q=reveiw+rooms&is=declared", prepare: loaded })).toEqual([]);
});

test("a misspelt search finds what was meant, marks it, and says what it looked for", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/catalogue");
  await loaded(page);
  await page.keyboard.press("/");
  await page.keyboard.type("pipelnie shelf");
  await page.waitForURL(/q=pipelnie/);
  await page.getByText(/looked for pipeline.*shelf/).waitFor();
  expect((await keys(page))[0]).toContain("pipeline_shelf");
  expect((await page.locator(".vt-body mark").allTextContents()).map((text) => text.toLowerCase())).toContain("pipeline");
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.search.includes("q="));
});

test("a measure is one row, shown over the time that is chosen, and its other forms are a click away", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/catalogue?q=counts%20review_rooms_entered");
  await loaded(page);
  expect(await keys(page)).toEqual(["counts_monthly.review_rooms_entered"]);
  expect(await row(page).locator(".metrics-forms a").allTextContents()).toEqual(["7 d", "28 d"]);
  await page.getByText("7 d", { exact: true }).first().click();
  await page.waitForURL(/form=7d/);
  expect(await keys(page)).toEqual(["counts_weekly.review_rooms_entered"]);
  expect(await row(page).locator(".metrics-forms a[aria-current]").textContent()).toBe("7 d");
  await page.reload();
  await untilStill(page);
  await loaded(page);
  expect(await keys(page)).toEqual(["counts_weekly.review_rooms_entered"]);
  await row(page).getByRole("link", { name: "28 d" }).click();
  await page.waitForURL("**/metrics/counts_monthly.review_rooms_entered");
});

test("stage, owner and what is wrong are ticked, kept in the address, and answered by the curl line with the very rows", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/catalogue?q=counts");
  await loaded(page);
  await page.getByRole("button", { name: /^Filter by stage/ }).click();
  await page.getByRole("menuitemcheckbox", { name: /^plan/ }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Filter by is/ }).click();
  await page.getByRole("menuitemcheckbox", { name: /^count failed/ }).click();
  await page.keyboard.press("Escape");
  await page.waitForURL(/stage=plan.*is=count/);
  await loaded(page);
  const shown = await keys(page);
  expect(shown).toContain("counts.board_lanes_populated");
  const line = (await page.locator(".copy-block code").textContent()) ?? "";
  const answer: { items: { key: string; n: number; eligible: number; failed: number }[] } = await (await page.request.get(/'(http[^']+)'/.exec(line)?.[1] ?? "")).json();
  expect(answer.items.map(({ key }) => key)).toEqual(shown.toSorted((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1)));
  const lanes = answer.items.find(({ key }) => key === "counts.board_lanes_populated");
  const cell = page.locator('[data-key="counts.board_lanes_populated"] .metrics-failed');
  expect(await cell.textContent()).toContain(String(lanes?.failed));
  const href = (await page.getByRole("link", { name: "CSV" }).getAttribute("href")) ?? "";
  expect((await (await page.request.get(href)).text()).trim().split("\r\n")).toHaveLength(shown.length + 1);
});

test("a type other than the declared one is said in words, an object is a group, and what is to come was never seen", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/catalogue?is=other+type+than+declared");
  await loaded(page);
  expect(await keys(page)).toEqual(["settings.dormant_after_days"]);
  await row(page).getByText("declared boolean").waitFor();
  await visit("/catalogue?q=git.version");
  await loaded(page);
  await page.locator('[data-key="git.version"]').getByText("of 2 below").waitFor();
  await visit("/catalogue?q=lighthouse&is=never+seen");
  await loaded(page);
  await row(page).getByText("never", { exact: true }).waitFor();
});

test("the whole dictionary scrolls with no more rows drawn than fit a few windows", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/catalogue");
  await loaded(page);
  expect(Number(await page.getByRole("grid").getAttribute("aria-rowcount"))).toBeGreaterThan(2_000);
  for (const share of [0.25, 0.5, 0.75, 1]) {
    await page.getByRole("grid").evaluate((grid, at) => grid.scrollTo({ top: grid.scrollHeight * at }), share);
    await page.waitForFunction(() => document.querySelector(".vt-body .vt-row") !== null);
    expect(await row(page).count()).toBeLessThan(60);
  }
  expect(await said(page)).toMatch(/^[\d,]+ of [\d,]+ measures$/);
});

test("a search that nothing holds says so and leads back", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/catalogue?q=qqqqqqqqqq&stage=plan");
  await page.getByText("No metric fits.").waitFor();
  await page.getByRole("button", { name: "show all" }).click();
  await page.waitForURL((url) => url.search === "");
  await loaded(page);
  expect(await row(page).count()).toBeGreaterThan(5);
});
