import { metricSearch, type MetricSearch, type Searched } from "@pinghouse/shared/metrics/search";
import { metricWords } from "../queries/parts/metric-words.ts";
import type { Store } from "../store/door.ts";
import { tableRows } from "../store/table.ts";

/** The dictionary as it is searched, until the warehouse changes. */
interface Index {
  readonly revision: number;
  readonly keys: readonly string[];
  readonly search: MetricSearch;
}

const indexes = new WeakMap<Store, Index>();

const indexOf = async (store: Store): Promise<Index> => {
  const known = indexes.get(store);
  if (known !== undefined && known.revision === store.progress().revision) return known;
  const { revision, tables } = await store.read("metric_words", [metricWords]);
  const words = tables[0] === undefined ? [] : tableRows<Searched>(tables[0]);
  const made = { revision, keys: words.map(({ key }) => key), search: metricSearch(words) };
  indexes.set(store, made);
  return made;
};

/** The keys that a search of the dictionary finds: the dashboard's own search (shared/metrics/search.ts), over the same texts. */
export const findMetrics = async (store: Store, search: string): Promise<string[]> => {
  const { keys, search: find } = await indexOf(store);
  return find(search).places.flatMap((place) => keys[place] ?? []);
};
