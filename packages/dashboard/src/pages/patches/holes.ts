import type { AdvisoryRow } from "../../api/rows.ts";
import { formatDay } from "../../charts/format.ts";
import type { Option } from "../../ui/menu.tsx";

/** What is asked for: an advisory by its name, or a security release by its version. */
export type HoleQuestion = { advisory: string } | { release: string };

export const questionOf = ({ kind, name }: AdvisoryRow): HoleQuestion => (kind === "advisory" ? { advisory: name } : { release: name });

/** The newest first; of one day, critical ones first. */
export const holesInOrder = (rows: readonly AdvisoryRow[]): AdvisoryRow[] =>
  rows.toSorted((a, b) => (a.released_on === b.released_on ? Number(b.critical) - Number(a.critical) : a.released_on < b.released_on ? 1 : -1));

/** What a choice is called: a release and an advisory may have one name. */
export const holeValue = ({ kind, name }: AdvisoryRow): string => `${kind}:${name}`;

export const holeOption = (row: AdvisoryRow): Option => ({
  value: holeValue(row),
  label: `${row.kind === "advisory" ? row.name : `Security release ${row.name}`}${row.critical ? ", critical" : ""}: ${formatDay(row.released_on)}`,
});

/** The chosen hole; the newest where none is chosen, undefined for one that is not there. */
export const chosenHole = (rows: readonly AdvisoryRow[], value: string): AdvisoryRow | undefined =>
  value === "" ? holesInOrder(rows)[0] : rows.find((row) => holeValue(row) === value);
