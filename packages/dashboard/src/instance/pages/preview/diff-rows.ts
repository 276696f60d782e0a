import type { PayloadDiff } from "../../api.ts";

/** One difference, in words; the values are exact JSON text, empty where there was none. */
export interface DiffRow {
  key_path: string;
  what: "new" | "gone" | "changed";
  before: string;
  after: string;
}

/** What came, what went and what changed: first what is new or gone, since that says that something else is measured. */
export const diffRows = ({ added, removed, changed }: PayloadDiff): DiffRow[] => [
  ...added.map(({ key_path, after }): DiffRow => ({ key_path, what: "new", before: "", after })),
  ...removed.map(({ key_path, before }): DiffRow => ({ key_path, what: "gone", before, after: "" })),
  ...changed.map(({ key_path, before, after }): DiffRow => ({ key_path, what: "changed", before, after })),
];
