import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHub } from "@pinghouse/hub/testing/hub-process";
import type { Page } from "playwright-core";
import { beforeAll, expect, inject, test } from "vitest";
import { become } from "./harness/become.ts";
import { axeFindings, overflow, pageFaults } from "./harness/check-page.ts";
import { openPage, untilStill } from "./harness/open-page.ts";
import { screenshot } from "./harness/screenshot.ts";

const hub = inject("demoUrl");
const beside = inject("instanceUrl");

interface Session {
  result: { data: { installations: string[] } };
}
/** The installation whose admin the sample makes of a visitor, and that of the application beside it. */
let own: string;
let ofApplication: string;

/** Becomes the admin of the sample's installations, on the overview of the first. */
const asAdmin = async (page: Page): Promise<string> => {
  await become(page, "Admin");
  await page.waitForURL(/\/(?:standing|installations)(?:\/|$)/);
  const session: Session = await (await page.request.get(`${hub}/trpc/session.current`)).json();
  const [first = ""] = session.result.data.installations;
  await page.goto(`/standing/${first}`);
  await untilStill(page);
  return first;
};

beforeAll(async () => {
  const answer: { result: { data: { items: { id: string }[] } } } = await (await fetch(`${beside}/hub/trpc/standing.me?input=%7B%7D`)).json();
  ofApplication = answer.result.data.items[0]?.id ?? "";
  await using opened = await openPage();
  await opened.visit("/fleet");
  own = await asAdmin(opened.page);
});

test("the page looks right in both themes, wide and narrow, at the hub", async () => {
  expect(await pageFaults({ name: "held", path: `/standing/${own}/held` })).toEqual([]);
});

test("and beside the installation", async () => {
  expect(await pageFaults({ name: "held-beside", path: `/standing/${ofApplication}/held`, hub: beside })).toEqual([]);
});

test("an admin comes to it by the navigation, sees every ping of theirs, opens one, and finds a field", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit("/fleet");
  await asAdmin(page);
  await page.getByRole("navigation").getByRole("link", { name: "What is held" }).click();
  await page.waitForURL(new RegExp(`/standing/${own}/held$`));
  await untilStill(page);
  const { items }: { items: { bytes: number; goes_on: string; standing: string }[] } = await (await page.request.get(`${hub}/api/v1/installations/${own}/held/pings?limit=1000`)).json();
  await page.getByText(new RegExp(`^${items.length} pings since .* as sent; the oldest does not go before `)).waitFor();
  const grid = page.getByRole("grid", { name: "Pings that are held" });
  expect(await grid.getAttribute("aria-rowcount")).toBe(String(items.length + 1));
  await grid.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/ping=\d+/);
  await page.getByRole("region", { name: /^Payload of ping/ }).getByText(/"uuid"|uuid/).first().waitFor();
  await page.getByRole("searchbox", { name: "Find a field or a text" }).fill("active_user_count");
  await page.getByRole("status").filter({ hasText: /^1 of [\d,]+ fields?$/ }).waitFor();
  await page.getByRole("region", { name: "When it goes" }).getByText(/keeps a ping for 760 days from its receipt/).waitFor();
  await screenshot(page, "held-payload-light");
  expect([await axeFindings(page), await overflow(page), takeFaults()]).toEqual([[], 0, []]);
});

test("who switches to analyst and looks is told to the admin, by role and number, on the overview too; the analyst is told nothing", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit("/fleet");
  await become(page, "Analyst");
  await visit(`/installations/${own}`);
  await visit(`/standing/${own}/held`);
  expect(await page.getByRole("region", { name: "Who looked at you" }).count()).toBe(0);
  expect(takeFaults()).toEqual([]);
  expect((await page.request.get(`${hub}/api/v1/installations/${own}/views`)).status()).toBe(403);
  await visit("/fleet");
  await asAdmin(page);
  await page.getByRole("contentinfo").or(page.locator("footer")).getByRole("link", { name: /^Looked at by an analyst on 1 day/ }).click();
  await page.waitForURL(/\/held#viewed$/);
  const table = page.getByRole("grid", { name: "Who looked at this installation" });
  await table.getByText(/^Viewer \d+, an analyst$/).first().waitFor();
  const words = await table.getByRole("row").filter({ hasText: "an analyst" }).first().textContent();
  expect(words).toContain("who it is, its metrics");
  expect(words).not.toContain("@");
});

