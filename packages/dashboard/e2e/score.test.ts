import { beforeAll, expect, inject, test } from "vitest";
import { become } from "./harness/become.ts";
import { pageFaults } from "./harness/check-page.ts";
import { openPage } from "./harness/open-page.ts";

const hub = inject("demoUrl");
let id: string;

beforeAll(async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  await become(page, "Admin");
  await page.waitForURL(/\/standing\/[^/]+$/);
  id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
});

test("both pages of the score look right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "score-leaders", path: "/score" })).toEqual([]);
  expect(await pageFaults({ name: "standing-score", path: `/standing/${id}/score`, prepare: (page) => page.getByText("How this score came").click() })).toEqual([]);
});

test("an operator looks at a month's leaders and goes on to an installation's score; the address keeps the month", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/score");
  const table = page.getByRole("region", { name: "Leaders by cohort and feature" });
  expect(await table.getByRole("row").count()).toBe(16);
  const month = page.getByLabel("Month", { exact: true });
  const months = await month.locator("option").allTextContents();
  await month.selectOption(months[1] ?? "");
  await page.waitForURL(/month=\d{4}-\d{2}/);
  await page.getByRole("region", { name: "How an installation's score came" }).getByRole("link").first().click();
  await page.waitForURL(/\/standing\/.+\/score$/);
  await page.getByRole("region", { name: "Score by feature" }).waitFor();
});

test("an admin reads what the answer carried, and nothing of the leaders' list or of another's score", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  const { items: installations }: { items: { id: string; hostname: string }[] } = await (await page.request.get(`${hub}/api/v1/installations?limit=5`)).json();
  const other = installations.find(({ hostname }) => !hostname.endsWith("our-company.example"))?.id ?? "";
  await become(page, "Admin");
  const { items }: { items: { feature: string; percentage: number; overall: number }[] } = await (await page.request.get(`${hub}/api/v1/installations/${id}/score?limit=1000`)).json();
  await visit(`/standing/${id}/score`);
  const features = page.getByRole("region", { name: "The nine features" });
  const shown = await features.locator("tbody .score-number").allTextContents();
  expect(shown).toEqual(items.slice(0, 9).map(({ percentage }) => percentage.toFixed(percentage < 1 ? 2 : 1)));
  expect(await page.locator(".score-large").textContent()).toContain((items[0]?.overall ?? NaN).toFixed(1));
  for (const path of [`installations/${other}/score`, `installations/${other}/score/outlook`]) expect((await page.request.get(`${hub}/api/v1/${path}`)).status()).toBe(404);
  expect((await page.request.get(`${hub}/api/v1/score/leaders`)).status()).toBe(403);
});
