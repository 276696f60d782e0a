import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, posix, sep } from "node:path";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { TrialStep } from "../exports.ts";
import { describeFailure, DestinationFault, ExportFault, fileFault } from "../failure.ts";
import type { Delivery, Destination } from "./destination.ts";

/** `.` or nothing is the directory for exports itself. Throws Problem "bad_parameter" for one that does not lie below it, or that hides there. */
export const checkDirectory = (directory: string): void => {
  if (directory === "." || directory === "") return;
  const parts = directory.split("/");
  const outside = isAbsolute(directory) || parts.some((part) => part === "" || part.startsWith(".") || part.includes("\0") || part.includes("\\"));
  if (outside || directory.length > 500) {
    throw new Problem("bad_parameter", { detail: `"${directory}" is no directory below PINGHOUSE_EXPORT_DIR, such as "weekly" or "team/weekly".`, extra: { parameter: "directory" } });
  }
};

/** Makes what was done in a directory (a rename, a new name) survive a loss of power. */
export const syncDirectory = async (path: string): Promise<void> => {
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
};

const stagingName = (run: number): string => `.run-${run}.partial`;

/** One after the other: Node's way of making all of them says ENOENT of a file system that is read-only. */
const makeEach = async (base: string, parts: readonly string[]): Promise<string> => {
  let path = base;
  for (const part of parts) {
    path = join(path, part);
    await mkdir(path).catch(async (cause: unknown) => {
      if (!(await stat(path).catch(() => undefined))?.isDirectory()) throw cause;
    });
  }
  return path;
};

/** Answers the directory with its links followed, made where it is missing; the one for exports itself is never made. */
const reach = async (root: string, directory: string): Promise<string> => {
  const base = await realpath(root).catch((cause: unknown) => {
    throw fileFault(cause) === "ENOENT" ? new DestinationFault("The directory for exports, PINGHOUSE_EXPORT_DIR, is not there.", { cause }) : cause;
  });
  const place = await realpath(await makeEach(base, directory.split("/")));
  if (place !== base && !place.startsWith(`${base}${sep}`)) throw new ExportFault(`"${directory}" is a link to a place outside PINGHOUSE_EXPORT_DIR.`);
  return place;
};

/** Each under its name, the last one after the others are safe; when one fails none stays. */
const deliverFiles = async (place: string, deliveries: readonly Delivery[], signal: AbortSignal): Promise<void> => {
  const there: string[] = [];
  try {
    for (const [index, { name, file }] of deliveries.entries()) {
      signal.throwIfAborted();
      if (index === deliveries.length - 1) await syncDirectory(place);
      there.push(join(place, name));
      await rename(file, join(place, name));
    }
    await syncDirectory(place);
  } catch (cause) {
    for (const name of there.toReversed()) await rm(name, { force: true }).catch(() => undefined);
    throw cause;
  }
};

/** The staging directory that a file lies in, however deep. */
const stagingOf = (file: string): string => /^.*?\.run-\d+\.partial(?=\/)/.exec(file)?.[0] ?? dirname(file);

/** All of one directory, which gets its name when it is whole. */
const deliverTree = async (place: string, staging: string, deliveries: readonly Delivery[], signal: AbortSignal): Promise<void> => {
  const [top = ""] = deliveries[0]?.name.split("/") ?? [];
  const whole = join(staging, "whole");
  const made = new Set<string>();
  for (const { name, file } of deliveries) {
    const target = join(whole, ...name.split("/"));
    await mkdir(dirname(target), { recursive: true });
    await rename(file, target);
    for (let part = posix.dirname(name); part !== "."; part = posix.dirname(part)) made.add(join(whole, part));
  }
  for (const directory of made) await syncDirectory(directory);
  signal.throwIfAborted();
  await rename(join(whole, top), join(place, top));
  await syncDirectory(place);
};

async function* trialOf(root: string, directory: string): AsyncGenerator<TrialStep> {
  const attempt = async (step: TrialStep["step"], detail: string, work: () => Promise<void>): Promise<TrialStep> => {
    try {
      await work();
      return { step, ok: true, detail };
    } catch (error) {
      return { step, ok: false, detail: describeFailure(error).words };
    }
  };
  const content = randomUUID();
  const where = { place: "", file: "" };
  const steps: [TrialStep["step"], string, () => Promise<void>][] = [
    ["reach", "The directory is there.", async () => void (where.place = await reach(root, directory))],
    ["write", "A small file was written.", async () => {
      where.file = join(where.place, `.trial-${content}.partial`);
      await writeFile(where.file, content, { flag: "wx", flush: true });
    }],
    ["read", "It was read again, and is the same.", async () => {
      if ((await readFile(where.file, "utf8")) !== content) throw new Error("What was read is not what was written.");
    }],
    ["remove", "It was removed.", () => rm(where.file)],
  ];
  for (const [step, detail, work] of steps) {
    const made = await attempt(step, detail, work);
    yield made;
    if (!made.ok) break;
  }
  if (where.file !== "") await rm(where.file, { force: true }).catch(() => undefined);
}

/** A directory below that for exports: what is delivered lies beside it already and gets its name in one step. */
export const directoryDestination = (root: string, directory: string): Destination => ({
  staging: async (run) => makeEach(await reach(root, directory), [stagingName(run)]),
  deliver: async (deliveries, signal) => {
    const place = await reach(root, directory);
    const [first] = deliveries;
    if (first === undefined) return;
    if (first.name.includes("/")) await deliverTree(place, stagingOf(first.file), deliveries, signal);
    else await deliverFiles(place, deliveries, signal);
  },
  read: (name) =>
    readFile(join(root, ...directory.split("/"), ...name.split("/"))).catch((cause: unknown) => {
      if (fileFault(cause) === "ENOENT") return null;
      throw cause;
    }),
  remove: async (names) => {
    const place = await reach(root, directory);
    for (const name of names) await rm(join(place, ...name.split("/")), { force: true });
    for (const top of new Set(names.filter((name) => name.includes("/")).map((name) => name.split("/", 1).join("")))) await rm(join(place, top), { recursive: true, force: true });
    await syncDirectory(place);
  },
  clear: async (run) => {
    const present = await stat(root).catch(() => undefined);
    if (present !== undefined) await rm(join(root, ...directory.split("/"), stagingName(run)), { recursive: true, force: true });
  },
  trial: () => trialOf(root, directory),
});
