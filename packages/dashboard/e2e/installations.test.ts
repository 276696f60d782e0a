import { expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { openPage } from "./harness/open-page.ts";

const rows = ".vt-body .vt-row";

test("Installations looks right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "installations", path: "/installations", prepare: (page) => page.locator(rows).first().waitFor() })).toEqual([]);
});

test("search, filter and sort are kept in the address, and the address brings them back", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/installations");
  await page.getByRole("searchbox").fill("robotics");
  await page.getByRole("button", { name: "Filter by edition" }).click();
  await page.getByRole("menuitemcheckbox", { name: /^CE/ }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Installation", exact: true }).click();
  await page.waitForURL(/search=robotics.*edition=CE.*sort=hostname/);
  const first = await page.locator(`${rows} a`).allTextContents();
  expect(first.length).toBeGreaterThan(0);
  expect(first.every((hostname) => hostname.includes("robotics"))).toBe(true);
  await page.reload();
  await page.locator(rows).first().waitFor();
  expect(await page.locator(`${rows} a`).allTextContents()).toEqual(first);
  expect(await page.getByRole("columnheader", { name: "Installation" }).getAttribute("aria-sort")).toBe("ascending");
});

test("nothing that fits is said, with a way back to all", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/installations?search=no-such-host");
  await page.getByText("No installation fits").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  await page.locator(rows).first().waitFor();
  expect(new URL(page.url()).search).toBe("");
});

test("the table is walked and a row opened by keyboard alone", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/installations");
  await page.getByRole("searchbox").focus();
  const grid = page.getByRole("grid", { name: "Installations" });
  for (let i = 0; i < 7; i++) await page.keyboard.press("Tab");
  expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  const active = page.locator(".vt-active");
  expect(await active.getAttribute("id")).toBe(await grid.getAttribute("aria-activedescendant"));
  const href = await active.locator("a").getAttribute("href");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${href}`);
});

const fleetOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: String(i).padStart(16, "0"),
    hostname: `gitlab-${i}.example`,
    uuid: null,
    version: "18.9.0",
    edition: "CE",
    size: "11-50",
    state: "active",
    users: i,
    installation_type: null,
    plan: null,
    first_ping_at: "2026-01-05T10:00:00.000Z",
    last_ping_at: "2026-01-12T10:00:00.000Z",
    pings: 1,
  }));

test("ten thousand installations load page by page, with only the rows in view drawn", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  const fleet = fleetOf(10_000);
  await page.route("**/trpc/installations.list*", (route) => {
    const { limit, cursor = "0" } = JSON.parse(new URL(route.request().url()).searchParams.get("input") ?? "{}");
    const at = Number(cursor);
    const next_cursor = at + limit < fleet.length ? String(at + limit) : null;
    return route.fulfill({ json: { result: { data: { as_of: null, items: fleet.slice(at, at + limit), next_cursor } } } });
  });
  await visit("/installations");
  await page.getByText("10,000 installations").waitFor();
  const grid = page.getByRole("grid", { name: "Installations" });
  expect(await grid.getAttribute("aria-rowcount")).toBe("10001");
  expect(await page.locator(rows).count()).toBeLessThan(60);
  await grid.focus();
  await page.keyboard.press("End");
  await page.getByRole("link", { name: "gitlab-0.example", exact: true }).waitFor();
  expect(await page.locator(rows).count()).toBeLessThan(60);
  expect(takeFaults()).toEqual([]);
});
