import type { OraclePing, OracleValue } from "./oracle.ts";

/** The figures of one metric over eligible members, as distribution and trend show them. */
export interface OracleFigures {
  eligible: number;
  n: number;
  coverage: number | null;
  missing: number;
  failed: number;
  adoption: number | null;
  users: number;
  p10: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
  mean: number | null;
}

/** The number a value counts as: booleans 0 and 1; undefined for strings and for what has no value. */
export const numberOf = (value: OracleValue | undefined): number | undefined => {
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "number" ? value : undefined;
};

const hasValue = (value: OracleValue | undefined): boolean => value !== undefined && (value === null ? false : typeof value !== "object");

const isFailed = (value: OracleValue | undefined): boolean => typeof value === "object" && value !== null && "failed" in value;

/** Type 7: the value at (n - 1) x share of the sorted values, straight between its neighbours. */
export const quantile = (sorted: readonly number[], share: number): number | null => {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
};

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Counts one metric over `eligible`. */
export const figuresOf = (key: string, eligible: readonly OraclePing[]): OracleFigures => {
  const values = eligible.map((ping) => ping.values[key]);
  const numbers = values.map(numberOf).filter((value) => value !== undefined);
  const users = numbers.filter((value) => value > 0).toSorted((a, b) => a - b);
  const n = values.filter(hasValue).length;
  const failed = values.filter(isFailed).length;
  return {
    eligible: eligible.length,
    n,
    coverage: ratio(n, eligible.length),
    missing: eligible.length - n - failed,
    failed,
    adoption: ratio(users.length, numbers.length),
    users: users.length,
    p10: quantile(users, 0.1),
    p25: quantile(users, 0.25),
    p50: quantile(users, 0.5),
    p75: quantile(users, 0.75),
    p90: quantile(users, 0.9),
    mean: users.length === 0 ? null : users.reduce((sum, value) => sum + value, 0) / users.length,
  };
};
