/** What a column sorts by. Null = no value, which stays at the end whichever way the rest is turned. */
export type SortValue = string | number | null;

export interface Sort {
  /** The column's id. */
  by: string;
  descending: boolean;
}

const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const compare = (a: string | number, b: string | number): number =>
  typeof a === "number" && typeof b === "number" ? a - b : words.compare(String(a), String(b));

/** A sorted copy of `rows`; equal rows keep their order. Texts sort as people count: "host-9" before "host-10". */
export const sortRows = <Row>(rows: readonly Row[], value: (row: Row) => SortValue, descending: boolean): Row[] => {
  const direction = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: value(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return direction * compare(a.value, b.value);
    })
    .map(({ row }) => row);
};

/** The sort as it stands in an address: `users`, or `-users` when descending. */
export const sortText = (sort: Sort): string => `${sort.descending ? "-" : ""}${sort.by}`;
/** The other way round; any text is a sort, one by an unknown column sorts nothing. */
export const parseSort = (text: string): Sort => ({ by: text.replace(/^-/, ""), descending: text.startsWith("-") });
