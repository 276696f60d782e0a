import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { become } from "./harness/become.ts";
import { pageFaults } from "./harness/check-page.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

/** Of this run alone: a hub that stays up between runs keeps what earlier ones ordered. */
const mark = Date.now().toString(36);
const place = `team-${mark}`;

const done = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name }).filter({ hasText: "Done" });

/** The files of a destination whose names begin so. */
const filesOf = async (name: string): Promise<string[]> => (await readdir(join(inject("exportDirectory"), place))).filter((file) => file.startsWith(name)).toSorted();

test("an operator adds a directory, and its test shows each step", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit("/exports/destinations");
  await page.getByRole("link", { name: "Add a destination" }).click();
  await page.getByLabel("Name", { exact: true }).fill(place);
  await page.getByLabel("Directory", { exact: true }).last().fill("../outside");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("no .. in it").waitFor();
  await page.getByLabel("Directory", { exact: true }).last().fill(place);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: `Test ${place}` }).click();
  const steps = page.getByRole("list", { name: `Test of ${place}` }).getByRole("listitem");
  await steps.first().waitFor();
  expect(await steps.filter({ hasText: "Done" }).count()).toBe(4);
  expect(takeFaults()).toEqual([]);
});

test("a snapshot export is scheduled and run now; its file is what the run and its manifest say", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  const name = `snapshot-${mark}`;
  await visit("/exports/new?source=snapshot&edition=EE&metric=counts.issues");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Format").selectOption("csv");
  await page.getByLabel("Destination").selectOption(place);
  await page.getByRole("button", { name: "Schedule it" }).click();
  await page.waitForURL(/\/exports$/);
  const item = page.getByRole("listitem").filter({ hasText: name });
  await item.getByText("Every Monday at 06:00").waitFor();
  await item.getByText("Snapshot table of counts.issues: EE").waitFor();
  await page.getByRole("button", { name: `Run now: ${name}` }).click();
  await done(page, name).waitFor();
  await item.getByRole("link", { name: `Done: runs of ${name}` }).click();
  await page.waitForURL(/\/exports\/runs\?schedule=\d+$/);
  const shown = (await done(page, name).locator(".run-file code").textContent()) ?? "";
  expect(await filesOf(name)).toEqual([shown, shown.replace(/\.csv$/, ".manifest.json")]);
  const bytes = await readFile(join(inject("exportDirectory"), place, shown));
  const manifest = JSON.parse(await readFile(join(inject("exportDirectory"), place, shown.replace(/\.csv$/, ".manifest.json")), "utf8"));
  expect(manifest.files).toMatchObject([{ name: shown, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") }]);
  expect(manifest.rows).toBe(bytes.toString("utf8").trimEnd().split("\r\n").length - 1);
  await done(page, name).getByText(`${manifest.rows.toLocaleString("en-US")} rows`).waitFor();
  expect(takeFaults()).toEqual([]);
});

test("a question goes from its table to the form, and its file once now holds what the API answers", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  const name = `adoption-${mark}`;
  await visit("/adoption?edition=family%3ACE");
  await page.locator('a[href*="path=%2Fadoption&"]', { hasText: "Export or schedule" }).click();
  await page.waitForURL(/\/exports\/new\?path=%2Fadoption&query=edition%3Dfamily%253ACE$/);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Format").selectOption("csv");
  await page.getByLabel("Destination").selectOption(place);
  await page.getByLabel("With host names").check();
  await page.getByText("Once now", { exact: true }).click();
  await page.getByRole("button", { name: "Export now" }).click();
  await page.waitForURL(/\/exports\/runs$/);
  await done(page, name).waitFor();
  const [file = ""] = await filesOf(name);
  const answer = await page.request.get("/api/v1/adoption?edition=family%3ACE&format=csv");
  expect(await readFile(join(inject("exportDirectory"), place, file), "utf8")).toBe(await answer.text());
});

test("a run under way shows how far it is; stopped, it leaves nothing at the destination and can be retried", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  const name = `whole-${mark}`;
  await visit("/exports/new?source=snapshot");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Format").selectOption("csv");
  await page.getByLabel("Destination").selectOption(place);
  await page.getByText("Once now", { exact: true }).click();
  await page.getByRole("button", { name: "Export now" }).click();
  await page.waitForURL(/\/exports\/runs$/);
  await page.getByRole("progressbar", { name: `Progress of ${name}` }).waitFor();
  await page.getByText(/ rows of about [\d,]+, /).waitFor();
  await page.getByRole("button", { name: new RegExp(`^Stop run \\d+ of ${name}$`) }).click();
  await page.getByRole("listitem").filter({ hasText: name }).filter({ hasText: "Stopped" }).waitFor();
  expect(await filesOf(name)).toEqual([]);
  expect(await page.getByRole("button", { name: new RegExp(`^Retry run \\d+ of ${name}$`) }).count()).toBe(1);
});

