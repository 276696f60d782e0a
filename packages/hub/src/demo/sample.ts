import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const sample = z.object({ end: z.int().positive() });

/**
 * The instant at which the sample fleet of a demo directory ends. Chosen when the directory is new and kept there,
 * so that a second start means the same fleet and sends none of it twice.
 */
export const sampleEnd = (directory: string, now: number): number => {
  const path = join(directory, "sample.json");
  if (existsSync(path)) return sample.parse(JSON.parse(readFileSync(path, "utf8"))).end;
  writeFileSync(path, `${JSON.stringify({ end: now })}\n`, { mode: 0o600 });
  return now;
};
