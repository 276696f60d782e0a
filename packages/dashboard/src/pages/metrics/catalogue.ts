import { grouped } from "@pinghouse/shared/statistics/grouped";
import { formPlace, windows, type Window } from "@pinghouse/shared/metrics/measure";
import { metricSearch, type Found } from "@pinghouse/shared/metrics/search";
import type { Metric } from "../../api/rows.ts";
import { fits, type CatalogueFilters } from "./catalogue-filters.ts";

/** One form of a measure that exists. */
export interface Form {
  readonly window: Window;
  readonly key: string;
}

/** A measure in the table: one of its metrics stands for it. */
export interface Measure {
  readonly shown: Metric;
  /** All forms there are, whether they fit or not; empty where the metric is the form of no window. */
  readonly forms: readonly Form[];
  /** How many metrics stand below its key, where it is the definition of an object; else 0. */
  readonly parts: number;
}

export interface CatalogueAnswer {
  readonly measures: readonly Measure[];
  readonly found: Found;
}

const formsOf = (rows: readonly Metric[]): Form[] =>
  rows
    .flatMap(({ key, form }) => (form === null ? [] : [{ window: form, key }]))
    .sort((a, b) => windows.indexOf(a.window) - windows.indexOf(b.window));

const closest = (prefer: Window, rows: readonly Metric[]): Metric | undefined => {
  const places = rows.map(({ form }) => formPlace(prefer, form));
  return rows[places.indexOf(Math.min(...places))];
};

/**
 * The dictionary, made ready to be asked with every letter typed. What it answers is what `/api/v1/metrics` does for the same
 * search and filters with `form` (catalogue-query.ts), in the order of the search: a row per measure, shown in the preferred
 * form, or the next one, among those that fit.
 */
export const catalogueOf = (rows: readonly Metric[]) => {
  const search = metricSearch(rows);
  const measures = grouped(rows, ({ measure }) => measure);
  const forms = new Map([...measures].map(([measure, of]) => [measure, formsOf(of)]));
  const parts = grouped(rows, (row) => row.part_of);
  return (words: string, filters: CatalogueFilters, prefer: Window): CatalogueAnswer => {
    const found = search(words);
    const fitting = found.places.flatMap((place) => rows[place] ?? []).filter((row) => fits(row, filters));
    const answer = [...grouped(fitting, ({ measure }) => measure).values()].flatMap((of): Measure[] => {
      const shown = closest(prefer, of.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
      return shown === undefined ? [] : [{ shown, forms: forms.get(shown.measure) ?? [], parts: parts.get(shown.key)?.length ?? 0 }];
    });
    return { measures: answer, found };
  };
};

/** How many measures have each value, the most first; a metric may have several values, or none. */
export const countMeasures = (rows: readonly Metric[], valuesOf: (row: Metric) => readonly string[]): { value: string; n: number }[] => {
  const counts = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const value of valuesOf(row)) {
      const known = counts.get(value);
      if (known === undefined) counts.set(value, new Set([row.measure]));
      else known.add(row.measure);
    }
  }
  return [...counts].map(([value, { size }]) => ({ value, n: size })).sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
};
