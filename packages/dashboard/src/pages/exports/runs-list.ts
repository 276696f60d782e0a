import type { RunState } from "@pinghouse/shared/exports/order";

/** The newest runs, as they stand now, before the older ones of a longer list that was asked for earlier. Newest first. */
export const joinedRuns = <Run extends { readonly id: number }>(newest: readonly Run[], older: readonly Run[]): Run[] => {
  const last = newest.at(-1);
  return last === undefined ? [...older] : [...newest, ...older.filter(({ id }) => id < last.id)];
};

/** Runs in one of the states; all where none is chosen. */
export const inStates = <Run extends { readonly state: RunState }>(runs: readonly Run[], states: readonly string[]): readonly Run[] =>
  states.length === 0 ? runs : runs.filter(({ state }) => states.includes(state));
