import type { Definition } from "@pinghouse/shared/metrics/definition";
import type { Store } from "../store/door.ts";
import type { Sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { wholeOf, type Listing } from "../queries/listing.ts";
import { batchOf } from "./batch-of.ts";
import { openTestStore } from "./open-test-store.ts";
import { createOracle, type Oracle, type OraclePing, type OracleValue } from "./oracle.ts";
import { ping, type TestPing, type TestValue } from "./test-ping.ts";

const testValue = (value: OracleValue): TestValue => {
  if (typeof value !== "object" || value === null) return value;
  return "failed" in value ? "failed" : "overflow";
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** A ping of the oracle as a ping to land. */
export const testPingOf = ({ recorded_at, received_at, values, ...fields }: OraclePing): TestPing =>
  ping({
    ...fields,
    at: iso(recorded_at),
    received: iso(received_at),
    values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, testValue(value)])),
  });

/**
 * The same pings in a real store and before the oracle. On demand two thirds of them are compacted, with what is made ahead of questions,
 * before the others land: no answer may tell the difference.
 */
export const landOracle = async (
  pings: readonly OraclePing[],
  { compact = false, definitions = [] }: { compact?: boolean; definitions?: readonly Definition[] } = {},
): Promise<{ store: Store; oracle: Oracle } & AsyncDisposable> => {
  const all = pings.map(testPingOf);
  const first = compact ? Math.ceil((all.length * 2) / 3) : all.length;
  const store = await openTestStore(all.slice(0, first));
  if (compact) await store.compact();
  if (first < all.length) await store.land(batchOf(all.slice(first)));
  await store.define({ content: "test", definitions });
  return { store, oracle: createOracle(pings, definitions), [Symbol.asyncDispose]: () => store.close() };
};

/** Rows of one query. */
export const rowsOf = async <Row>(store: Store, query: Sql): Promise<Row[]> => {
  const { tables } = await store.read("test", [query]);
  return tables[0] === undefined ? [] : tableRows<Row>(tables[0]);
};

/** The whole list, in its order. */
export const listOf = <Row>(store: Store, listing: Listing): Promise<Row[]> => rowsOf<Row>(store, wholeOf(listing));
