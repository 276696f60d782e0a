import { createOracle, type OraclePing } from "./oracle.ts";

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;

/** How an installation stands to its weekly turn. Instants in milliseconds. */
export interface OracleSlot {
  state: "in" | "due" | "late" | "learning" | "irregular" | "silent";
  /** Its newest turn up to as-of; null where none is known. */
  due: number | null;
}

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
};

/** How far an instant lies from the nearest turn of a clock that strikes at `anchor` and every week before and after. */
const fromTurn = (anchor: number, at: number): number => {
  let away = at - anchor;
  while (away < -week / 2) away += week;
  while (away >= week / 2) away -= week;
  return away;
};

const slotOf = (own: readonly OraclePing[], asOf: number): OracleSlot => {
  const newestFirst = own.toSorted((a, b) => b.recorded_at - a.recorded_at || b.id - a.id);
  const last = newestFirst[0]?.recorded_at ?? 0;
  const recent = newestFirst.map((ping) => ping.recorded_at).filter((at) => at >= asOf - 70 * day && at <= asOf + day).slice(0, 8);
  const [anchor = 0] = recent;
  const aways = recent.map((at) => fromTurn(anchor, at));
  const away = Math.floor(median(aways));
  const steady = recent.length >= 2 && median(aways.map((each) => Math.abs(each - away))) <= 12 * hour;
  let due = anchor + away;
  while (due > asOf) due -= week;
  while (due + week <= asOf) due += week;
  const known = steady ? due : null;
  if (last < asOf - 14 * day) return { state: "silent", due: known };
  if (recent.length < 2) return { state: "learning", due: null };
  if (!steady) return { state: "irregular", due: null };
  if (last >= due - 12 * hour) return { state: "in", due };
  return { state: asOf < due + 12 * hour ? "due" : "late", due };
};

/** Every installation's turn, by loops over its pings. */
export const oracleSlots = (pings: readonly OraclePing[]): Map<string, OracleSlot> => {
  const { asOf, installationOf } = createOracle(pings);
  const names = new Set(pings.map(installationOf));
  return new Map([...names].map((name) => [name, slotOf(pings.filter((ping) => installationOf(ping) === name), asOf)]));
};
