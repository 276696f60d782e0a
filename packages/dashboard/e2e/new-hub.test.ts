import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHub } from "@pinghouse/hub/testing/hub-process";
import { expect, test } from "vitest";
import { axeFindings, pageFaults } from "./harness/check-page.ts";
import { openPage, untilStill } from "./harness/open-page.ts";

const password = "correct horse battery";
const email = "ada@example.org";

/** A hub as it is after its very first start: nobody, nothing. */
const openNewHub = async () => {
  const directory = await mkdtemp(join(tmpdir(), "pinghouse-new-"));
  const hub = await startHub(directory);
  const link = async () => {
    while (!/\S+\/setup#\S+/.test(hub.stderr())) await new Promise((resolve) => setTimeout(resolve, 50));
    return /\S+(\/setup#\S+)/.exec(hub.stderr())?.[1] ?? "";
  };
  return {
    url: hub.url,
    link,
    [Symbol.asyncDispose]: async () => {
      await hub.end("SIGTERM");
      await rm(directory, { recursive: true, force: true });
    },
  };
};

test("a new hub is set up by its link, waits for the first ping, and becomes the fleet when it comes", async () => {
  await using hub = await openNewHub();
  expect(await pageFaults({ name: "new-hub", path: "/", hub: hub.url })).toEqual([]);
  expect(await pageFaults({ name: "sign-in", path: "/sign-in", hub: hub.url })).toEqual([]);
  const link = await hub.link();
  expect(await pageFaults({ name: "setup", path: link, hub: hub.url })).toEqual([]);

  await using opened = await openPage({ hub: hub.url });
  const { page, visit, takeFaults } = opened;
  await visit("/fleet");
  await page.waitForURL(/\/sign-in\?next=%2Ffleet$/);
  await visit(link);
  expect(page.url()).not.toContain("#");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Set up this hub" }).click();
  await page.getByRole("heading", { name: "Waiting for the first ping" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const command = await page.locator(".copy-block pre").first().textContent();
  expect(command).toContain(`curl ${hub.url}/usage_data`);

  const body = /--data '(.*)'$/s.exec(command ?? "")?.[1] ?? "";
  const posted = await fetch(`${hub.url}/usage_data`, { method: "POST", headers: { "content-type": "application/json" }, body });
  expect(posted.status).toBe(201);
  await page.waitForURL(/\/fleet$/);
  await untilStill(page);
  await page.getByRole("region", { name: "Active installations by week" }).locator(".chart-plot").waitFor();
  expect(takeFaults().filter((fault) => !fault.includes("401"))).toEqual([]);
});

test("a wrong password is refused in words, the right one leads back to the page that asked, and signing out ends it", async () => {
  await using hub = await openNewHub();
  await using opened = await openPage({ hub: hub.url });
  const { page, visit } = opened;
  await visit(await hub.link());
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Set up this hub" }).click();
  await page.getByRole("heading", { name: "Waiting for the first ping" }).waitFor();
  await page.getByRole("button", { name: /Operator: account/ }).click();
  await page.getByRole("menuitem", { name: /Sign out/ }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();

  await visit("/set-aside");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("E-mail").inputValue()).toBe(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/set-aside$/);
  await page.getByText("Nothing is set aside.").waitFor();
});

test("a ping from the future is set aside, listed with its reason, and can be replayed", async () => {
  await using hub = await openNewHub();
  await using opened = await openPage({ hub: hub.url });
  const { page, visit, takeFaults } = opened;
  await visit(await hub.link());
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Set up this hub" }).click();
  await page.getByRole("heading", { name: "Waiting for the first ping" }).waitFor();
  takeFaults();
  const body = JSON.stringify({ uuid: "u-1", hostname: "early.example", version: "18.9.0", recorded_at: "2190-01-01T00:00:00Z" });
  await fetch(`${hub.url}/usage_data`, { method: "POST", headers: { "content-type": "application/json" }, body });
  await visit("/set-aside");
  await page.getByRole("heading", { name: /From the future/ }).waitFor();
  expect(await page.getByRole("grid", { name: "Pings set aside" }).getByText("early.example").isVisible()).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Replay 1 ping" }).click();
  await page.getByText(/put back on the way/).waitFor();
  expect(takeFaults()).toEqual([]);
});
