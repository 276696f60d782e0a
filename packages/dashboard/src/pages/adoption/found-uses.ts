import type { AdoptionRow } from "../../api/rows.ts";

export const useFilters = ["all", "used", "unused"] as const;
export type UseFilter = (typeof useFilters)[number];

/** Whether a metric is of the kind: a text has no use, so it is neither used nor unused. */
const fits = ({ adoption, users }: AdoptionRow, use: UseFilter): boolean => use === "all" || (adoption !== null && (use === "used") === users > 0);

/** The metrics whose key holds every word of the search, and that somebody uses, nobody uses, or either. Case does not matter. */
export const foundUses = (rows: readonly AdoptionRow[], search: string, use: UseFilter): AdoptionRow[] => {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return rows.filter((row) => fits(row, use) && words.every((word) => row.metric.toLowerCase().includes(word)));
};

/** Share of the eligible with a value, 0 to 1: n of eligible. Null where nobody is eligible. */
export const coverageOf = ({ n, eligible }: AdoptionRow): number | null => (eligible === 0 ? null : n / eligible);
