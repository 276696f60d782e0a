import { metricSearch } from "@pinghouse/shared/metrics/search";

/** What the palette's search reads of anything. */
export interface Findable {
  readonly title: string;
  /** What else it is found by, behind its title. */
  readonly words?: string;
}

export interface Found<F> {
  /** Some of what was searched, best first; equal ones in their order. */
  readonly finds: readonly F[];
  /** What to mark in the titles, in lower case. */
  readonly terms: readonly string[];
}

/**
 * Makes the search of a list: that of metrics (shared/metrics/search.ts), so that typos are forgiven everywhere alike. The
 * exact title comes first, then titles that begin so. An empty search finds all, in the list's order.
 */
export const findIn = <F extends Findable>(list: readonly F[]): ((text: string) => Found<F>) => {
  const search = metricSearch(list.map(({ title, words = null }) => ({ key: title, description: words, stage: null, product_group: null, tiers: null, unit: null })));
  return (text) => {
    const { places, terms } = search(text);
    return { finds: places.flatMap((place) => list[place] ?? []), terms };
  };
};

const isExactly = (text: string, title: string): boolean => title.toLowerCase() === text.trim().toLowerCase();

/** The groups that found something, in their order; one that holds the very title that was typed goes before the others. */
export const exactFirst = <G extends Found<Findable>>(groups: readonly G[], text: string): G[] => {
  const holding = groups.filter(({ finds }) => finds.length > 0);
  const exact = holding.filter(({ finds: [best] }) => best !== undefined && isExactly(text, best.title));
  return [...exact, ...holding.filter((group) => !exact.includes(group))];
};
