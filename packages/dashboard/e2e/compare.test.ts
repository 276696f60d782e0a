import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { tick } from "./harness/cohort-steps.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

const rooms = "counts_monthly.review_rooms_entered";
const boards = "counts.board_lanes_populated";
const metrics = `metric=${rooms}&metric=${boards}&metric=chat_pier_enabled&metric=database.series`;
const path = `/compare?a.edition=family:CE&b.edition=family:EE&${metrics}`;
const rows = ".compare-row";
const side = (page: Page, letter: "A" | "B") => page.getByRole("region", { name: `Cohort ${letter}` });
const drawn = (page: Page) => page.locator(".row-trend .chart-plot svg").nth(1).waitFor({ state: "attached" });

test("a comparison looks right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "compare", path, prepare: (page) => page.locator(rows).first().waitFor() })).toEqual([]);
});

test("an open row with both trends looks right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "compare-row", path: `${path}&open=${rooms}`, prepare: drawn })).toEqual([]);
});

test("an empty comparison looks right, and begins with what most use", async () => {
  expect(await pageFaults({ name: "compare-empty", path: "/compare" })).toEqual([]);
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/compare");
  await page.getByRole("button", { name: "Compare the ten most used metrics" }).click();
  await page.locator(rows).nth(9).waitFor();
  await side(page, "A").getByText(/installations: any CE/).waitFor();
  expect(new URL(page.url()).searchParams.getAll("metric")).toHaveLength(10);
});

interface Answer {
  items: { metric: string; ratio: number | null; a_eligible: number; b_eligible: number }[];
}

test("the curl line gives exactly the table's numbers, and so do CSV and Arrow", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(path);
  const line = (await page.locator(".copy-block code").textContent()) ?? "";
  const answer: Answer = await (await page.request.get(/'(http[^']+)'/.exec(line)?.[1] ?? "")).json();
  expect(answer.items).toHaveLength(4);
  for (const item of answer.items) {
    const cell = page.locator(rows, { has: page.getByTitle(item.metric, { exact: true }) }).locator("td").nth(5);
    expect(await cell.locator(".compare-line").allTextContents()).toEqual([item.a_eligible, item.b_eligible].map((n) => n.toLocaleString("en-US")));
  }
  for (const [name, type] of [["CSV", "text/csv"], ["Arrow", "application/vnd.apache.arrow.stream"]] as const) {
    const href = (await page.getByRole("link", { name, exact: true }).first().getAttribute("href")) ?? "";
    expect((await page.request.get(href)).headers()["content-type"]).toContain(type);
  }
});

test("the page says what the sides share and which is larger, as the API does, over a week and over a window", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`/compare?a.edition=family:EE&b.size=501-2000&b.size=2001-10000&${metrics}`);
  const sides = async (over: string): Promise<{ both: number; size_ratio: number; reporting: number; known: number }> =>
    (await page.request.get(`/api/v1/compare/sides?a.edition=family:EE&b.size=501-2000&b.size=2001-10000${over}`)).json();
  const { both, size_ratio, reporting, known } = await sides("");
  await page.locator(".sides-note", { hasText: new RegExp(`\\b${both}\\b.* in (both|A|B)`) }).waitFor();
  await page.locator(".sides-warn", { hasText: `${size_ratio > 1 ? "B" : "A"} is` }).waitFor();
  await page.getByText(`${reporting} of ${known} installations that ever sent a ping`).waitFor();
  await page.getByText("The whole window", { exact: true }).click();
  await page.waitForURL(/over=window/);
  await untilStill(page);
  expect(await page.locator(".copy-block code").textContent()).toContain("over=window");
  await page.getByText("the mean of its weeks in the window").waitFor();
  await page.getByText("As counted", { exact: true }).click();
  await page.waitForURL(/as=total/);
  expect(await page.locator(".copy-block code").textContent()).not.toContain("as=rate");
});

test("what has no ratio is under a fold with why, and a row's trend can be of the same installations", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`${path}&open=${rooms}`);
  const fold = page.locator(".not-comparable");
  expect(await fold.getByText("A text, not an amount").isVisible()).toBe(false);
  await fold.locator("summary").click();
  await fold.getByText("A text, not an amount").waitFor();
  await drawn(page);
  await page.getByText("Same installations", { exact: true }).click();
  await page.waitForURL(/who=same/);
  await page.getByText(/The same installations throughout: those with a value in every week, \d+ of A and \d+ of B\./).waitFor();
});

test("a comparison is kept under a name, found again in the menu, and forgotten", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  const name = `CE beside EE ${Date.now()}`;
  await visit(`${path}&over=window`);
  await page.getByRole("button", { name: "Save under a name" }).click();
  await page.getByRole("textbox", { name: "Name of the comparison" }).fill(name);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: `Forget ${name}` }).waitFor();
  await visit("/compare");
  await page.getByRole("button", { name: "Saved comparisons" }).click();
  await page.getByRole("menuitem", { name }).click();
  await page.waitForURL(/over=window/);
  await page.locator(rows).first().waitFor();
  expect(new URL(page.url()).searchParams.getAll("metric")).toHaveLength(4);
  await page.getByRole("button", { name: `Forget ${name}` }).click();
  await page.getByRole("button", { name: "Save under a name" }).waitFor();
});

test("parameters without a control are kept, read back and asked for", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`/compare?b.has=${rooms}&${metrics}`);
  await side(page, "B").getByText(`using ${rooms}`).waitFor();
  await tick(page, "Edition", [/^Any EE/], "Cohort B");
  await page.waitForURL(/b\.edition=family/);
  expect(new URL(page.url()).searchParams.get("b.has")).toBe(rooms);
  expect(await page.locator(".copy-block code").textContent()).toContain(`b.has=${rooms}`);
});

test("x swaps the cohorts, a and b lead to their controls, and the address brings all of it back", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit(path);
  await page.keyboard.press("x");
  await page.waitForURL(/a\.edition=family(:|%3A)EE/);
  await side(page, "A").getByText(/installations: any EE/).waitFor();
  await page.keyboard.press("b");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Cohort B, Add a condition");
  await page.keyboard.press("a");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Cohort A, Add a condition");
  await page.getByRole("button", { name: "Use it" }).click();
  await page.waitForURL(/sort=-use/);
  await untilStill(page);
  const order = await page.locator(`${rows} th`).allTextContents();
  await page.reload();
  await page.locator(rows).first().waitFor();
  expect(await page.locator(`${rows} th`).allTextContents()).toEqual(order);
  expect(takeFaults()).toEqual([]);
});

test("a metric is searched, added, opened and taken out by keyboard", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`/compare?a.edition=family:CE&metric=${boards}`);
  await page.keyboard.press("/");
  await page.keyboard.type("rooms entered monthly");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.waitForURL(/review_rooms_entered/);
  const toggle = page.getByRole("button", { name: rooms, exact: true });
  await toggle.focus();
  await page.keyboard.press("Enter");
  await drawn(page);
  expect(await toggle.getAttribute("aria-expanded")).toBe("true");
  await page.getByRole("button", { name: `Take out ${rooms}` }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.getAll("metric").length === 1);
});

test("a metric that nothing holds is said, and a failed question says so in place", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`/compare?metric=${rooms}&metric=counts.never_seen`);
  await page.getByText('No ping ever held "counts.never_seen".').waitFor();
  await page.route("**/trpc/comparisons.compare*", (route) => route.abort());
  await visit(path);
  await page.getByText("Side by side could not be loaded.").waitFor({ timeout: 20_000 });
  expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(1);
});
