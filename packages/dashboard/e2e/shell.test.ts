import { expect, test } from "vitest";
import { axeFindings } from "./harness/check-page.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

test("the keys lead to pages, into the search, and to their own list", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.waitForURL(/\/installations$/);
  await untilStill(page);
  await page.keyboard.press("/");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search");
  await page.keyboard.type("gm");
  await page.waitForURL((url) => url.searchParams.get("search") === "gm");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

test("the first Tab offers to skip the navigation, and a new page takes the focus to its title", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Skip to the content");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  await page.getByRole("link", { name: "Installations" }).click();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  expect(await page.title()).toBe("Installations · Pinghouse");
});

test("the theme follows the system until one is chosen, and the choice outlives the page", async () => {
  await using opened = await openPage({ theme: "light" });
  const { page, visit, takeFaults } = opened;
  await visit("/fleet");
  const theme = () => page.evaluate(() => document.documentElement.dataset["theme"]);
  expect(await theme()).toBe("light");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(() => document.documentElement.dataset["theme"] === "dark");
  await page.getByRole("button", { name: "Theme" }).click();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("menuitemradio", { name: "Light" }).click();
  await page.reload();
  await untilStill(page);
  expect(await theme()).toBe("light");
  expect(takeFaults()).toEqual([]);
});

test("an address that leads nowhere says so and leads back", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/nowhere/at/all");
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("There is no such page");
});

test("on a phone the navigation is a bar at the bottom, in reach of the thumb: five places, and the other pages under More", async () => {
  await using opened = await openPage({ width: 380, height: 780 });
  const { page, visit, takeFaults } = opened;
  await visit("/fleet");
  const bar = page.getByRole("navigation", { name: "Pages" });
  const box = await bar.boundingBox();
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(780);
  const places = [...(await bar.getByRole("link").all()), bar.getByRole("button", { name: "More pages" })];
  expect(places).toHaveLength(5);
  for (const place of places) {
    const target = await place.boundingBox();
    expect(Math.min(target?.height ?? 0, target?.width ?? 0)).toBeGreaterThanOrEqual(44);
    expect((target?.x ?? 0) + (target?.width ?? 0)).toBeLessThanOrEqual(380);
  }
  await bar.getByRole("button", { name: "More pages" }).click();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("menuitem", { name: "Versions" }).click();
  await page.waitForURL(/\/versions$/);
  expect(takeFaults()).toEqual([]);
});

test("an open chart menu stands inside the page", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  await page.getByRole("button", { name: /^Take away/ }).first().click();
  await page.getByRole("menuitem", { name: "Save picture as PNG" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test("a link that is pointed at brings the page's code and its first answer, which the page then does not ask again", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const answer = page.waitForResponse((response) => response.url().includes("/trpc/installations.list"));
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Installations" }).hover();
  await (await answer).finished();
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Installations" }).click();
  await page.waitForURL(/\/installations$/);
  await untilStill(page);
  expect(asked.filter((path) => path === "/trpc/installations.list")).toHaveLength(1);
});
