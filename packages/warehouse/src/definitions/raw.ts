/** What is wrong with an import, and where. Lines count from 1. */
export interface Fault {
  file: string;
  line: number;
  message: string;
}

/** A field as written: scalars as their source text, so that 13.10 stays 13.10; a list as its texts; nothing as none. */
export interface RawField {
  texts: readonly string[];
  /** Written as a list, be it of one. */
  list: boolean;
  line: number;
}

/** One definition as written, before anything is made of it. */
export interface RawDefinition {
  file: string;
  line: number;
  /** Rows of a table may leave out what a definition of its own must say. */
  form: "yaml" | "csv";
  fields: ReadonlyMap<string, RawField>;
}

/** What a file holds, and what is wrong with it. */
export interface RawFile {
  definitions: RawDefinition[];
  faults: Fault[];
}
