import { numberOf } from "./oracle-figures.ts";
import type { OraclePing, OracleValue } from "./oracle.ts";

const day = 86_400_000;

/** The ping that another's totals are measured against, by looking at all pings of its installation. */
const earlierOf = (ping: OraclePing, all: readonly OraclePing[]): OraclePing | undefined => {
  const near = all
    .filter(({ uuid, hostname }) => uuid === ping.uuid && hostname === ping.hostname)
    .map((other) => ({ other, days: (ping.recorded_at - other.recorded_at) / day }))
    .filter(({ days }) => days >= 21 && days <= 35);
  return near.toSorted((a, b) => Math.abs(a.days - 28) - Math.abs(b.days - 28) || a.days - b.days)[0]?.other;
};

/** A rate as the words say it, or why there is none. */
export const rateOf = (key: string, ping: OraclePing, all: readonly OraclePing[]): number | string => {
  const value = numberOf(ping.values[key]);
  if (value === undefined) return "no_number";
  const earlier = earlierOf(ping, all);
  if (earlier === undefined) return "no_earlier_ping";
  const before = numberOf(earlier.values[key]);
  if (before === undefined) return "no_earlier_value";
  if (value < before) return "reset";
  if (ping.users === null || ping.users <= 0) return "no_users";
  return (((value - before) / ((ping.recorded_at - earlier.recorded_at) / day)) * 28) / ping.users;
};

/** The same pings with the rates of one metric in the place of its totals: for whatever else counts values. */
export const asRates = (key: string, pings: readonly OraclePing[], all: readonly OraclePing[]): OraclePing[] =>
  pings.map((ping) => {
    const stored = ping.values[key];
    if (stored === undefined || stored === null || typeof stored === "object") return ping;
    const rate = rateOf(key, ping, all);
    const value: OracleValue = typeof rate === "number" ? rate : null;
    return { ...ping, values: { ...ping.values, [key]: value } };
  });