test("nothing of another's is there, beside the installation the hub's page about it leads here", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  const list = async (): Promise<string[]> => {
    const { items }: { items: { id: string }[] } = await (await page.request.get(`${hub}/api/v1/installations?limit=20`)).json();
    return items.map(({ id }) => id);
  };
  const all = await list();
  await asAdmin(page);
  const mine = await list();
  const foreign = all.find((id) => !mine.includes(id)) ?? "";
  for (const question of ["held", "held/pings", "views"]) expect((await page.request.get(`${hub}/api/v1/installations/${foreign}/${question}`)).status()).toBe(404);
  await visit(`/standing/${foreign}/held`);
  await page.getByRole("heading", { name: "No such installation" }).waitFor();
  await page.goto(`${beside}/installations/${ofApplication}`);
  await page.waitForURL(new RegExp(`/standing/${ofApplication}/held$`));
  await page.getByRole("link", { name: "What was sent from here" }).waitFor();
  await page.getByRole("grid", { name: "Pings that are held" }).getByRole("button", { name: /^See the ping of/ }).first().click();
  await page.getByRole("region", { name: /^Payload of ping/ }).getByText("uuid").first().waitFor();
});

const openRealHub = async () => {
  const directory = await mkdtemp(join(tmpdir(), "pinghouse-held-"));
  const real = await startHub(directory);
  const end = async () => {
    await real.end("SIGTERM");
    await rm(directory, { recursive: true, force: true });
  };
  const link = async () => {
    while (!/\S+\/setup#\S+/.test(real.stderr())) await new Promise((resolve) => setTimeout(resolve, 50));
    return /\S+(\/setup#\S+)/.exec(real.stderr())?.[1] ?? "";
  };
  return { url: real.url, link, [Symbol.asyncDispose]: end };
};

const password = "correct horse battery";

test("an installation with one ping reads that it is one, with what was left out of it, and who handed it over", async () => {
  await using real = await openRealHub();
  const body = JSON.stringify({ uuid: "u-1", hostname: "mine.example", version: "18.9.0", edition: "EE", active_user_count: 12, recorded_at: "2026-01-05T00:00:00Z", licensee: { Name: "Ada" } });
  expect((await fetch(`${real.url}/usage_data`, { method: "POST", headers: { "content-type": "application/json" }, body })).status).toBe(201);
  await using operator = await openPage({ hub: real.url });
  await operator.visit(await real.link());
  await operator.page.getByLabel("E-mail").fill("ada@example.org");
  await operator.page.getByLabel("Password").fill(password);
  await operator.page.getByRole("button", { name: "Set up this hub" }).click();
  await operator.page.waitForURL(/\/fleet$/);
  await operator.visit("/installations");
  await operator.page.getByRole("grid", { name: "Installations" }).getByRole("link", { name: "mine.example" }).click();
  const panel = operator.page.getByRole("region", { name: "Who sends for it" });
  await panel.getByRole("button", { name: "Make a claim link" }).click();
  const link = (await panel.locator("code").textContent())?.replace(real.url, "") ?? "";
  await using admin = await openPage({ hub: real.url });
  const { page } = admin;
  await admin.visit(link);
  await page.getByLabel("E-mail").fill("bea@example.org");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Claim it" }).click();
  await page.getByRole("navigation").getByRole("link", { name: "What is held" }).click();
  await page.getByText(/^1 ping of 5 Jan 2026, \d+ bytes as sent; it does not go before /).waitFor();
  await untilStill(page);
  expect(await page.getByText("It sent none: neither how long its metrics took").count()).toBe(1);
  const views = page.getByRole("grid", { name: "Who looked at this installation" });
  await views.getByText("Viewer 1, an operator").waitFor();
  expect(await page.locator("body").textContent()).not.toContain("ada@");
  await page.getByRole("grid", { name: "Pings that are held" }).getByRole("button", { name: /^See the ping of/ }).click();
  await page.getByText(/1 value was taken out before it was kept/).waitFor();
  for (const width of [1280, 380]) {
    await page.setViewportSize({ width, height: 900 });
    expect([width, await axeFindings(page), await overflow(page)]).toEqual([width, [], 0]);
  }
  await screenshot(page, "held-one-ping-light-phone");
});
