import * as fc from "fast-check";
import type { CheckCount, CheckDay } from "../store/check-day.ts";

const count: fc.Arbitrary<CheckCount> = fc.record({
  product: fc.constantFrom("gitlab", "gitlab", "", "tool"),
  version: fc.constantFrom("18.5.0", "18.6.1", "18.7.0", "18.7.0-rc1", "17.11.3", "unknown", "other"),
  referer_host: fc.constantFrom("", "a.example", "b.example", "c.example"),
  source: fc.constantFrom("http" as const, "demo" as const),
  n: fc.integer({ min: 1, max: 50 }),
});

/** No two rows of a day agree in all but their number. */
const counts = fc.uniqueArray(count, { maxLength: 12, selector: (row) => JSON.stringify({ ...row, n: 0 }) });

/** Up to eight days of version checks around the pings of `arbitraryPings`; of some, hosts are no longer kept. */
export const arbitraryChecks: fc.Arbitrary<CheckDay[]> = fc
  .uniqueArray(fc.record({ age: fc.integer({ min: 0, max: 60 }), counts, forgotten: fc.boolean() }), { maxLength: 8, selector: ({ age }) => age })
  .map((days) =>
    days.map(({ age, counts: held, forgotten }) => ({
      day: new Date(Date.parse("2026-01-09") - age * 86_400_000).toISOString().slice(0, 10),
      counts: forgotten ? held.filter(({ referer_host }) => referer_host === "").map((row) => ({ ...row, referer_host: null })) : held,
    })),
  );
