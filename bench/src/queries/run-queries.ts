import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWorld, type Size } from "../build-world.ts";
import { spread, timeOf } from "../timing.ts";
import { queryBenches } from "./all.ts";

/** Checks every question's answer on a seeded fleet, then times it, warm, `runs` times. Figures go to `out`, a line each. */
export const runQueries = async (size: Size, runs: number, out: (line: string) => void, said: (text: string) => void): Promise<void> => {
  const dir = mkdtempSync(join(tmpdir(), "pinghouse-bench-"));
  try {
    const started = performance.now();
    const path = join(dir, "warehouse.duckdb");
    const world = await buildWorld(path, size, said);
    const seconds = (performance.now() - started) / 1000;
    const { facts, values } = world;
    out(`${facts.installations} installations, ${facts.pings} pings, ${values} values; made and landed in ${seconds.toFixed(1)} s (${Math.round(facts.pings / seconds)} pings/s)`);
    out("question                 median ms  (lowest to highest)");
    for (const bench of queryBenches) {
      await bench.check(world);
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) times.push(await timeOf(() => bench.ask(world)));
      out(`${bench.name.padEnd(24)} ${spread(times)}`);
    }
    await world.store.close();
    const bytes = statSync(path).size;
    out(`warehouse: ${bytes} bytes, ${Math.round(bytes / facts.pings)} per ping, ${(bytes / values).toFixed(2)} per value`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};
