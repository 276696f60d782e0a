import { text } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { axeFindings, overflow, pageFaults } from "./harness/check-page.ts";
import { openNewInstance } from "./harness/instance-process.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

const measure = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Measure now" }).click();
  await page.getByRole("region", { name: "The payload" }).waitFor();
};

/** What the button Download saves. */
const download = async (page: Page): Promise<string> => {
  const event = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  return text(await (await event).createReadStream());
};

test("Usage statistics and Preview look right in both themes, wide and narrow", async () => {
  const hub = inject("instanceUrl");
  expect(await pageFaults({ name: "instance-settings", path: "/settings", hub })).toEqual([]);
  expect(await pageFaults({ name: "instance-preview", path: "/settings/preview", hub, prepare: measure })).toEqual([]);
});

test("what is previewed is searched by category, saved, sent and remembered, the very bytes each time", async () => {
  await using opened = await openPage({ hub: inject("instanceUrl") });
  const { page, visit, takeFaults } = opened;
  await visit("/settings/preview");
  await measure(page);
  const saved = await download(page);
  await page.getByLabel("Find a key or a value in the payload").fill("counts.issues");
  expect(await page.getByText(/^1 place$/).count()).toBe(1);
  await page.getByRole("radio", { name: "subscription" }).check();
  expect(await page.getByText(/^0 places$/).count()).toBe(1);
  await page.getByRole("button", { name: "Send this" }).click();
  const said = (await page.getByText(/^Sent\. The hub keeps it as ping \d+\.$/).textContent()) ?? "";
  const id = /\d+/.exec(said)?.[0] ?? "";

  await visit("/settings/history");
  const row = page.getByRole("row", { name: new RegExp(`Ping ${id}`) });
  await row.getByRole("button", { name: /^Show/ }).click();
  expect(await download(page)).toBe(saved);
  expect([await axeFindings(page), takeFaults()]).toEqual([[], []]);
});

test("an admin begins where the installation stands, as its hub answers it with the installation's own secret", async () => {
  await using opened = await openPage({ hub: inject("instanceUrl") });
  const { page, visit, takeFaults } = opened;
  await visit("/");
  await page.waitForURL(/\/standing\//);
  await page.getByRole("heading", { level: 1, name: "code.our-company.example" }).waitFor();
  await page.getByRole("region", { name: "Who you are compared with" }).getByText(/^Compared with/).waitFor();
  expect(takeFaults()).toEqual([]);
});

test("Network names the one address to allow and tests it step by step; Help says what to do; both fit a phone", async () => {
  await using opened = await openPage({ hub: inject("instanceUrl"), width: 380, theme: "dark" });
  const { page, visit, takeFaults } = opened;
  await visit("/settings/network");
  expect(await page.getByText(/127\.0\.0\.1, TCP port \d+/).count()).toBe(1);
  await page.getByRole("button", { name: "Test the connection" }).click();
  const steps = page.getByRole("list", { name: "Steps" }).getByRole("listitem");
  await steps.first().waitFor();
  expect(await steps.count()).toBe(5);
  expect(await page.getByText("Fails").count()).toBe(0);
  expect([await axeFindings(page), await overflow(page)]).toEqual([[], 0]);
  await visit("/help");
  expect(await page.getByText(/^Version \d+\.\d+\.\d+-ee/).count()).toBe(1);
  expect([await axeFindings(page), await overflow(page), takeFaults()]).toEqual([[], 0, []]);
});

const email = "ada@example.org";
const password = "correct horse battery";

test("the first admin sets up, meets a switch that the environment fixes, and invites a member, who sees Help alone", async () => {
  await using fresh = await openNewInstance({ PINGHOUSE_INSTANCE_PING: "off" });
  await using opened = await openPage({ hub: fresh.url });
  const { page, visit } = opened;
  await visit(fresh.setup);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Set up the Admin Area" }).click();
  await page.waitForURL(/\/overview$/);
  await page.getByText(/it cannot be asked|switched off/).waitFor();
  await visit("/settings");
  expect(await page.getByRole("switch", { name: "Usage ping" }).isDisabled()).toBe(true);
  expect(await page.getByText("PINGHOUSE_INSTANCE_PING").count()).toBe(1);
  await page.getByRole("switch", { name: "Make the payload without sending it" }).click();
  await page.getByText("Make the payload without sending it is on.").waitFor();
  await page.getByRole("region", { name: "Changes" }).getByText(email).first().waitFor();

  await visit("/settings/people");
  await page.getByLabel("E-mail").fill("ben@example.org");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = (await page.locator(".copy-block pre").textContent()) ?? "";
  await using other = await openPage({ hub: fresh.url });
  await other.visit(new URL(link).pathname + new URL(link).hash);
  await other.page.getByLabel("Password").fill(password);
  await other.page.getByRole("button", { name: "Come in" }).click();
  await other.page.waitForURL(/\/help$/);
  await other.visit("/settings");
  expect(await other.page.getByRole("heading", { level: 1 }).textContent()).toBe("This page is for admins");
  expect((await other.page.request.get("/trpc/settings.current")).status()).toBe(403);
  await untilStill(page);
});
