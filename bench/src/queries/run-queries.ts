import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checksBefore } from "../checks-world.ts";
import { buildWorld, type Size } from "../build-world.ts";
import { fillWorld } from "../fill/fill-world.ts";
import { costOf, median, spread, type Cost } from "../timing.ts";
import { queryBenches } from "./all.ts";

export interface QueryRun {
  size: Size;
  /** Timed runs of each question; the figure is their median. */
  runs: number;
  /** Made by SQL instead of landed. */
  fill: boolean;
  /** Where a filled warehouse stays; otherwise it goes when the run ends. */
  at: string | undefined;
  /** A part of the names of the questions asked. */
  only: string;
}

/** Checks every question's answer on a seeded fleet, then times it, warm. Figures go to `out`, a line each. */
export const runQueries = async ({ size, runs, fill, at, only }: QueryRun, out: (line: string) => void, said: (text: string) => void): Promise<void> => {
  const dir = mkdtempSync(join(tmpdir(), "pinghouse-bench-"));
  try {
    const started = performance.now();
    const path = at ?? join(dir, "warehouse.duckdb");
    const world = await (fill ? fillWorld : buildWorld)(path, size, said);
    await world.store.keepChecks(checksBefore(world.now), true);
    const seconds = (performance.now() - started) / 1000;
    const { facts, values } = world;
    out(`${facts.installations} installations (${facts.active} report), ${facts.pings} pings, ${values} values; ${fill ? "filled" : "made and landed"} in ${seconds.toFixed(1)} s`);
    out("question                         median ms  (lowest to highest)         of processors      rows");
    for (const bench of queryBenches.filter(({ name }) => name.includes(only))) {
      const rows = await bench.check(world);
      const costs: Cost[] = [];
      for (let run = 0; run < runs; run += 1) costs.push(await costOf(() => bench.ask(world)));
      const processor = median(costs.map((cost) => cost.processor)).toFixed(1);
      out(`${bench.name.padEnd(32)} ${spread(costs.map(({ clock }) => clock)).padEnd(36)} ${processor.padStart(12)} ${String(rows).padStart(9)}`);
    }
    await world.store.close();
    const bytes = statSync(path).size;
    out(`warehouse: ${bytes} bytes, ${Math.round(bytes / facts.pings)} per ping, ${(bytes / values).toFixed(2)} per value`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};
