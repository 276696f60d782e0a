import { demoBranches } from "@pinghouse/shared/fleet/demo-fleet";
import { createLog } from "@pinghouse/shared/node/log";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { expect, test } from "vitest";
import { readHubEnv } from "../env.ts";
import { openHub } from "../open-hub.ts";
import { labelSample } from "./label-sample.ts";

test("the branches are labelled as soon as their pings have landed", async () => {
  await using directory = mkdtempDisposable();
  const hub = await openHub(readHubEnv({ PINGHOUSE_DATA: directory.path, PINGHOUSE_PORT: "0" }, "/"), { log: createLog({ write: () => {} }), listen: true, demo: true });
  try {
    const labelled = labelSample(hub.url);
    for (const { hostname } of demoBranches) {
      const body = JSON.stringify({ uuid: hostname, hostname, recorded_at: new Date().toISOString(), version: "18.7.0" });
      expect((await fetch(`${hub.url}/usage_data`, { method: "POST", headers: { "content-type": "application/json" }, body })).status).toBe(201);
    }
    await labelled;
    const { items }: { items: { hostname: string; label: string }[] } = JSON.parse(await (await fetch(`${hub.url}/api/v1/installations`)).text());
    expect(new Map(items.map(({ hostname, label }) => [hostname, label]))).toEqual(new Map(demoBranches.map(({ hostname, label }) => [hostname, label])));
  } finally {
    await hub.close();
  }
});
