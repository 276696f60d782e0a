import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CheckDay } from "@pinghouse/warehouse/store/check-day";
import { expect, onTestFinished, test } from "vitest";
import { openCheckRecorder, type CheckRecorder } from "./check-recorder.ts";
import { writeDay } from "./day-files.ts";

const key = Buffer.alloc(32, 1);

const openDirectory = async (): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), "pinghouse-checks-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return join(root, "checks");
};

/** A recorder, and what the warehouse was told, as the warehouse keeps it: day by day. */
const openRecorder = async (dir: string, clock: { now: number }) => {
  const held = new Map<string, CheckDay["counts"]>();
  const said: string[] = [];
  let refuses = false;
  const recorder = openCheckRecorder({
    dir,
    key,
    now: () => clock.now,
    isRegistered: () => true,
    gatherMs: 3_600_000,
    log: { warn: (_facts, message) => void said.push(message) },
    store: {
      keepChecks: async (days, whole = false) => {
        if (refuses) throw new Error("the warehouse is away");
        if (whole) held.clear();
        for (const { day, counts } of days) held.set(day, counts);
      },
    },
  });
  onTestFinished(() => recorder.close());
  await recorder.flush();
  return { recorder, held, said, refuse: (now: boolean) => (refuses = now) };
};

const check = (recorder: CheckRecorder, version: string | null, host?: string) => recorder.record({ product: "gitlab", version, referer: host === undefined ? undefined : `https://${host}/help` });
const row = (version: string, referer_host: string | null, n: number, source: "http" | "demo" = "http") => ({ product: "gitlab", version, referer_host, source, n });

const june = Date.UTC(2026, 5, 1, 12);

test("checks are counted by day, version and host, written together, and handed to the warehouse", async () => {
  const dir = await openDirectory();
  const clock = { now: june };
  const { recorder, held } = await openRecorder(dir, clock);
  for (const host of ["a.example", "a.example", "b.example", undefined]) check(recorder, "18.9.0", host);
  check(recorder, null);
  expect(recorder.counts()).toEqual({ recorded: 0, waiting: 5, dropped: 0, folded: 0 });
  expect(await readdir(dir).catch(() => [])).toEqual([]);
  await recorder.flush();
  expect(recorder.counts()).toEqual({ recorded: 5, waiting: 0, dropped: 0, folded: 0 });
  expect([...held]).toEqual([["2026-06-01", [row("18.9.0", "", 1), row("18.9.0", "a.example", 2), row("18.9.0", "b.example", 1), row("unknown", "", 1)]]]);
  clock.now += 86_400_000;
  check(recorder, "18.9.0");
  await recorder.flush();
  expect([...held.keys()]).toEqual(["2026-06-01", "2026-06-02"]);
  expect(await readdir(dir)).toEqual(["2026-06-01.json", "2026-06-02.json"]);
});

test("nothing of an address, a path or a browser is on the disk", async () => {
  const dir = await openDirectory();
  const { recorder } = await openRecorder(dir, { now: june });
  recorder.record({ product: null, version: "1.0.0", referer: "http://someone@192.0.2.77:81/secret/path?query=1" });
  await recorder.flush();
  const text = await readFile(join(dir, "2026-06-01.json"), "utf8");
  expect(text).not.toMatch(/192\.0|someone|secret|query|:81/);
  expect(text).toMatch(/"ip-[0-9a-f]{16}"/);
});

test("a new start goes on with the day, and brings a warehouse that was made anew to the same state", async () => {
  const dir = await openDirectory();
  const first = await openRecorder(dir, { now: june });
  check(first.recorder, "18.9.0", "a.example");
  await first.recorder.close();
  const second = await openRecorder(dir, { now: june });
  expect([...second.held]).toEqual([...first.held]);
  check(second.recorder, "18.9.0", "a.example");
  await second.recorder.flush();
  expect(second.held.get("2026-06-01")).toEqual([row("18.9.0", "a.example", 2)]);
});

test("hosts go after 90 days and counts after 13 months, on the disk too", async () => {
  const dir = await openDirectory();
  const counts = [row("18.9.0", "", 1), row("18.9.0", "a.example", 2)];
  for (const day of ["2025-04-30", "2025-05-01", "2026-03-02", "2026-03-03"]) await writeDay(dir, { day, counts });
  const { held } = await openRecorder(dir, { now: june });
  expect([...held]).toEqual([
    ["2025-05-01", [row("18.9.0", null, 3)]],
    ["2026-03-02", [row("18.9.0", null, 3)]],
    ["2026-03-03", counts],
  ]);
  expect(await readdir(dir)).toEqual(["2025-05-01.json", "2026-03-02.json", "2026-03-03.json"]);
  for (const name of ["2025-05-01.json", "2026-03-02.json"]) expect(await readFile(join(dir, name), "utf8")).not.toContain("a.example");
});

test("what cannot be written stays in memory until it can, and is lost with the process alone", async () => {
  const dir = await openDirectory();
  await writeFile(dir, "a file where the directory should be");
  const stuck = openCheckRecorder({ dir, key, now: () => june, isRegistered: () => true, gatherMs: 3_600_000, log: { warn: () => undefined }, store: { keepChecks: async () => undefined } });
  check(stuck, "18.9.0");
  await expect(stuck.flush()).rejects.toThrow("ENOTDIR");
  expect(stuck.counts()).toMatchObject({ recorded: 0, waiting: 1, dropped: 0 });
  await rm(dir);
  await stuck.flush();
  expect(stuck.counts()).toMatchObject({ recorded: 1, waiting: 0, dropped: 0 });
  await rm(dir, { recursive: true });
  await writeFile(dir, "again");
  check(stuck, "18.9.0");
  await stuck.close();
  expect(stuck.counts()).toMatchObject({ recorded: 1, dropped: 1 });
});

test("a warehouse that is away is told later", async () => {
  const dir = await openDirectory();
  const { recorder, held, refuse } = await openRecorder(dir, { now: june });
  refuse(true);
  check(recorder, "18.9.0");
  await expect(recorder.flush()).rejects.toThrow("away");
  expect(recorder.counts()).toMatchObject({ recorded: 1, waiting: 0 });
  refuse(false);
  await recorder.flush();
  expect([...held.keys()]).toEqual(["2026-06-01"]);
});

test("a day that cannot be read is set aside, and said", async () => {
  const dir = await openDirectory();
  await writeDay(dir, { day: "2026-05-31", counts: [row("18.9.0", "", 1)] });
  await writeFile(join(dir, "2026-05-30.json"), "{");
  const { held, said } = await openRecorder(dir, { now: june });
  expect([...held]).toEqual([["2026-05-30", []], ["2026-05-31", [row("18.9.0", "", 1)]]]);
  expect(await readdir(dir)).toContain("2026-05-30.json.damaged");
  expect(said).toEqual(["a day of version checks cannot be read; it is set aside"]);
});

test("the sample fleet's checks are marked, replace one another, and leave the others alone", async () => {
  const dir = await openDirectory();
  const { recorder, held } = await openRecorder(dir, { now: june });
  check(recorder, "18.9.0");
  await recorder.flush();
  const sample = (n: number) => ["2026-05-31", "2026-06-01"].map((day) => ({ day, counts: [row("18.8.0", "a.example", n, "demo")] }));
  await recorder.setSample(sample(3));
  await recorder.setSample(sample(4));
  expect(Object.fromEntries(held)).toEqual({
    "2026-05-31": [row("18.8.0", "a.example", 4, "demo")],
    "2026-06-01": [row("18.8.0", "a.example", 4, "demo"), row("18.9.0", "", 1)],
  });
});
