import type { Page } from "playwright-core";
import { beforeAll, expect, inject, test } from "vitest";
import { become } from "./harness/become.ts";
import { pageFaults } from "./harness/check-page.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

interface Sample {
  id: string;
  uuid: string;
  hostname: string;
  size: string;
  pings: number;
}

const ask = async <Answer>(path: string): Promise<Answer> => {
  const response = await fetch(`${inject("demoUrl")}/api/v1${path}`);
  expect(response.status).toBe(200);
  const answer: Answer = await response.json();
  return answer;
};

/** The installation of the sample that sent the most; of several, the first by id. */
let sample: Sample;
let path: string;

beforeAll(async () => {
  const { items } = await ask<{ items: Sample[] }>("/installations?limit=1000&edition=EEP");
  const [most] = items.toSorted((a, b) => b.pings - a.pings || (a.id < b.id ? -1 : 1));
  if (most === undefined) throw new Error("the sample has no EEP installation");
  sample = most;
  path = `/installations/${sample.id}`;
});

const grid = (page: Page) => page.getByRole("grid", { name: "Metrics of this installation" });
const history = (page: Page) => page.getByRole("region", { name: "History" });

test("an installation looks right in both themes, wide and narrow", async () => {
  const chosen = "metric=counts_monthly.review_rooms_entered&metric=counts.board_lanes_populated";
  const prepare = (page: Page) => history(page).locator(".chart-plot svg").first().waitFor({ state: "attached" });
  expect(await pageFaults({ name: "installation", path: `${path}?${chosen}`, prepare })).toEqual([]);
});

test("the payload looks right in both themes, wide and narrow", async () => {
  const { items } = await ask<{ items: { ping_id: number }[] }>(`${path}/pings`);
  const prepare = async (page: Page) => {
    await page.getByRole("searchbox", { name: "Find a key" }).fill("review_rooms");
    await page.locator(".payload-line mark").first().waitFor();
    await page.locator(".payload").scrollIntoViewIfNeeded();
  };
  expect(await pageFaults({ name: "payload", path: `${path}?ping=${items[0]?.ping_id}`, prepare })).toEqual([]);
});

test("a metric is found, and its history opened and closed, by keyboard; the address keeps it", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(path);
  await page.keyboard.press("/");
  await page.keyboard.type("review_rooms monthly");
  await page.waitForURL(/q=review_rooms/);
  await grid(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.waitForURL(/metric=counts_monthly\.review_rooms_entered/);
  await history(page).locator(".chart-plot svg").waitFor({ state: "attached" });
  await page.reload();
  await untilStill(page);
  await history(page).getByRole("heading", { name: "counts_monthly.review_rooms_entered" }).waitFor();
  expect(await page.getByRole("searchbox", { name: "Search metrics" }).inputValue()).toBe("review_rooms monthly");
  await history(page).getByRole("button", { name: /Close the history/ }).click();
  await history(page).waitFor({ state: "detached" });
  expect(new URL(page.url()).searchParams.getAll("metric")).toEqual([]);
});

test("the table behind a history holds what the API says, week by week", async () => {
  const key = "counts_monthly.review_rooms_entered";
  const { items } = await ask<{ items: { value: number | null }[] }>(`${path}/history?metric=${key}&limit=1000`);
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`${path}?metric=${key}`);
  await history(page).getByRole("button", { name: "Table" }).click();
  const shown = await history(page).locator("tbody tr td:nth-child(2)").allTextContents();
  const known = items.flatMap(({ value }) => (value === null ? [] : [value.toLocaleString("en-US")]));
  expect(known.length).toBeGreaterThan(10);
  expect(shown.filter((text) => text !== "–")).toEqual(known);
});

test("arrows walk a chart and each point is read out", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`${path}?metric=active_user_count`);
  const plot = history(page).locator(".chart-plot");
  await plot.locator("svg").waitFor({ state: "attached" });
  await plot.focus();
  const said = history(page).locator(".chart-said");
  await page.keyboard.press("Home");
  const first = await said.textContent();
  expect(first).toMatch(/^\d+ \w{3} \d{4}, Value: [\d,]+/);
  await page.keyboard.press("End");
  await page.waitForFunction((before) => document.querySelector(".histories .chart-said")?.textContent !== before, first);
});

test("metrics are filtered by how they stand, and every kind of absence has its own words", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(path);
  const words = { failed: /^not counted: (timeout|deprecated)$/, missing: /^(not in this ping|sent without a value)$/, unused: /^(0|off)$/ };
  for (const [state, text] of Object.entries(words)) {
    await visit(`${path}?state=${state}`);
    const values = await grid(page).locator(".value-words").allTextContents();
    expect({ state, others: values.filter((value) => !text.test(value)) }).toEqual({ state, others: [] });
  }
  expect(await grid(page).locator(".value-words").count()).toBeGreaterThan(0);
});

interface Placed {
  key: string;
  kind: string;
  rank: number | null;
  users: number;
}

const likeOf = ({ size }: { size: string }) => `edition=family%3AEE&size=${encodeURIComponent(size)}`;
const bar = (page: Page) => page.getByText(/^Compared with /);

