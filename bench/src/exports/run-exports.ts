import { equal } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileEnding, fileFormats, type FileFormat } from "@pinghouse/shared/exports/file-format";
import { snapshotTable } from "@pinghouse/warehouse/exports/tables/snapshot-table";
import { writeFile } from "@pinghouse/warehouse/exports/write/write-file";
import type { Size } from "../build-world.ts";
import { fillWorld } from "../fill/fill-world.ts";
import type { World } from "../world.ts";
import { askBeside, delays } from "./ask-beside.ts";
import { forgetPeak, peakBytes } from "./peak.ts";

export interface ExportRun {
  /** About how many rows the snapshot table shall have. */
  rows: number;
  /** Where a filled warehouse stays; otherwise it goes when the run ends. */
  at: string | undefined;
  /** A part of the names of the formats written. */
  only: string;
}

const million = 1e6;

/** A year of a thousand metrics comes to some 45,000 rows an installation. */
const sizeOf = (rows: number): Size => ({ installations: Math.ceil(rows / 44_500), weeks: 52, metrics: 1000 });

/** In a process of its own, so that filling has no part in the memory measured. */
const fillApart = (path: string, { installations, weeks, metrics }: Size): void => {
  if (existsSync(path)) return;
  const child = fileURLToPath(new URL("fill-child.js", import.meta.url));
  const { status } = spawnSync(process.execPath, [child, path, String(installations), String(weeks), String(metrics)], { stdio: ["ignore", "ignore", "inherit"] });
  equal(status, 0);
};

const settle = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const measure = async (world: World & { values: number }, dir: string, format: FileFormat): Promise<string> => {
  const file = join(dir, `snapshot.${fileEnding(format)}`);
  forgetPeak();
  const beside = askBeside(world);
  const used = process.cpuUsage();
  const began = performance.now();
  const source = snapshotTable({ cohort: {}, hostnames: false });
  const { rows, bytes } = await writeFile(world.store, file, { source, format, about: { words: {}, units: {} }, signal: new AbortController().signal });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  const times = await beside.stop();
  rmSync(file);
  equal(rows, world.values);
  const rate = `${(bytes / million / seconds).toFixed(0).padStart(4)} MB/s ${(rows / million / seconds).toFixed(2).padStart(6)} M rows/s`;
  return `${format.padEnd(11)} ${seconds.toFixed(1).padStart(7)} s (${((user + system) / million).toFixed(1)} of processors) ${(bytes / million).toFixed(0).padStart(7)} MB ${rate}  peak ${(peakBytes() / million).toFixed(0).padStart(5)} MB  ${delays(times)}`;
};

/**
 * The snapshot table of a filled fleet in every format, as a hub that may hold 2 GB writes it (the engine gets half), while a page's
 * questions are asked without rest; rows are counted against the warehouse. The peak is that of the whole process.
 */
export const runExports = async ({ rows, at, only }: ExportRun, out: (line: string) => void, said: (text: string) => void): Promise<void> => {
  const dir = mkdtempSync(join(tmpdir(), "pinghouse-bench-"));
  try {
    const path = at ?? join(dir, "warehouse.duckdb");
    fillApart(path, sizeOf(rows));
    const world = await fillWorld(path, sizeOf(rows), said, { memoryLimit: "1GiB", exportDirectories: [dir] });
    out(`${world.values} values of ${world.facts.installations} installations, ${world.facts.pings} pings`);
    const idle = askBeside(world);
    await settle(10_000);
    out(`questions with nothing beside them: ${delays(await idle.stop())}; peak ${(peakBytes() / million).toFixed(0)} MB`);
    for (const format of fileFormats.filter((name) => name.includes(only))) out(await measure(world, dir, format));
    await world.store.close();
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};
