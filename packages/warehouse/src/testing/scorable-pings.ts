import * as fc from "fast-check";
import { scoreKeys } from "@pinghouse/shared/score/features";
import { arbitraryPings } from "./arbitrary-pings.ts";
import type { OraclePing, OracleValue } from "./oracle.ts";

const total = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 300 }) }, { weight: 1, arbitrary: fc.constantFrom<OracleValue>({ failed: true }, null, { overflow: true }) });
const totals = fc.dictionary(fc.constantFrom(...scoreKeys), total, { minKeys: 6 });

/** Fleets whose pings hold most of what a score is made of, with gaps, failures and totals that fall. */
export const scorablePings: fc.Arbitrary<OraclePing[]> = fc
  .tuple(arbitraryPings, fc.array(totals, { minLength: 60, maxLength: 60 }))
  .map(([pings, all]) => pings.map((ping, at) => ({ ...ping, values: { ...ping.values, ...all[at] } })));
