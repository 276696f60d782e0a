import type { Page } from "playwright-core";
import { beforeAll, expect, inject, test } from "vitest";
import { axeFindings, overflow, themes, widths } from "./harness/check-page.ts";
import { openPage, untilStill } from "./harness/open-page.ts";
import { screenshot } from "./harness/screenshot.ts";

const hub = inject("demoUrl");
const organisation = /our-company\.example$/;

interface Installation {
  id: string;
  hostname: string;
  counted: boolean;
}
interface Group {
  of: number;
  installations: Installation[];
  figures: { measure: string; sum: number; values: { installation: string; counted: boolean; value: number | null }[] }[];
}

const become = async (page: Page): Promise<void> => {
  expect((await page.request.post(`${hub}/trpc/session.become`, { data: { role: "admin" }, headers: { origin: hub } })).status()).toBe(200);
};

/** The admin of the sample's organisation, at an address. */
const openAsAdmin = async (path: string, look: Parameters<typeof openPage>[0] = {}) => {
  const opened = await openPage(look);
  await become(opened.page);
  await opened.visit(path);
  return opened;
};

const groupOf = async (page: Page, query = ""): Promise<Group> => (await page.request.get(`${hub}/api/v1/group${query}`)).json();

let own: Installation[];

beforeAll(async () => {
  await using opened = await openAsAdmin("/installations");
  own = (await groupOf(opened.page)).installations;
});

const looks = [["group", "/installations"], ["group-each", "/installations?show=each&measure=issues&include=all"], ["group-metrics", "/installations?view=metrics"]] as const;

test.each(looks.flatMap(([name, path]) => themes.map((theme) => [name, theme, path] as const)))("%s looks right in %s, wide and narrow", async (name, theme, path) => {
  const faults: string[] = [];
  for (const width of widths) {
    await using opened = await openAsAdmin(path, { theme, width });
    const { page, takeFaults } = opened;
    await screenshot(page, `${name}-${theme}${width < 500 ? "-phone" : ""}`);
    const wider = await overflow(page);
    faults.push(...[...(await axeFindings(page)), ...(wider > 0 ? [`${wider} px too wide`] : []), ...takeFaults()].map((fault) => `${path}, ${theme}, ${width} px: ${fault}`));
  }
  expect(faults).toEqual([]);
});

test("the sums are those of one's own that count; the test installation stands beside, and is in them where asked for", async () => {
  await using opened = await openAsAdmin("/installations");
  const { page } = opened;
  const group = await groupOf(page);
  expect(own.map(({ hostname, counted }) => [organisation.test(hostname), counted])).toEqual([[true, true], [true, true], [true, false]]);
  for (const { sum, values } of group.figures) expect(sum).toBe(values.filter(({ counted }) => counted).reduce((total, { value }) => total + (value ?? 0), 0));
  const shown = (name: string) => page.locator(".group-figures > div", { hasText: name }).first().locator("dd").textContent();
  const users = group.figures.find(({ measure }) => measure === "users");
  expect(await shown("Active users")).toBe((users?.sum ?? 0).toLocaleString("en-US"));
  await page.getByText(/^2 installations of yours as one group\. code-test\.our-company\.example, labelled test, stands beside and in no sum\.$/).waitFor();
  await page.getByRole("checkbox", { name: "Test and internal in the sums too" }).check();
  await page.waitForURL(/include=all/);
  await page.getByText("3 installations of yours as one group.").waitFor();
  const all = (await groupOf(page, "?include=test&include=internal")).figures.find(({ measure }) => measure === "users");
  expect(all?.sum).toBeGreaterThan(users?.sum ?? Infinity);
  expect(await shown("Active users")).toBe((all?.sum ?? 0).toLocaleString("en-US"));
});

test("a measure is chosen and shown for each, and the address keeps it", async () => {
  await using opened = await openAsAdmin("/installations");
  const { page } = opened;
  await page.getByLabel("Measure", { exact: true }).selectOption({ label: "Issues" });
  await page.getByRole("radio", { name: "Each" }).check();
  await page.waitForURL(/measure=issues.*show=each|show=each.*measure=issues/);
  await page.reload();
  await untilStill(page);
  await page.getByRole("region", { name: "Issues by week" }).waitFor();
  expect(await page.getByRole("radio", { name: "Each" }).isChecked()).toBe(true);
});

test("each name leads to where that installation stands; the picker leads to the same page of another by keys alone, with its question", async () => {
  await using opened = await openAsAdmin("/installations");
  const { page } = opened;
  const [first, second] = own;
  await page.getByRole("region", { name: "Your installations side by side" }).getByRole("link", { name: first?.hostname ?? "" }).click();
  await page.waitForURL((url) => url.pathname === `/standing/${first?.id}`);
  await opened.visit(`/standing/${first?.id}/trends?by=months`);
  const picker = page.getByRole("button", { name: /Choose another$/ });
  await picker.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitemradio", { name: second?.hostname ?? "" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("menuitemradio", { name: second?.hostname ?? "" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === `/standing/${second?.id}/trends` && url.searchParams.get("by") === "months");
  await page.getByRole("button", { name: new RegExp(`${second?.hostname}.*Choose another$`) }).waitFor();
});

test("all metrics side by side: searched by key, narrowed to what some use alone, opened by Enter", async () => {
  await using opened = await openAsAdmin("/installations?view=metrics");
  const { page } = opened;
  await page.waitForFunction(() => !/loading/.test(document.querySelector(".toolbar-count")?.textContent ?? "loading"));
  await page.keyboard.press("/");
  await page.keyboard.type("counts.issues");
  await page.waitForURL(/q=counts\.issues/);
  const table = page.getByRole("grid", { name: /^Metrics of your installations/ });
  expect(await table.getByRole("columnheader").count()).toBe(2 + own.length);
  const row = table.locator("[data-key='counts.issues']");
  const issues = (await groupOf(page)).figures.find(({ measure }) => measure === "issues");
  expect(await row.getByRole("gridcell").nth(1).textContent()).toBe((issues?.sum ?? 0).toLocaleString("en-US"));
  await table.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === `/standing/${own[0]?.id}/metrics/counts.issues`);
});

test("who has one, or reads the fleet, keeps the list and sees no picker; another's is 404 in the group", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/installations");
  await page.getByRole("heading", { level: 1, name: "Installations", exact: true }).waitFor();
  const { items }: { items: Installation[] } = await (await page.request.get(`${hub}/api/v1/installations?limit=20`)).json();
  const other = items.find(({ hostname }) => !organisation.test(hostname))?.id ?? "";
  await visit(`/standing/${own[0]?.id}`);
  expect(await page.getByRole("button", { name: /Choose another$/ }).count()).toBe(0);
  await become(page);
  for (const question of ["group?", "group/metrics?", "group/weeks?metric=counts.issues&"]) {
    for (const format of ["json", "csv", "arrow"]) expect((await page.request.get(`${hub}/api/v1/${question}installation=${other}&format=${format}`)).status()).toBe(404);
  }
});
