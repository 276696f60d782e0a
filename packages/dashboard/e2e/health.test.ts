import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { openPage } from "./harness/open-page.ts";

test("Health looks right in both themes, wide and narrow", async () => {
  const prepare = (page: Page) => page.locator(".chart-plot svg").first().waitFor({ state: "attached" });
  expect(await pageFaults({ name: "health", path: "/health", prepare })).toEqual([]);
});

test("the sentence says what the API says, and the late ones are listed with links", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/health");
  const { expected, arrived, late, lost } = await (await page.request.get("/api/v1/health")).json();
  const sentence = (await page.locator(".health-sentence").textContent()) ?? "";
  expect(sentence).toContain(`${late.toLocaleString("en-US")} late; ${lost} lost`);
  expect(sentence.startsWith(arrived === expected ? `All ${expected}` : `${arrived} of ${expected} pings`)).toBe(true);
  await page.getByText("Whose ping is late").click();
  const links = page.getByRole("region", { name: "Installations whose ping is late" }).getByRole("link");
  await links.first().waitFor();
  expect(await links.count()).toBe(late);
});

test("the three windows of the ledger add up, side by side", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/health");
  const rows = page.getByRole("region", { name: "Where every post went" }).locator("tbody tr");
  const numbers = await rows.evaluateAll((found) => found.map((row) => [...row.querySelectorAll("td")].map((cell) => Number((cell.textContent ?? "").replaceAll(",", "")))));
  const [received = [], ...terms] = numbers;
  const off = terms.pop();
  expect(received).toHaveLength(3);
  expect(received.map((_, at) => terms.reduce((sum, term) => sum + (term[at] ?? 0), 0))).toEqual(received);
  expect(off).toEqual([0, 0, 0]);
});

test("the grid of hours reads out by keyboard and stands as a table of 168 hours", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/health");
  const panel = page.getByRole("region", { name: "Pings by the hour they were recorded" });
  await panel.locator(".chart-plot").focus();
  await page.keyboard.press("ArrowRight");
  expect(await panel.locator(".chart-said").textContent()).toMatch(/00:00, Received: \d+, Expected: \d+/);
  await panel.getByRole("button", { name: "Table" }).click();
  expect(await panel.locator("tbody tr").count()).toBe(168);
});

test("every lamp has a word, and each tile names its series", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/health");
  const lamps = page.getByRole("region", { name: "What the doctor finds" }).locator(".lamp");
  for (const words of await lamps.allTextContents()) expect(words).toMatch(/Sound|Note|Broken/);
  expect(await lamps.count()).toBe(6);
  for (const name of ["Acknowledgement, slowest of 100", "From journal to queryable", "Disk used by journal and warehouse", "Pings acknowledged"]) {
    expect(await page.getByRole("region", { name }).locator("code").textContent()).toMatch(/^pinghouse_/);
  }
});

test("g then h leads here, Set aside is its other tab", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.waitForURL(/\/health$/);
  await page.getByRole("navigation", { name: "Health" }).getByRole("link", { name: "Set aside" }).click();
  await page.waitForURL(/\/set-aside$/);
  expect(await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Health" }).getAttribute("class")).toContain("side-here");
});
