import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHub } from "@pinghouse/hub/testing/hub-process";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { axeFindings, overflow } from "./harness/check-page.ts";
import { openPage, untilStill, type PageOptions } from "./harness/open-page.ts";
import { screenshot } from "./harness/screenshot.ts";

const beside = inject("instanceUrl");

const openRealHub = async () => {
  const directory = await mkdtemp(join(tmpdir(), "pinghouse-erasure-"));
  const real = await startHub(directory);
  const end = async () => {
    await real.end("SIGTERM");
    await rm(directory, { recursive: true, force: true });
  };
  while (!/\S+\/setup#\S+/.test(real.stderr())) await new Promise((resolve) => setTimeout(resolve, 50));
  return { url: real.url, link: /\S+(\/setup#\S+)/.exec(real.stderr())?.[1] ?? "", [Symbol.asyncDispose]: end };
};

/** What is wrong with the page as it stands, after a picture of it. */
const faultsOf = async (page: Page, name: string): Promise<unknown[]> => {
  await screenshot(page, name);
  return [...(await axeFindings(page)), await overflow(page)];
};

test("the operator asks, calls off, erases at once, and reads the receipt; nothing is there any more", async () => {
  await using real = await openRealHub();
  for (const day of ["01", "08"]) {
    const body = JSON.stringify({ uuid: "u-1", hostname: "mine.example", version: "18.9.0", edition: "EE", active_user_count: 12, recorded_at: `2026-01-${day}T00:00:00Z` });
    expect((await fetch(`${real.url}/usage_data`, { method: "POST", headers: { "content-type": "application/json" }, body })).status).toBe(201);
  }
  await using opened = await openPage({ hub: real.url });
  const { page, visit, takeFaults } = opened;
  await visit(real.link);
  await page.getByLabel("E-mail").fill("ada@example.org");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Set up this hub" }).click();
  await page.waitForURL(/\/fleet$/);
  await visit("/installations");
  await page.getByRole("grid", { name: "Installations" }).getByRole("link", { name: "mine.example" }).click();
  const panel = page.getByRole("region", { name: "Erase it" });
  await panel.getByRole("button", { name: "Erase in 7 days" }).click();
  await panel.getByText(/^Everything held is erased on .* unless it is called off before\./).waitFor();
  await panel.getByRole("button", { name: "Erase in 7 days" }).click();
  await panel.getByText(/as the hub’s operator asked on/).waitFor();
  await panel.scrollIntoViewIfNeeded();
  expect(await faultsOf(page, "erasure-waiting-light")).toEqual([0]);
  await panel.getByRole("button", { name: "Call it off" }).click();
  await panel.getByRole("button", { name: "Erase in 7 days" }).waitFor();
  expect(takeFaults()).toEqual([]);
  await panel.getByRole("button", { name: "Erase now" }).click();
  await panel.getByText(/is erased now, and cannot be brought back/).waitFor();
  await panel.getByRole("button", { name: "Erase now" }).click();
  await page.getByRole("heading", { name: "No such installation" }).waitFor();
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  for (const look of [{ theme: "light", width: 1280 }, { theme: "dark", width: 380 }] satisfies PageOptions[]) {
    await page.emulateMedia({ colorScheme: look.theme });
    await page.setViewportSize({ width: look.width, height: 900 });
    await visit(`/standing/${id}/held`);
    await page.getByRole("heading", { name: "Nothing is held" }).waitFor();
    await page.getByText(/^2 pings; [\d.,]+ \w+ of the hub’s journal overwritten\.$/).waitFor();
    await page.getByText("What no erasure reaches").click();
    await page.getByText(/^Backups of the hub’s data|^Backups of the hub's data/).waitFor();
    expect(await faultsOf(page, `erasure-done-${look.theme}`)).toEqual([0]);
  }
}, 240_000);

test("beside the installation its admin asks the hub to erase it, and calls that off", async () => {
  await using opened = await openPage({ hub: beside });
  const { page, visit, takeFaults } = opened;
  await visit("/");
  const answer: { result: { data: { items: { id: string }[] } } } = await (await page.request.get(`${beside}/hub/trpc/standing.me?input=%7B%7D`)).json();
  await visit(`/standing/${answer.result.data.items[0]?.id}/held`);
  const panel = page.getByRole("region", { name: "Erase it" });
  expect(await panel.getByRole("button", { name: "Erase now" }).count()).toBe(0);
  await panel.getByRole("button", { name: "Erase in 7 days" }).click();
  await panel.getByRole("button", { name: "Erase in 7 days" }).click();
  await panel.getByText(/as an admin of this installation asked on/).waitFor();
  await visit(new URL(page.url()).pathname);
  await panel.getByRole("button", { name: "Call it off" }).click();
  await panel.getByRole("button", { name: "Erase in 7 days" }).waitFor();
  await untilStill(page);
  expect(takeFaults()).toEqual([]);
});
