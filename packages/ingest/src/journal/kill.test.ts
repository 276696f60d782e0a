import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { compiledEntry } from "@pinghouse/shared/thread/entry";
import { expect, test } from "vitest";
import { openJournal } from "./open-journal.ts";
import { readRecordAt } from "./reader.ts";
import { incomingPing } from "./testing/incoming.ts";
import { tempDir } from "./testing/temp-dir.ts";

const rounds = 5;
const entry = fileURLToPath(compiledEntry(import.meta.url, "./testing/append-until-killed.js"));

/** Lets a writer run, kills it once it has acknowledged `enough` pings, and answers all it had acknowledged. */
const runAndKill = async (dir: string, round: number, enough: number): Promise<[recordedAt: number, id: number][]> => {
  const child = spawn(process.execPath, [entry, dir, String(round)], { stdio: ["ignore", "pipe", "inherit"], env: {} });
  let said = "";
  let acknowledged = 0;
  child.stdout.setEncoding("latin1").on("data", (text: string) => {
    said += text;
    acknowledged += text.split("\n").length - 1;
    if (acknowledged >= enough) child.kill("SIGKILL");
  });
  await new Promise((resolve) => child.once("close", resolve));
  return said.split("\n").slice(0, -1).map((line) => {
    const [recordedAt = "", id = ""] = line.split(" ");
    return [Number(recordedAt), Number(id)];
  });
};

test("whatever was acknowledged before a kill is there, once, under its id", async () => {
  using dir = tempDir();
  const acknowledged: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) acknowledged.push(...(await runAndKill(dir.path, round, 150 + 97 * round)));
  await using journal = await openJournal(dir.path, { segmentBytes: 60_000 });
  const ids = acknowledged.map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(rounds * 150);
  for (const [recorded_at, id] of acknowledged) {
    const [at] = await journal.locate([id]);
    const record = at && readRecordAt(dir.path, at);
    expect(record?.header).toMatchObject({ id, recorded_at });
  }
  const again = await Promise.all(acknowledged.slice(-20).map(([recorded_at]) => journal.appendPing(incomingPing({ recorded_at }))));
  expect(again).toEqual(acknowledged.slice(-20).map(([, id]) => ({ outcome: "duplicate", id })));
});
