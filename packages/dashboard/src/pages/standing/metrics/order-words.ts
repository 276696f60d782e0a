import type { Sort } from "../../../ui/sort-rows.ts";

const largestFirst: ReadonlySet<string> = new Set(["value", "change", "place", "adoption"]);

/** How the rows are ordered, in words. */
export const orderWords = (sort: Sort, columns: readonly { readonly id: string; readonly title: string }[]): string => {
  const title = sort.by === "key" ? "key" : columns.find(({ id }) => id === sort.by)?.title.toLowerCase();
  return title === undefined ? "" : `by ${title}, ${largestFirst.has(sort.by) ? (sort.descending ? "largest first" : "smallest first") : sort.descending ? "Z to A" : "A to Z"}`;
};
