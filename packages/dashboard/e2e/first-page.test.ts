import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { openPage, type OpenPage, untilStill } from "./harness/open-page.ts";

test("the first page of the sample looks right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "first-page", path: "/" })).toEqual([]);
});

test("each door leads to where its role begins, with the role and the sample in sight", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  for (const { door, role, address } of [
    { door: "Look after one", role: "Admin", address: /\/standing\/.+/ },
    { door: "Read the fleet", role: "Analyst", address: /\/fleet$/ },
    { door: "Run the hub", role: "Operator", address: /\/fleet$/ },
  ]) {
    await visit("/");
    await page.getByRole("button", { name: door }).click();
    await page.waitForURL(address);
    await page.getByRole("button", { name: `${role}: change the role` }).waitFor();
    expect(await page.getByRole("link", { name: "Sample data" }).isVisible()).toBe(true);
  }
});

test("the header switches the role from any page", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/set-aside");
  await page.getByRole("button", { name: /change the role/ }).click();
  await page.getByRole("menuitemradio", { name: "Analyst" }).click();
  await page.waitForURL(/\/fleet$/);
  expect(await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Health" }).count()).toBe(0);
});

test("an admin is told why the fleet is not for them, and never sees its numbers", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/");
  await page.getByRole("button", { name: "Look after one" }).click();
  await page.waitForURL(/\/standing\/.+/);
  await visit("/fleet");
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("This page is not for your role");
  expect((await page.request.get("/api/v1/fleet/weeks")).status()).toBe(403);
});

test("all five stories are told, and their links open in a role that may see them", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit("/");
  const stories = page.locator(".stories li");
  expect(await stories.count()).toBe(5);
  const links = await page.locator(".stories a").evaluateAll((found) => found.map((link) => link.textContent));
  for (const title of links) {
    await visit("/");
    await page.getByRole("button", { name: "Look after one" }).click();
    await page.waitForURL(/\/standing\/.+/);
    await visit("/");
    await page.locator(".stories").getByRole("link", { name: title }).click();
    await page.waitForURL((url) => url.pathname !== "/");
    await untilStill(page);
    expect(await page.getByText("This page is not for your role").count()).toBe(0);
  }
  expect(takeFaults()).toEqual([]);
});

/** A story as told on the first page, its link followed: how many installations it speaks of. */
const follow = async ({ page, visit }: OpenPage, title: string): Promise<string> => {
  await visit("/");
  const told = (await page.locator(".stories li", { hasText: title }).locator("p").textContent()) ?? "";
  await page.locator(".stories").getByRole("link", { name: title }).click();
  return /(\d+) installation/.exec(told)?.[1] ?? "none";
};

/** How often the list says that it shows so many. */
const listed = async (page: Page, count: string): Promise<number> => {
  const said = page.getByText(new RegExp(`^${count} of [\\d,]+ installations`));
  await said.waitFor();
  return said.count();
};

test("A group gone silent: the list shows as many installations as the story speaks of", async () => {
  await using opened = await openPage();
  const count = await follow(opened, "A group gone silent");
  expect(await listed(opened.page, count)).toBe(1);
});

test("A vulnerable version: the hole's page says as many in its minor, and so does the list behind them", async () => {
  await using opened = await openPage();
  const { page } = opened;
  const count = await follow(opened, "A vulnerable version");
  await page.waitForURL(/\/patches\?hole=/);
  await page.getByRole("link", { name: `${count} installations on 21.1` }).click();
  expect(await listed(page, count)).toBe(1);
});
