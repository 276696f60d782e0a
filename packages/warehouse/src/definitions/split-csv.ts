/** A record of a CSV file and the line it begins in. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/** The records of an RFC 4180 text; empty lines are none. Throws with the line where quotes do not match. */
export const splitCsv = (text: string): CsvRecord[] => {
  const records: CsvRecord[] = [];
  const pattern = new RegExp(cell);
  const source = text.replace(/^\uFEFF/, "");
  let line = 1;
  let record: CsvRecord = { line, cells: [] };
  while (pattern.lastIndex < source.length || record.cells.length > 0) {
    const found = pattern.exec(source);
    if (found === null) throw new CsvFault(line);
    const [whole, quoted, bare = "", end] = found;
    record.cells.push(quoted?.replaceAll('""', '"') ?? bare);
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === ",") continue;
    if (record.cells.length > 1 || record.cells[0] !== "") records.push(record);
    record = { line, cells: [] };
  }
  return records;
};

/** A quote that stands where none may, or is not closed. */
export class CsvFault extends Error {
  override readonly name = "CsvFault";
  readonly line: number;

  constructor(line: number) {
    super("a quote does not match");
    this.line = line;
  }
}
