import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { axeFindings, overflow, pageFaults } from "./harness/check-page.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

const hub = inject("demoUrl");
const paletteOf = (page: Page) => page.getByRole("dialog", { name: "Find and go" });
const field = (page: Page) => paletteOf(page).getByRole("combobox");
const options = (page: Page) => paletteOf(page).getByRole("option");

const open = async (page: Page): Promise<void> => {
  await page.keyboard.press("Control+k");
  await field(page).waitFor();
};

/** Types and waits until the first line holds a text. */
const find = async (page: Page, text: string, first: string | RegExp = text): Promise<void> => {
  await field(page).fill(text);
  await options(page).first().filter({ hasText: first }).waitFor();
};

const become = async (page: Page, role: string): Promise<void> => {
  await open(page);
  await find(page, `as ${role}`, `Look at the sample as ${role}`);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: new RegExp(`^${role}`, "i") }).waitFor();
  await untilStill(page);
};

const active = (page: Page) => page.evaluate(() => document.getElementById(document.activeElement?.getAttribute("aria-activedescendant") ?? "")?.textContent ?? "");

test("it looks right in both themes, wide and narrow, empty and searched", async () => {
  expect(await pageFaults({ name: "palette", path: "/lists", prepare: open })).toEqual([]);
  const searched = async (page: Page): Promise<void> => {
    await open(page);
    await find(page, "issues", /issues/);
    await paletteOf(page).getByRole("group", { name: "Metrics" }).waitFor();
  };
  expect(await pageFaults({ name: "palette-searched", path: "/lists", prepare: searched })).toEqual([]);
  expect(await pageFaults({ name: "palette-instance", path: "/help", hub: inject("instanceUrl"), prepare: open })).toEqual([]);
});

test("the keys open it, the arrows choose, Enter goes; Escape closes and gives the focus back", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit("/fleet");
  const link = page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Versions" });
  await link.focus();
  await open(page);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox");
  expect(await active(page)).toMatch(/^Fleet/);
  await page.keyboard.press("ArrowDown");
  expect(await active(page)).toMatch(/^Installations/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect(await active(page)).toMatch(/^Look at the sample as operator/);
  expect(await options(page).and(page.locator("[aria-selected=true]")).count()).toBe(1);
  await page.keyboard.press("Escape");
  await paletteOf(page).waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.textContent === "Versions");

  await open(page);
  await find(page, "relases", "Releases");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/releases$/);
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  expect(takeFaults()).toEqual([]);
});

test("an installation is found by its hostname and a metric by its key or what it means, the exact one first", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit("/fleet");
  await become(page, "analyst");
  await open(page);
  await find(page, "code.our-company.example");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/installations\/[^/]+$/);
  await page.getByRole("heading", { level: 1, name: "code.our-company.example" }).waitFor();
  await open(page);
  await find(page, "counts.issues");
  expect(await options(page).first().getAttribute("id")).toBe("palette-metric%20counts.issues");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/metrics\/counts\.issues$/);
  await open(page);
  await find(page, "counts", /counts/);
  await paletteOf(page).getByRole("option", { name: "All metrics that fit" }).click();
  await page.waitForURL(/\/catalogue\?q=counts$/);
  expect(takeFaults()).toEqual([]);
});

test("what it does is done, and said where nothing else shows it", async () => {
  await using opened = await openPage();
  const { page, context, visit, takeFaults } = opened;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visit("/catalogue?q=issues");
  await open(page);
  await find(page, "address", "Copy the address");
  await page.keyboard.press("Enter");
  await paletteOf(page).getByText("The address of this page is copied.").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${hub}/catalogue?q=issues`);
  await find(page, "dark", "Dark theme");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.documentElement.dataset["theme"] === "dark");
  await open(page);
  await find(page, "show the keys", "Show the keys");
  await page.keyboard.press("Enter");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await keys.getByText("Find a page, an installation, a metric or what to do").waitFor();
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "detached" });
  expect(takeFaults()).toEqual([]);
});

test("an admin finds their own pages and metrics, prints the overview from anywhere, and nothing of another is offered or asked", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit("/fleet");
  const { items }: { items: { hostname: string }[] } = await (await page.request.get(`${hub}/api/v1/installations?limit=20`)).json();
  const others = items.map(({ hostname }) => hostname).filter((hostname) => hostname !== "" && !hostname.endsWith("our-company.example"));
  await become(page, "admin");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  expect(await options(page).allTextContents()).not.toContain(expect.stringMatching(/^(Fleet|Versions|Compare|Health|Exports)/));
  for (const hostname of others.slice(0, 3)) {
    await field(page).fill(hostname);
    await paletteOf(page).getByText("Nothing fits.").waitFor();
  }
  await find(page, "counts.issues");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/standing\/[^/]+\/metrics\/counts\.issues$/);
  await untilStill(page);
  expect(asked.filter((path) => /^\/trpc\/(installations|metrics|fleet|comparisons)\./.test(path))).toEqual([]);

  await page.evaluate(() => {
    window.print = () => void (document.title = `printed ${location.pathname}`);
  });
  await open(page);
  await find(page, "print", "Print the overview");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /^printed \/standing\/[^/]+$/.test(document.title));
  expect(takeFaults()).toEqual([]);
});

test("a phone opens it by the button in the header, and finds by touch", async () => {
  await using opened = await openPage({ width: 380, height: 780, theme: "dark" });
  const { page, visit, takeFaults } = opened;
  await visit("/fleet");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await find(page, "retention", "Retention");
  expect([await axeFindings(page), await overflow(page)]).toEqual([[], 0]);
  await options(page).first().click();
  await page.waitForURL(/\/retention$/);
  expect(takeFaults()).toEqual([]);
});

test("beside an installation it finds the Admin Area's pages and the installation's metrics", async () => {
  await using opened = await openPage({ hub: inject("instanceUrl") });
  const { page, visit, takeFaults } = opened;
  await visit("/settings");
  await open(page);
  await find(page, "network", "Network");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/settings\/network$/);
  await open(page);
  await find(page, "counts.issues", "counts.issues");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/standing\/[^/]+\/metrics\/counts\.issues$/);
  expect(takeFaults()).toEqual([]);
});
