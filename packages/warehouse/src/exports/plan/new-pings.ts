import { sql } from "../../store/sql.ts";
import type { Store } from "../../store/door.ts";
import { textRows } from "../../queries/parts/member-scope.ts";
import type { RunRow } from "../../control/export-rows.ts";
import type { ExportJournal } from "../open-exports.ts";
import type { PingRange } from "../tables/ping-range.ts";

const landedOf = async (store: Store, ids: readonly number[]): Promise<Set<number>> => {
  if (ids.length === 0) return new Set();
  const { tables } = await store.read("export", [sql`SELECT ping FROM ping WHERE ping IN (SELECT text::BIGINT FROM ${textRows(ids.map(String))})`]);
  const found = tables[0]?.columns[0];
  return new Set(found?.type === "integer" ? found.values : []);
};

/**
 * What a run takes that wants only what is new since `previous`, the last run of its schedule that is done. Everything given an id by now
 * is first awaited in the warehouse; what is set aside meanwhile, or was and has not come in yet, is held for the run after this one.
 * So every ping that comes into the warehouse is in one run, whatever was set aside, put back or failed in between.
 */
export const newPings = async (
  { store, journal }: { store: Store; journal: ExportJournal },
  previous: Pick<RunRow, "up_to" | "late"> | undefined,
): Promise<Required<PingRange>> => {
  const after = previous?.up_to ?? 0;
  const late = previous?.late ?? [];
  const upTo = Math.max(after, await journal.newest());
  const before = await journal.aside();
  await journal.landed();
  const absent = new Set([...late, ...before, ...(await journal.aside())].filter((id) => id <= upTo));
  for (const id of await landedOf(store, [...absent])) absent.delete(id);
  return { after, late, upTo, held: [...absent].toSorted((a, b) => a - b) };
};
