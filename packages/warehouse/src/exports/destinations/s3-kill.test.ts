import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compiledEntry } from "@pinghouse/shared/thread/entry";
import { expect, test } from "vitest";
import { deliveriesOf, randomBytes } from "../../testing/s3-deliveries.ts";
import { startS3Server } from "../../testing/s3-server/start-s3-server.ts";
import { tempDir } from "../../testing/temp-dir.ts";
import { clearSpool } from "./s3/leftovers.ts";
import { s3Destination } from "./s3-destination.ts";

const child = fileURLToPath(compiledEntry(import.meta.url, "../../testing/s3-delivering-child.js"));
const sizes = { whole: 65_536, part: 65_536 };

test.each(["CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload"])("a hub killed during %s leaves no object, and its next start no parts; repeated, the same run arrives whole", async (operation) => {
  using home = tempDir();
  const staging = join(home.path, "store");
  await using server = await startS3Server({ leastPart: sizes.part });
  const destination = s3Destination(server.place, server.secrets, { staging, sizes, proxies: { http: "", https: "", none: "" }, now: Date.now });
  const content = randomBytes(10 * sizes.part + 5);
  const deliveries = deliveriesOf(await destination.staging(7), { "a-7.csv": content, "a-7.manifest.json": randomBytes(80) });
  server.faults.push({ on: (seen) => seen.operation === operation && seen.part !== 1, times: 1000, what: operation === "CreateMultipartUpload" ? "unheard" : "hang" });
  const hub = spawn(process.execPath, [child, JSON.stringify({ place: server.place, secrets: server.secrets, staging, sizes, deliveries })], { stdio: "ignore" });
  await expect.poll(() => server.seen.some((seen) => seen.operation === operation && seen.part !== 1), { timeout: 20_000 }).toBe(true);
  hub.kill("SIGKILL");
  await once(hub, "exit");
  expect(server.objects.size).toBe(0);
  expect(server.uploads.size).toBe(1);

  server.faults.length = 0;
  await clearSpool(home.path);
  expect(readdirSync(staging)).toEqual(["owed"]);
  await destination.clear(7);
  expect(server.uploads.size).toBe(0);
  await clearSpool(home.path);
  expect(readdirSync(home.path)).toEqual([]);
  await destination.deliver(deliveriesOf(await destination.staging(7), { "a-7.csv": content }), new AbortController().signal);
  expect(server.objects.get("a-7.csv")?.bytes.equals(content)).toBe(true);
});
