import { keptLines, type PayloadLine } from "../../../ui/payload/payload-text.ts";

/** The data category of each metric, by key. */
export type KeyCategories = ReadonlyMap<string, string>;

const opens = ({ text }: PayloadLine): boolean => /[{[]$/.test(text);

/** The category of a line: of the metric at its path, or of one that encloses it, since a metric may be an object or a list. */
const categoryOf = (path: string, keys: KeyCategories): string | undefined => {
  for (let key = path; key !== ""; key = key.replace(/(?:\[\d+\]|(?:^|\.)(?:[^.\\[]|\\.)*)$/, "")) {
    const known = keys.get(key);
    if (known !== undefined) return known;
  }
  return undefined;
};

/** The lines of metrics of one category, with what encloses them; all of them for none. `found` counts values. */
export const inCategory = (lines: readonly PayloadLine[], keys: KeyCategories, category: string): { lines: readonly PayloadLine[]; found: number } => {
  if (category === "") return { lines, found: lines.filter((line) => !line.closes && !opens(line)).length };
  return keptLines(lines, (line) => !opens(line) && categoryOf(line.path, keys) === category);
};
