import { addWeeks } from "@pinghouse/shared/time/week";
import { z } from "zod";
import type { Store } from "../store/door.ts";
import { ownWeeks } from "./standing/own-weeks.ts";

/** As many metrics as one question may name: what a screen of a table shows, and some beyond it. */
export const mostSparklines = 60;

export const sparklinesInput = z.object({
  id: z.string(),
  metric: z.union([z.string().transform((key) => [key]), z.array(z.string()).min(1).max(mostSparklines)]),
});
export type SparklinesInput = z.infer<typeof sparklinesInput>;

/** One metric's values, one for each of the record's weeks; null in a week without a ping, or whose ping holds no number. */
export interface Sparkline {
  metric: string;
  values: (number | null)[];
}

export interface SparklinesRecord {
  as_of: string | null;
  /** Mondays without a gap, from the first of the installation's last 53 weeks with a ping that holds any of the metrics, to the last. */
  weeks: string[];
  /** In the order asked for; one that no ping held has nulls. */
  lines: Sparkline[];
}

const yearOfWeeks = 53;

const between = (first: string, last: string): string[] => {
  const weeks = [first];
  for (let week = addWeeks(first, 1); week <= last; week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
};

/** A year of several metrics of one installation, as small as a line without axes needs it. */
export const sparklines = async (store: Store, { id, metric }: SparklinesInput): Promise<SparklinesRecord> => {
  const keys = [...new Set(metric)];
  const found = await ownWeeks(store, id, keys, yearOfWeeks);
  const named = found.map(({ week }) => week).toSorted();
  const [first, last] = [named[0], named.at(-1)];
  const weeks = first === undefined || last === undefined ? [] : between(first, last);
  const values = new Map<string, Map<string, number | null>>(keys.map((key) => [key, new Map()]));
  for (const { key, week, value } of found) values.get(key)?.set(week, value);
  return { as_of: store.progress().as_of, weeks, lines: keys.map((key) => ({ metric: key, values: weeks.map((week) => values.get(key)?.get(week) ?? null) })) };
};
