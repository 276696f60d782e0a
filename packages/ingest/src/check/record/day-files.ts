import { mkdir, open, readdir, readFile, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { CheckCount, CheckDay } from "@pinghouse/warehouse/store/check-day";
import { z } from "zod";
import { keptOf } from "./retention.ts";

const row = z.tuple([z.string(), z.string(), z.string().nullable(), z.enum(["http", "demo"]), z.int().positive()]);
const file = z.object({ format: z.literal(1), day: z.iso.date(), checks: z.array(row) });

const pathOf = (dir: string, day: string): string => join(dir, `${day}.json`);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/** What is written of a day; empty where nothing is. A file that cannot be read is set aside under another name. */
export const readDay = async (dir: string, day: string, damaged: (path: string) => void): Promise<CheckCount[]> => {
  const path = pathOf(dir, day);
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (text === undefined) return [];
  const read = file.safeParse(parsed(text));
  if (read.success) return read.data.checks.map(([product, version, referer_host, source, n]) => ({ product, version, referer_host, source, n }));
  await rename(path, `${path}.damaged`);
  damaged(`${path}.damaged`);
  return [];
};

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
};

/** Puts a day in the place of what was written of it: whole on the disk, or as it was before. */
export const writeDay = async (dir: string, { day, counts }: CheckDay): Promise<void> => {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const path = pathOf(dir, day);
  const checks = counts.map(({ product, version, referer_host, source, n }) => [product, version, referer_host, source, n]);
  const handle = await open(`${path}.partial`, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify({ format: 1, day, checks })}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.partial`, path);
  await sync(dir);
};

/** Days there is a file of, oldest first. */
const daysIn = async (dir: string): Promise<string[]> => {
  const names = await readdir(dir).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return names.flatMap((name) => /^(\d{4}-\d\d-\d\d)\.json$/.exec(name)?.[1] ?? []).toSorted();
};

/** The same counts without hosts: which are no longer known, not none. */
export const withoutHosts = (counts: readonly CheckCount[]): CheckCount[] => {
  const folded = new Map<string, CheckCount>();
  for (const count of counts) {
    const key = [count.product, count.version, count.source].join("\n");
    folded.set(key, { ...count, referer_host: null, n: count.n + (folded.get(key)?.n ?? 0) });
  }
  return [...folded.values()];
};

/** Takes away what is past its retention, on the disk, and answers all that stays. */
export const tidyDays = async (dir: string, today: string, damaged: (path: string) => void): Promise<CheckDay[]> => {
  const days: CheckDay[] = [];
  for (const day of await daysIn(dir)) {
    const kept = keptOf(day, today);
    if (kept === "nothing") {
      await unlink(pathOf(dir, day));
      continue;
    }
    const counts = await readDay(dir, day, damaged);
    const stale = kept === "counts" && counts.some(({ referer_host }) => referer_host !== null);
    if (stale) await writeDay(dir, { day, counts: withoutHosts(counts) });
    days.push({ day, counts: stale ? withoutHosts(counts) : counts });
  }
  return days;
};
