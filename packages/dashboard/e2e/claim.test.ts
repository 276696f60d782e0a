import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHub } from "@pinghouse/hub/testing/hub-process";
import { expect, test } from "vitest";
import { axeFindings, pageFaults } from "./harness/check-page.ts";
import { openPage } from "./harness/open-page.ts";

const password = "correct horse battery";

const openRealHub = async () => {
  const directory = await mkdtemp(join(tmpdir(), "pinghouse-claim-"));
  const hub = await startHub(directory);
  const post = async (hostname: string, recorded_at: string, headers: Record<string, string> = {}) => {
    const body = JSON.stringify({ uuid: "u-1", hostname, version: "18.9.0", edition: "EE", active_user_count: 12, recorded_at });
    const { status } = await fetch(`${hub.url}/usage_data`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
    expect(status).toBe(201);
  };
  const link = async () => {
    while (!/\S+\/setup#\S+/.test(hub.stderr())) await new Promise((resolve) => setTimeout(resolve, 50));
    return /\S+(\/setup#\S+)/.exec(hub.stderr())?.[1] ?? "";
  };
  const end = async () => {
    await hub.end("SIGTERM");
    await rm(directory, { recursive: true, force: true });
  };
  return { url: hub.url, post, link, [Symbol.asyncDispose]: end };
};

test("an operator sees what came without the secret, hands an installation over by a link, and its new admin labels it and sees nothing else", async () => {
  await using hub = await openRealHub();
  await hub.post("mine.example", "2026-01-05T00:00:00Z", { authorization: "Bearer a-secret-of-its-own" });
  await hub.post("mine.example", "2026-01-12T00:00:00Z");
  await hub.post("other.example", "2026-01-12T00:00:00Z");
  await using operator = await openPage({ hub: hub.url });
  const { page } = operator;
  await operator.visit(await hub.link());
  await page.getByLabel("E-mail").fill("ada@example.org");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Set up this hub" }).click();
  await page.waitForURL(/\/fleet$/);
  await operator.visit("/set-aside");
  await page.getByRole("heading", { name: /Not verified/ }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("grid", { name: "Pings set aside" }).getByRole("link", { name: "mine.example" }).click();
  const panel = page.getByRole("region", { name: "Who sends for it" });
  await panel.getByText(/Its first ping brought a secret/).waitFor();
  await panel.getByRole("button", { name: "Make a claim link" }).click();
  const link = (await panel.locator("code").textContent())?.replace(hub.url, "") ?? "";
  expect(link).toMatch(/^\/claim#/);
  expect(await axeFindings(page)).toEqual([]);
  await panel.getByRole("button", { name: "Take the secret away" }).click();
  await panel.getByRole("button", { name: "Take the secret away" }).click();
  await panel.getByText(/Nobody has shown whose it is/).waitFor();

  expect(await pageFaults({ name: "claim", path: link, hub: hub.url })).toEqual([]);
  await using admin = await openPage({ hub: hub.url });
  await admin.visit(link);
  expect(admin.page.url()).not.toContain("#");
  await admin.page.getByText(/mine\.example, 18\.9\.0/).waitFor();
  await admin.page.getByLabel("E-mail").fill("bea@example.org");
  await admin.page.getByLabel("Password").fill(password);
  await admin.page.getByRole("button", { name: "Claim it" }).click();
  await admin.page.getByRole("heading", { name: "mine.example" }).waitFor();
  await admin.page.getByRole("button", { name: /No label/ }).click();
  expect(await admin.page.getByRole("menuitemradio").allTextContents()).toEqual(["Production", "Staging", "Test: in no cohort unless included", "No label"]);
  await admin.page.getByRole("menuitemradio", { name: "Staging" }).click();
  await admin.page.getByRole("button", { name: /Labelled staging/ }).waitFor();
  await admin.page.getByRole("region", { name: "Who sends for it" }).getByText(/claimed with a one-time link/).waitFor();
  expect(await admin.page.getByRole("button", { name: "Make a claim link" }).count()).toBe(0);
  await admin.visit("/installations");
  expect(await admin.page.getByRole("grid", { name: "Installations" }).getByText("other.example").count()).toBe(0);
  expect(await admin.page.getByRole("grid", { name: "Installations" }).getByText("staging").isVisible()).toBe(true);
  await admin.visit(link);
  await admin.page.getByRole("heading", { name: "This link opens nothing" }).waitFor();
});
