import type { RawField, RawFile } from "./raw.ts";
import { CsvFault, splitCsv, type CsvRecord } from "./split-csv.ts";

const needed = ["key_path", "value_type", "time_frame"] as const;

const nameOf = (title: string): string => {
  const name = title.trim().toLowerCase();
  return name === "key" ? "key_path" : name;
};

const lists = new Set(["tiers", "tier", "time_frame", "distribution"]);

const fieldOf = (name: string, text: string, line: number): RawField => {
  const texts = lists.has(name) ? text.split("|") : [text];
  return { texts: texts.map((part) => part.trim()).filter((part) => part !== ""), list: texts.length > 1, line };
};

const records = (text: string): CsvRecord[] | CsvFault => {
  try {
    return splitCsv(text);
  } catch (error) {
    if (error instanceof CsvFault) return error;
    throw error;
  }
};

/** The definitions of a CSV file, one in each row (docs/metrics-csv.md). Columns of other names are passed over. */
export const readCsv = (file: string, text: string): RawFile => {
  const read = records(text);
  if (read instanceof CsvFault) return { definitions: [], faults: [{ file, line: read.line, message: read.message }] };
  const [head, ...rows] = read;
  const names = head?.cells.map(nameOf) ?? [];
  const lacking = needed.filter((name) => !names.includes(name));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (lacking.length > 0) return { definitions: [], faults: [{ file, line: 1, message: `no column ${lacking.join(", ")}` }] };
  if (twice !== undefined) return { definitions: [], faults: [{ file, line: 1, message: `two columns ${twice}` }] };
  const raw: RawFile = { definitions: [], faults: [] };
  for (const { line, cells } of rows) {
    if (cells.length !== names.length) raw.faults.push({ file, line, message: `${cells.length} fields under ${names.length} columns` });
    else raw.definitions.push({ file, line, form: "csv", fields: new Map(names.map((name, at) => [name, fieldOf(name, cells[at] ?? "", line)])) });
  }
  if (rows.length === 0) raw.faults.push({ file, line: 1, message: "no definition is in it" });
  return raw;
};
