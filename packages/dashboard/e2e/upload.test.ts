import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHub } from "@pinghouse/hub/testing/hub-process";
import { payloadSha256 } from "@pinghouse/shared/answer-file/payload-sha256";
import { readAnswerFile } from "@pinghouse/shared/answer-file/read-answer-file";
import { expect, test } from "vitest";
import { axeFindings, pageFaults } from "./harness/check-page.ts";
import { openPage } from "./harness/open-page.ts";

const password = "correct horse battery";
const payload = JSON.stringify({ uuid: "u-1", hostname: "far.example", version: "18.9.0", edition: "EE", active_user_count: 12, recorded_at: "2026-01-05T00:00:00Z", licensee: { Name: "Jane" } });
const file = { name: "payload.json", mimeType: "application/json", buffer: Buffer.from(payload) };

test("a payload file is handed in by the operator, and its answer file is one that the installation can read", async () => {
  expect(await pageFaults({ name: "upload", path: "/usage_data/new" })).toEqual([]);
  const directory = await mkdtemp(join(tmpdir(), "pinghouse-upload-"));
  const hub = await startHub(directory);
  try {
    await using opened = await openPage({ hub: hub.url });
    const { page, visit, takeFaults } = opened;
    await visit("/usage_data/new");
    await page.waitForURL(/\/sign-in\?next=/);
    while (!/\S+\/setup#\S+/.test(hub.stderr())) await new Promise((resolve) => setTimeout(resolve, 50));
    await visit(/\S+(\/setup#\S+)/.exec(hub.stderr())?.[1] ?? "");
    await page.getByLabel("E-mail").fill("ada@example.org");
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Set up this hub" }).click();
    await page.getByRole("heading", { name: "Waiting for the first ping" }).waitFor();
    takeFaults();
    await visit("/usage_data/new");
    await page.locator("input[type=file]").setInputFiles({ ...file, buffer: Buffer.from("{") });
    await page.getByRole("alert").getByText(/payload\.json was not taken/).waitFor();
    takeFaults();
    await page.locator("input[type=file]").setInputFiles(file);
    const taken = page.getByRole("region", { name: "What was taken" });
    await taken.getByText("It is taken in.").waitFor();
    expect(await taken.getByText("1 value").isVisible()).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent("download"), taken.getByRole("button", { name: "Save the answer file" }).click()]);
    expect(download.suggestedFilename()).toBe("far.example-2026-01-05.pinghouse-answer");
    const pinned = (await page.locator(".upload-key code").last().textContent()) ?? "";
    await download.saveAs(join(directory, "saved"));
    const answer = readAnswerFile(await readFile(join(directory, "saved"), "utf8"), { pinned, now: Date.now(), newest: null, isOwnPayload: (sha256) => sha256 === payloadSha256(payload) });
    expect(answer).toMatchObject({ ok: true, body: { id: 1 } });
    expect(takeFaults()).toEqual([]);
  } finally {
    await hub.end("SIGTERM");
    await rm(directory, { recursive: true, force: true });
  }
});
