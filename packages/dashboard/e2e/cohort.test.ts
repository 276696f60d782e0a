import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { tick } from "./harness/cohort-steps.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

const rooms = "counts_monthly.review_rooms_entered";
const who = (page: Page) => page.getByRole("region", { name: "Who is looked at" });
const sentence = (page: Page) => who(page).locator(".cohort-sentence");
const add = async (page: Page, condition: string) => {
  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.getByRole("group", { name: "Conditions" }).getByRole("button", { name: condition, exact: true }).click();
};
const count = async (page: Page): Promise<number> => Number((/Among (?:all )?([\d,]+)/.exec((await sentence(page).textContent()) ?? "")?.[1] ?? "").replaceAll(",", ""));

test("the builder, open, looks right in both themes, wide and narrow", async () => {
  const path = `/versions?edition=family:EE&has=${rooms}&version=${encodeURIComponent(">=21.0")}`;
  expect(await pageFaults({ name: "cohort", path, prepare: (page) => add(page, "Version") })).toEqual([]);
});

test("a cohort of a metric, a plan and a version is read back, survives a reload, is saved and loaded, and curl counts the same", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit("/adoption");
  await sentence(page).getByText(/^all \d+ installations$/).waitFor();
  await add(page, "Uses a metric");
  await page.getByRole("combobox", { name: "Search a metric" }).fill(rooms);
  await page.locator(`[role="option"] [title="${rooms}"]`).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `Take away ${rooms}`, exact: true }).waitFor();
  await page.getByRole("button", { name: "Done" }).click();
  await tick(page, "Plan", [/^premium/, /^ultimate/]);
  await add(page, "Version");
  await page.getByLabel("A range").fill(">=21.0");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  const words = /^Among [\d,]+ of [\d,]+ installations: version from 21.0, on the plan premium or ultimate, using counts_monthly.review_rooms_entered$/;
  await sentence(page).filter({ hasText: words }).waitFor();
  const n = await count(page);
  const { search } = new URL(page.url());
  expect(new URLSearchParams(search).getAll("plan")).toEqual(["premium", "ultimate"]);
  await page.reload();
  await sentence(page).filter({ hasText: words }).waitFor();

  await page.getByRole("button", { name: "Share" }).click();
  const line = (await page.locator(".popover .copy-block code").nth(1).textContent()) ?? "";
  const answer: { installations: number } = await (await page.request.get(/'(http[^']+)'/.exec(line)?.[1] ?? "")).json();
  expect(answer.installations).toBe(n);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Saved cohorts" }).click();
  await page.getByLabel("Save this cohort as").fill("Rooms on a plan");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Rooms on a plan", exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Look at all" }).click();
  await page.waitForURL((url) => url.search === "");
  await page.getByRole("button", { name: "Saved cohorts" }).click();
  await page.getByRole("button", { name: "Rooms on a plan", exact: true }).click();
  await page.waitForURL(/plan=premium/);
  await untilStill(page);
  expect(await count(page)).toBe(n);
  await page.getByRole("button", { name: "Saved cohorts" }).click();
  await page.getByRole("button", { name: "Remove Rooms on a plan from the saved cohorts" }).click();
  await page.getByText("No cohort is saved yet.").waitFor();
  expect(takeFaults()).toEqual([]);
});

test("a condition is changed at its words and taken away beside them, by keyboard alone, and the focus comes back", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/versions?edition=CE&size=1-10");
  await page.getByRole("button", { name: "CE", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: /^Any EE/ }).waitFor();
  await page.keyboard.press("Space");
  await page.waitForURL(/family/);
  await page.keyboard.press("Escape");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-condition"));
  expect(await focused()).toBe("edition");
  await page.getByRole("button", { name: /^take away: .*users/ }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.searchParams.has("size"));
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Add a condition");
});

test("the last weeks are one press, and stand in the address as a Monday", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/versions");
  await page.getByRole("button", { name: "All weeks" }).click();
  await page.getByRole("button", { name: "Last 13 weeks" }).click();
  await page.waitForURL(/from=/);
  expect(new Date(new URL(page.url()).searchParams.get("from") ?? "").getUTCDay()).toBe(1);
  await page.getByRole("button", { name: "Last 13 weeks" }).waitFor();
});

test("pasted installations become a list and a condition, and what named nothing is said", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/adoption");
  const list: { items: { id: string }[] } = await (await page.request.get("/api/v1/installations?limit=3&state=active")).json();
  // A name of its own each time, for a list of a name that is taken is refused.
  const name = `Three of them ${Date.now()}`;
  await add(page, "Saved list");
  await page.getByRole("button", { name: "Paste a new list" }).click();
  await page.getByRole("textbox", { name: /^Ids/ }).fill(`${list.items.map(({ id }) => id).join("\n")}\nnowhere.example`);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByRole("button", { name: "Save the list" }).click();
  await page.getByText(`${name} holds 3 installations. 1 line named nothing: nowhere.example.`).waitFor();
  await page.getByRole("button", { name: "Done" }).click();
  await untilStill(page);
  expect(await sentence(page).textContent()).toMatch(new RegExp(`^Among 3 of [\\d,]+ installations: on the list ${name}$`));
});
