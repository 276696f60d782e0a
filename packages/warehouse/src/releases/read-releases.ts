import { release, type Release } from "@pinghouse/shared/release/release";
import { releaseVersion } from "@pinghouse/shared/release/release-version";
import type { Fault } from "../definitions/raw.ts";
import { CsvFault, splitCsv, type CsvRecord } from "../definitions/split-csv.ts";

const needed = ["version", "released_on"] as const;
const columns: readonly string[] = [...needed, "security", "critical", "advisories", "affected"];

const yes = new Set(["true", "yes", "y", "1"]);
const no = new Set(["false", "no", "n", "0", ""]);

/** True or false as people write them; undefined for anything else. */
const flag = (text: string): boolean | undefined => {
  const word = text.toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
};

const split = (text: string, by: RegExp): string[] => [...new Set(text.split(by).map((part) => part.trim()).filter((part) => part !== ""))];

const words: Readonly<Record<string, string>> = {
  version: "is no version, such as 21.1.2",
  released_on: "is no date, such as 2026-03-31",
  security: "is neither true nor false",
  critical: "is neither true nor false",
  advisories: "is no list of names with | between",
  affected: "is no range of versions, such as >=21.1 <21.1.2",
};

/** A row's release, or what is wrong with it. */
const releaseOf = (at: (name: string) => string): Release | string[] => {
  const critical = flag(at("critical"));
  const read = release.safeParse({
    version: releaseVersion(at("version")),
    released_on: at("released_on"),
    security: critical === true ? flag(at("security")) !== undefined || undefined : flag(at("security")),
    critical,
    advisories: split(at("advisories"), /[|;,\s]+/),
    affected: split(at("affected"), /\|+|;/),
  });
  if (read.success) return read.data;
  const names = new Set(read.error.issues.map(({ path }) => String(path[0])));
  return [...names].map((name) => `${name} "${at(name)}" ${words[name] ?? "cannot be read"}`);
};

const headFault = (names: readonly string[]): string | undefined => {
  const lacking = needed.filter((name) => !names.includes(name));
  const twice = names.find((name, index) => columns.includes(name) && names.indexOf(name) !== index);
  if (lacking.length > 0) return `no column ${lacking.join(", ")}`;
  return twice === undefined ? undefined : `two columns ${twice}`;
};

const records = (text: string): CsvRecord[] | CsvFault => {
  try {
    return splitCsv(text);
  } catch (error) {
    if (error instanceof CsvFault) return error;
    throw error;
  }
};

/** The releases of a CSV file, one in each row (docs/releases-csv.md). Columns of other names are passed over. Not to be used where there is any fault. */
export const readReleases = (file: string, text: string): { releases: Release[]; faults: Fault[] } => {
  const read = records(text);
  if (read instanceof CsvFault) return { releases: [], faults: [{ file, line: read.line, message: read.message }] };
  const [head, ...rows] = read;
  const names = head?.cells.map((title) => title.trim().toLowerCase()) ?? [];
  const wrong = headFault(names) ?? (rows.length === 0 ? "no release is in it" : undefined);
  if (wrong !== undefined) return { releases: [], faults: [{ file, line: 1, message: wrong }] };
  const found = new Map<string, { release: Release; line: number }>();
  const faults: Fault[] = [];
  for (const { line, cells } of rows) {
    const fault = (message: string): void => void faults.push({ file, line, message });
    const made = cells.length === names.length ? releaseOf((name) => cells[names.indexOf(name)]?.trim() ?? "") : [`${cells.length} fields under ${names.length} columns`];
    if (Array.isArray(made)) made.forEach(fault);
    else if (found.has(made.version)) fault(`${made.version} is in line ${found.get(made.version)?.line ?? 0} already`);
    else found.set(made.version, { release: made, line });
  }
  return { releases: [...found.values()].map((one) => one.release), faults };
};
