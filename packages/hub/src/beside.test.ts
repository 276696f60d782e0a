import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { functionCollector } from "@pinghouse/instance/collect/function-collector";
import { openInstance, type Instance, type InstanceOptions } from "@pinghouse/instance/instance";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { expect, test } from "vitest";
import { z } from "zod";
import { apiClient, type ApiClient } from "./testing/api-dump.ts";
import { runCommand, startHub } from "./testing/hub-process.ts";

// The library as any Node application embeds it, against a hub as people run it.

const counts = z.object({ pings: z.object({ accepted: z.number(), landed: z.number(), quarantined: z.number() }) });
const installation = z.object({ id: z.string(), hostname: z.string(), version: z.string(), state: z.string() });
const metric = z.object({ key: z.string(), value_text: z.string().nullable(), value: z.number().nullable() });

const settled = async (api: ApiClient) => {
  for (;;) {
    const { pings } = counts.parse(await api.get("/status"));
    if (pings.accepted > 0 && pings.landed + pings.quarantined === pings.accepted) return pings;
    await sleep(30);
  }
};

const application = (directory: string, hubUrl: string, more: Partial<InstanceOptions> = {}): Promise<Instance> =>
  openInstance({
    directory,
    hubUrl,
    hostname: "wiki.example.com",
    version: "3.1.0",
    uuid: "wiki-1",
    pulse: 0,
    collectors: [
      functionCollector("wiki", [
        { key_path: "counts.pages", data_category: "operational", measure: () => 12_345_678_901_234_567_890n },
        { key_path: "counts.edits", measure: async () => 7 },
      ]),
    ],
    ...more,
  });

const sendOne = async (instance: Instance) => {
  await instance.settings.change("optional", false, "embedding application");
  const preview = await instance.preview();
  return instance.sendNow(preview.id, "embedding application");
};

test("an application that embeds the library is previewed, sent and found at the hub, bound by its secret, and told of a newer version", async () => {
  await using directory = mkdtempDisposable();
  await using hub = await startHub(join(directory.path, "hub"));
  const token = (await runCommand(join(directory.path, "hub"), ["token", "create", "--role", "operator"])).stdout.trim();
  const api = apiClient(hub.url, token);
  await using wiki = await application(join(directory.path, "wiki"), hub.url);
  expect(await sendOne(wiki)).toMatchObject({ state: "sent", status: 201, hub_id: expect.any(Number) });
  expect(await settled(api)).toMatchObject({ accepted: 1, landed: 1 });
  const [found] = z.array(installation).parse(await api.list("/installations"));
  expect(found).toMatchObject({ hostname: "wiki.example.com", version: "3.1.0" });
  const metrics = z.array(metric).parse(await api.list(`/installations/${found?.id ?? ""}/metrics`));
  expect(metrics.find(({ key }) => key === "counts.pages")).toMatchObject({ value_text: "12345678901234567890" });
  expect(metrics.filter(({ key }) => key.startsWith("counts."))).toMatchObject([{ key: "counts.pages" }]);

  await using clone = await application(join(directory.path, "clone"), hub.url, { now: () => Date.now() + 1_000 });
  expect(await sendOne(clone)).toMatchObject({ state: "sent", status: 201 });
  expect(await settled(api)).toMatchObject({ accepted: 2, landed: 1, quarantined: 1 });

  const steps: string[] = [];
  for await (const { step, outcome } of wiki.testConnection()) steps.push(`${step} ${outcome}`);
  expect(steps).toEqual(["name ok", "connect ok", "proxy skipped", "tls skipped", "answer ok"]);

  const releases = join(directory.path, "releases.csv");
  writeFileSync(releases, "version,released_on,security,critical,advisories,affected\n3.1.0,2026-01-01,false,false,,\n3.1.1,2026-02-01,true,false,,\n");
  await runCommand(join(directory.path, "hub"), ["releases", "import", releases]);
  await wiki.beat();
  expect(await wiki.versionCheck()).toMatchObject({ version: "3.1.0", failure: null, answer: { severity: "danger", latest_stable_version_of_minor: "3.1.1" } });
});