test("a chart's menu leads to the form with the chart's question", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  await page.getByRole("button", { name: /^Take away/ }).first().click();
  await page.getByRole("menuitem", { name: "Export or schedule" }).click();
  await page.waitForURL(/\/exports\/new\?path=%2Ffleet/);
  expect(await page.locator(".exports-question code").textContent()).toMatch(/^\/api\/v1\/fleet\//);
});

test("any cron expression is read in words with its next five runs, and one that means nothing is refused in words", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/exports/new");
  await page.getByLabel("When", { exact: true }).last().selectOption("other");
  await page.getByLabel("Time zone").fill("Asia/Tokyo");
  await page.getByLabel("Cron expression").fill("30 7 * * 1-5");
  await page.getByText("At 07:30, Monday through Friday, Asia/Tokyo").waitFor();
  expect(await page.locator(".exports-reading li").allTextContents()).toEqual(Array.from({ length: 5 }, () => expect.stringMatching(/^(Mon|Tue|Wed|Thu|Fri) .*, 07:30 GMT\+9$/)));
  await page.getByLabel("Cron expression").fill("30 25 * * *");
  await page.getByText('"30 25 * * *" is no schedule of five fields').waitFor();
});

test("a schedule is paused, changed, duplicated and removed", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  const name = `dictionary-${mark}`;
  const item = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: new RegExp(`^${name}`) }) });
  const choose = async (verb: string, of = name) => {
    await page.getByRole("button", { name: `More for ${of}`, exact: true }).click();
    await page.getByRole("menuitem", { name: verb }).click();
  };
  await visit("/exports/new?source=dictionary");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Destination").selectOption(place);
  await page.getByRole("button", { name: "Schedule it" }).click();
  await page.waitForURL(/\/exports$/);
  await choose("Pause");
  await item.getByText("Paused: no next run").waitFor();
  await choose("Change");
  await page.waitForURL(/edit=\d+/);
  await untilStill(page);
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe(name);
  await page.getByLabel("When", { exact: true }).last().selectOption("0 6 1 * *");
  await page.getByRole("button", { name: "Save the schedule" }).click();
  await page.waitForURL(/\/exports$/);
  await item.getByText("The first of every month at 06:00").waitFor();
  await item.getByText("Paused: no next run").waitFor();
  await choose("Duplicate");
  await page.getByLabel("Name", { exact: true }).fill(`${name}-b`);
  await page.getByRole("button", { name: "Schedule it" }).click();
  await page.waitForURL(/\/exports$/);
  await choose("Remove", `${name}-b`);
  await page.getByRole("group", { name: `Remove ${name}-b` }).getByRole("button", { name: "Remove it" }).click();
  await page.getByText(`${name}-b is no longer scheduled`).waitFor();
  await page.getByRole("heading", { name: `${name}-b` }).waitFor({ state: "detached" });
  expect(await item.count()).toBe(1);
  expect(takeFaults()).toEqual([]);
});

test("runs are filtered by state in the address", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/exports/runs?state=waiting");
  await page.getByText(/is in that state/).waitFor();
  await page.getByRole("button", { name: /^Filter by state/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "Done" }).click();
  await page.waitForURL(/state=waiting&state=done/);
  await done(page, `snapshot-${mark}`).waitFor();
  expect(await page.getByRole("listitem").filter({ hasText: "Failed" }).count()).toBe(0);
});

test("an analyst exports and reads where to, and adds no destination", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/exports/destinations");
  await become(page, "Analyst");
  await page.getByRole("link", { name: "Exports", exact: true }).click();
  await page.getByRole("link", { name: "Destinations" }).click();
  await page.getByRole("heading", { name: place }).waitFor();
  expect(await page.getByRole("link", { name: "Add a destination" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: `Test ${place}` }).count()).toBe(0);
  const refused = await page.request.post("/trpc/exports.saveDestination", { data: { kind: "directory", name: "sly", directory: "sly" } });
  expect(refused.status()).toBe(403);
  await visit("/exports/destinations?add=yes");
  expect(await page.getByRole("heading", { name: "Add a destination" }).count()).toBe(0);
  await visit("/exports/new?source=pings");
  await page.getByLabel("Destination").selectOption(place);
  expect(await page.getByLabel("With host names").count()).toBe(0);
});

test.each([
  { name: "exports", path: "/exports" },
  { name: "export-runs", path: "/exports/runs" },
  { name: "export-destinations", path: "/exports/destinations?add=yes" },
  { name: "export-form", path: "/exports/new?source=snapshot&edition=EE&metric=counts.issues" },
])("$path looks right in both themes, wide and narrow", async (look) => {
  expect(await pageFaults(look)).toEqual([]);
});
