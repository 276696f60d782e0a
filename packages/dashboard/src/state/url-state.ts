import { useSearchParams } from "@solidjs/router";
import { createMemo } from "solid-js";
import { parseSort, sortText, type Sort } from "../ui/sort-rows.ts";

const quietly = { replace: true, scroll: false } as const;
const many = (value: string | string[] | undefined): string[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/**
 * One text kept in the page's address (`?name=`). Absent = `fallback`, and setting the fallback takes it out of the
 * address again. Writing replaces the entry in the history: Back leaves the page rather than undoing letters.
 */
export const createUrlText = (name: string, fallback = ""): readonly [() => string, (value: string) => void] => {
  const [params, setParams] = useSearchParams();
  const read = () => many(params[name])[0] ?? fallback;
  const write = (value: string) => setParams({ [name]: value === fallback ? null : value }, quietly);
  return [read, write];
};

/** One of a few words kept in the address; anything else there counts as the fallback. */
export const createUrlChoice = <Choice extends string>(
  name: string,
  choices: readonly Choice[],
  fallback: Choice,
): readonly [() => Choice, (value: Choice) => void] => {
  const [read, write] = createUrlText(name, fallback);
  return [() => choices.find((choice) => choice === read()) ?? fallback, write];
};

/** A set of texts kept in the address as a repeated key (`?name=a&name=b`). Empty = absent. */
export const createUrlList = (name: string): readonly [() => string[], (values: readonly string[]) => void] => {
  const [params, setParams] = useSearchParams();
  return [() => many(params[name]), (values) => setParams({ [name]: [...values] }, quietly)];
};

/** The sort of a table kept in the address (`?sort=-users`). */
export const createUrlSort = (fallback: Sort, name = "sort"): readonly [() => Sort, (sort: Sort) => void] => {
  const [read, write] = createUrlText(name, sortText(fallback));
  const sort = createMemo(() => parseSort(read()));
  return [sort, (next) => write(sortText(next))];
};
