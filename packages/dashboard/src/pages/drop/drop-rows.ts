import type { DropAnswer } from "../../api/rows.ts";
import { keyMeaning } from "./key-meaning.ts";

export type Look = Extract<DropAnswer["look"], { taken: true }>;
export type LookRow = Look["rows"][number];
export type Place = NonNullable<DropAnswer["places"]>["rows"][number];

/** One member of the dropped payload with its place in the sample, where the sample knows it. */
export interface DropRow extends LookRow {
  place: Place | undefined;
  /** From its definition, else from its name; empty where neither says anything. */
  meaning: string;
}

export const filters = ["all", "withheld", "ranked", "failed"] as const;
export type DropFilter = (typeof filters)[number];

/** Why the value is as it is, before what a definition says. */
const meaningOf = (key: string, place: Place | undefined): string => place?.description ?? keyMeaning(key);

/** The members of a payload, each with its place. */
export const dropRows = (look: Look, places: DropAnswer["places"]): DropRow[] => {
  const placeOf = new Map(places?.rows.map((place) => [place.key, place]));
  return look.rows.map((row) => {
    const place = row.kind === "list" ? undefined : placeOf.get(row.key);
    return { ...row, place, meaning: meaningOf(row.key, place) };
  });
};

const fits = (row: DropRow, filter: DropFilter): boolean => {
  if (filter === "withheld") return row.withheld !== null;
  if (filter === "ranked") return row.place?.rank !== null && row.place !== undefined;
  return filter === "all" || row.state === "failed";
};

/** How many rows each filter shows. */
export const countFilters = (rows: readonly DropRow[]): Record<DropFilter, number> => {
  const count = (filter: DropFilter) => rows.filter((row) => fits(row, filter)).length;
  return { all: count("all"), withheld: count("withheld"), ranked: count("ranked"), failed: count("failed") };
};

/** The rows of one filter whose key, text or meaning hold every word of the search. Case does not matter. */
export const foundDropRows = (rows: readonly DropRow[], search: string, filter: DropFilter): DropRow[] => {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return rows.filter((row) => {
    const text = `${row.key} ${row.value_text ?? ""} ${row.meaning}`.toLowerCase();
    return fits(row, filter) && words.every((word) => text.includes(word));
  });
};
