import { text } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { beforeAll, expect, inject, test } from "vitest";
import { become } from "./harness/become.ts";
import { pageFaults } from "./harness/check-page.ts";
import { openPage } from "./harness/open-page.ts";

const hub = inject("demoUrl");
const beside = inject("instanceUrl");
/** What the hub calls the installation beside it, the one whose application counts its people. */
let id: string;

interface Row {
  registered_month: string;
  months_since: number;
  percent: number;
  really_percent: number;
}

const percentsIn = (page: Page): Promise<number[]> => page.locator(".cohorts-cell strong").evaluateAll((cells) => cells.map((cell) => Number.parseInt(cell.textContent ?? "", 10)));

beforeAll(async () => {
  const answer: { result: { data: { items: { id: string }[] } } } = await (await fetch(`${beside}/hub/trpc/standing.me?input=%7B%7D`)).json();
  id = answer.result.data.items[0]?.id ?? "";
});

test("the table looks right in both themes, wide and narrow, in the Admin Area beside the installation", async () => {
  expect(await pageFaults({ name: "standing-cohorts", path: `/standing/${id}/cohorts`, hub: beside })).toEqual([]);
});

test("each cell is what the hub answers, by last activity no row rises, and the address keeps who was really active", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`/standing/${id}/cohorts`);
  const { items }: { items: Row[] } = await (await page.request.get(`${hub}/api/v1/installations/${id}/user-cohorts?limit=1000`)).json();
  expect(items).toHaveLength(78);
  expect(await percentsIn(page)).toEqual(items.map(({ percent }) => percent));
  expect(items.filter(({ months_since, percent }, at) => months_since > 0 && percent > (items[at - 1]?.percent ?? 0))).toEqual([]);
  await page.getByRole("radio", { name: "Really active in that month" }).check();
  await page.waitForURL(/by=that_month/);
  expect(await percentsIn(page)).toEqual(items.map(({ really_percent }) => really_percent));
  const csv = await (await page.request.get(`${hub}/api/v1/installations/${id}/user-cohorts?format=csv`)).text();
  expect(csv.trim().split("\r\n")).toHaveLength(79);
  await page.goto(`${beside}/standing/${id}/cohorts`);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save these numbers as CSV" }).click();
  expect(await text(await (await saved).createReadStream())).toBe(csv);
});

test("where nothing is sent the page says what it needs; an admin finds it in the navigation, and nothing of another's", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  const { items }: { items: { id: string; hostname: string }[] } = await (await page.request.get(`${hub}/api/v1/installations?limit=5`)).json();
  const others = items.filter(({ hostname }) => !hostname.endsWith("our-company.example")).map((one) => one.id);
  await visit(`/standing/${others[0]}/cohorts`);
  expect(await page.getByText("so there are no cohorts").count()).toBe(1);
  await visit("/fleet");
  await become(page, "Admin");
  await page.waitForURL(/\/standing\/[^/]+$/);
  const own = new URL(page.url()).pathname.split("/").at(-1);
  await page.getByRole("navigation").getByRole("link", { name: "Cohorts" }).click();
  await page.waitForURL(new RegExp(`/standing/${own}/cohorts$`));
  const foreign = [id, ...others].find((one) => one !== own) ?? "";
  expect((await page.request.get(`${hub}/api/v1/installations/${foreign}/user-cohorts`)).status()).toBe(404);
  await visit(`/standing/${foreign}/cohorts`);
  await page.getByRole("heading", { name: "No such installation" }).waitFor();
});
