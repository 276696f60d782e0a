import { BIGINT, DATE, DOUBLE, INTEGER, TIMESTAMP, UTINYINT, VARCHAR } from "@duckdb/node-api";
import type { DuckDBType } from "@duckdb/node-api";

/** A column of rows to append: raw numbers as DuckDB lays them out, or texts. `nulls` holds 1 where NULL stands. */
export type NewColumn =
  | { type: DuckDBType; raw: RawNumbers; nulls: Uint8Array | null }
  | { type: DuckDBType; texts: readonly (string | null)[] };

export type RawNumbers =
  | Float64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | BigInt64Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

const nullsOf = (values: readonly unknown[]): Uint8Array | null =>
  values.includes(null) ? Uint8Array.from(values, (value) => (value === null ? 1 : 0)) : null;

export const texts = (values: readonly (string | null)[]): NewColumn => ({ type: VARCHAR, texts: values });

export const doubles = (values: readonly (number | null)[]): NewColumn => ({
  type: DOUBLE,
  raw: Float64Array.from(values, (value) => value ?? 0),
  nulls: nullsOf(values),
});

export const integers = (values: readonly number[]): NewColumn => ({ type: INTEGER, raw: Int32Array.from(values), nulls: null });

export const bytes = (values: readonly number[]): NewColumn => ({ type: UTINYINT, raw: Uint8Array.from(values), nulls: null });

/** Whole numbers up to 2^53 - 1. */
export const bigints = (values: readonly number[]): NewColumn => ({
  type: BIGINT,
  raw: BigInt64Array.from(values, BigInt),
  nulls: null,
});

/** Milliseconds since 1970 in UTC. */
export const timestamps = (values: readonly (number | null)[]): NewColumn => ({
  type: TIMESTAMP,
  raw: BigInt64Array.from(values, (value) => BigInt(Math.trunc(value ?? 0)) * 1000n),
  nulls: nullsOf(values),
});

/** Days since 1970. */
export const dates = (values: readonly number[]): NewColumn => ({ type: DATE, raw: Int32Array.from(values), nulls: null });
