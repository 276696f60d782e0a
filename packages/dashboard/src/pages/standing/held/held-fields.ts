import type { InstallationMetric } from "../../../api/rows.ts";
import { valueWords } from "../../installation/value-cell.tsx";

/** What the newest ping holds, of all metrics there are: those with a value, and those that it says could not be counted. */
export const heldFields = (rows: readonly InstallationMetric[]): InstallationMetric[] => rows.filter(({ state }) => state === "value" || state === "failed");

/** The fields whose key or value, as it is shown, holds every word of the search. Case does not matter. */
export const foundFields = (rows: readonly InstallationMetric[], search: string): InstallationMetric[] => {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return rows.filter((row) => {
    const text = `${row.key} ${row.kind} ${valueWords(row)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
};
