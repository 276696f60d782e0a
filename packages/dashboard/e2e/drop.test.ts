import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFindings, pageFaults } from "./harness/check-page.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

const payload = (members: object = {}) => ({
  uuid: "0d4e6f70-0000-4000-8000-0000000000ff", hostname: "mine.example.org", version: "21.2.0-ee", edition: "EE", recorded_at: new Date().toISOString(), active_user_count: 830,
  licensee: { Name: "Jane Doe", Email: "jane@example.org" }, reply_by_email_enabled: "incoming@mail.example.org",
  counts: { boards: 12, issues: 4411, lost: -1, none: 0 }, settings: { on: true }, nodes: [1, 2, 3], ...members,
});
const whole = { name: "ping.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(payload())) };
const choose = async (page: Page, file: typeof whole): Promise<void> => {
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText(/The receiver would/).first().waitFor();
  await untilStill(page);
};

test("a dropped payload looks right in both themes, wide and narrow, and so does a refused one", async () => {
  const refused = { ...whole, buffer: Buffer.from('{\n  "uuid": oops\n}') };
  expect(await pageFaults({ name: "drop", path: "/drop" })).toEqual([]);
  expect(await pageFaults({ name: "drop-read", path: "/drop", prepare: (page) => choose(page, whole) })).toEqual([]);
  expect(await pageFaults({ name: "drop-refused", path: "/drop", prepare: (page) => choose(page, refused) })).toEqual([]);
});

test("a file chosen on the first page is read on its own: values, what is withheld and why, the identity masked, ranks as invented", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit("/");
  await page.locator("input[type=file]").setInputFiles(whole);
  await page.waitForURL(/\/drop$/);
  await page.getByText("The receiver would take this: 14 keys, 2 values are withheld before anything is written").waitFor();
  expect(await page.getByText("•••• 00ff").isVisible()).toBe(true);
  expect(await page.getByText("0d4e6f70").count()).toBe(0);
  expect(await page.getByText("Jane").count()).toBe(0);
  await page.getByLabel(/^Withheld/).check();
  expect(new URL(page.url()).searchParams.get("show")).toBe("withheld");
  expect(await page.locator(".vt-row[data-key]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-key")))).toEqual(["licensee", "reply_by_email_enabled"]);
  expect(await page.getByText("Withheld: a text that holds an e-mail address").isVisible()).toBe(true);
  await page.getByLabel(/^With a rank/).check();
  const rank = page.locator('.vt-row[data-key="counts.issues"] [title^="Rank "]');
  expect(await rank.getAttribute("title")).toMatch(/among [\d,]+ invented installations .*, as of /);
  await page.keyboard.press("/");
  await page.keyboard.type("boards");
  expect(await page.getByText(/^1 of 14 keys/).isVisible()).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  expect(takeFaults()).toEqual([]);
});

test("gzip, pasted text and a paste anywhere on the page are read as well", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/drop");
  await choose(page, { name: "ping.gz", mimeType: "application/gzip", buffer: gzipSync(JSON.stringify(payload({ one_more: 1 }))) });
  expect(await page.getByText("15 keys,").isVisible()).toBe(true);
  await page.getByRole("button", { name: "Type or paste text" }).click();
  await page.getByLabel("The payload's JSON").fill("[]");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByText("The receiver would refuse this. Not an object").waitFor();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  }, JSON.stringify({ uuid: "u" }));
  await page.getByText("The receiver would refuse this. No recorded_at").waitFor();
});

test("a payload of full size is read whole, and scrolls with few rows in the page", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/drop");
  const many = Object.fromEntries(Array.from({ length: 4_200 }, (_, at) => [`metric_of_the_fleet_number_${at}_monthly`, at]));
  await choose(page, { ...whole, buffer: Buffer.from(JSON.stringify(payload({ redis_hll_counters: many }))) });
  await page.getByText("4,214 of 4,214 keys").waitFor();
  expect(await page.locator(".vt-row[data-key]").count()).toBeLessThan(80);
});

test("an admin sees their values without a fleet's figures, and may look as an analyst", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/");
  await page.getByRole("button", { name: "Look after one" }).click();
  await page.waitForURL(/\/standing\/.+/);
  await visit("/drop");
  await choose(page, whole);
  expect(await page.getByText("Among users").count()).toBe(0);
  await page.getByRole("button", { name: "See ranks as an analyst" }).click();
  await page.getByText("Among users").waitFor();
});
