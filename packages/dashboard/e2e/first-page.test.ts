import { expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

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

test.each(["A group gone silent", "A vulnerable version"])("%s: the list shows as many installations as the story speaks of", async (title) => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/");
  const told = (await page.locator(".stories li", { hasText: title }).locator("p").textContent()) ?? "";
  const [, count = "none"] = /(\d+) installation/.exec(told) ?? [];
  await page.locator(".stories").getByRole("link", { name: title }).click();
  await page.waitForURL(/\/installations/);
  await untilStill(page);
  expect(await page.getByText(new RegExp(`^${count} of [\\d,]+ installations`)).count()).toBe(1);
});