test("a metric's place is that of the API among installations like this one, exact on hover with its day", async () => {
  const { items } = await ask<{ items: Placed[] }>(`${path}/metrics?limit=1000&search=counts.&${likeOf(sample)}`);
  const ranked = items.find(({ rank, users }) => rank !== null && users >= 10);
  if (ranked?.rank === undefined || ranked.rank === null) throw new Error("nothing of the sample has a rank");
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`${path}?q=${ranked.key}`);
  const exact = grid(page).locator(`[data-key="${ranked.key}"] [title^="Rank"]`);
  await exact.first().waitFor();
  expect(await exact.first().getAttribute("title")).toContain(`Rank ${ranked.rank.toFixed(1).replace(/\.0$/, "")} of 100 among ${ranked.users} users of it`);
  expect(await exact.first().getAttribute("title")).toMatch(/As of \d+ \w{3} \d{4}\.$/);
  expect(await bar(page).textContent()).toMatch(/^Compared with \d+ installations?: any EE, /);
});

test("others can be compared with: all, or a cohort that begins with those like it; the address keeps it, and curl has it", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(path);
  await page.getByRole("radio", { name: "All", exact: true }).click({ force: true });
  await page.waitForURL(/peers=all/);
  await page.waitForFunction(() => /^Compared with [\d,]+ installations$/.test(document.querySelector(".peers-sentence")?.textContent ?? ""));
  await page.getByRole("radio", { name: "Chosen" }).click({ force: true });
  await page.waitForURL(/peers=chosen/);
  const address = new URL(page.url()).searchParams;
  expect([address.getAll("edition"), address.getAll("size")]).toEqual([["family:EE"], [sample.size]]);
  await page.getByRole("region", { name: "Who it is compared with" }).waitFor();
  expect(await page.getByText(`/metrics?${likeOf(sample)}`).count()).toBeGreaterThan(0);
});

test("what stands out comes in four short lists with their rule, and opens the history", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(`${path}?peers=all`);
  const panel = page.getByRole("region", { name: "What stands out" });
  for (const name of ["Furthest above", "Furthest below", "Risen most", "Fallen most"]) await panel.getByRole("region", { name }).waitFor();
  await panel.getByText(/At most 10 each, one per family of features/).waitFor();
  const first = panel.locator("li button").first();
  await first.waitFor();
  await first.click();
  await page.waitForURL(/metric=/);
  await history(page).locator(".chart-plot svg, table").first().waitFor({ state: "attached" });
  expect(new URL(page.url()).searchParams.get("metric")).toBeTruthy();
});

test("an admin sees their metrics without anybody else's", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(path);
  await become(page, "Admin");
  await visit("/installations");
  await page.getByRole("region", { name: "Your installations side by side" }).getByRole("link").first().click();
  await page.waitForURL(/\/standing\//);
  await visit(new URL(page.url()).pathname.replace("/standing/", "/installations/"));
  await grid(page).getByRole("columnheader", { name: "Kind" }).waitFor();
  expect(await page.getByRole("region", { name: "What stands out" }).count()).toBe(0);
  expect(await bar(page).count()).toBe(0);
  expect(await grid(page).getByRole("columnheader", { name: /Place/ }).count()).toBe(0);
});

test("a payload is shown as it is held, and its keys are found", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(path);
  await page.getByRole("button", { name: /^See it/ }).first().click();
  await page.waitForURL(/ping=\d+/);
  const payload = page.getByRole("region", { name: "Payload", exact: true });
  // Payloads come in several orders of keys, and only the lines in view are on the page.
  await page.getByRole("searchbox", { name: "Find a key" }).fill('"hostname"');
  await payload.getByText(`"hostname": "${sample.hostname}"`).waitFor();
  await page.getByRole("searchbox", { name: "Find a key" }).fill("active_user_count");
  await page.getByRole("status").filter({ hasText: /^1 place$/ }).waitFor();
  expect(await payload.locator(".payload-line").count()).toBe(2);
});

test("an operator sees the uuid, an analyst nowhere on the page", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit(path);
  expect(await page.getByRole("region", { name: "Identity" }).getByText(sample.uuid).count()).toBe(1);
  await become(page, "Analyst");
  await page.waitForURL(/\/fleet$/);
  await visit(path);
  await page.getByRole("button", { name: /^See it/ }).first().click();
  await page.locator(".payload-line").first().waitFor();
  expect(await page.content()).not.toContain(sample.uuid);
});

test("an error that it posted is shown with what it said", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  const error = { time: new Date().toISOString(), uuid: sample.uuid, hostname: sample.hostname, version: "21.3.1", message: "statement timeout at 12", elapsed: 3 };
  expect((await page.request.post("/usage_ping_errors", { data: { error } })).status()).toBe(201);
  const posts = page.getByRole("region", { name: "Metadata and error posts" });
  await expect
    .poll(
      async () => {
        await visit(path);
        return posts.locator("details").filter({ hasText: "statement timeout at 12" }).count();
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
  const post = posts.locator("details").filter({ hasText: "statement timeout at 12" });
  await post.locator("summary").click();
  await post.getByText('"message": "statement timeout at 12"').waitFor();
});

test("an installation that is not there is said to be so, once", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/installations/nosuchinstallation");
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("No such installation");
  expect(await page.getByRole("alert").count()).toBe(0);
});
