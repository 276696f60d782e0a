import * as fc from "fast-check";
import type { OraclePing } from "./oracle.ts";

const hour = 3_600_000;
const now = Date.parse("2026-01-07T15:20:00Z");

const sender = fc.record({
  hostname: fc.constantFrom("a.example", "b.example", "c.example"),
  uuid: fc.constantFrom("u1", "u2", "u3"),
  /** Hours before now of its newest turn, and how far its pings stray from it. */
  turn: fc.integer({ min: 0, max: 167 }),
  stray: fc.constantFrom(0, 0, 1, 11, 30, 90),
  /** Weeks in which it sent, counted back from now. */
  weeks: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 10 }),
  strays: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
});

/** Fleets that send once a week, more or less at their time: some stray, some miss weeks, some fell silent. One ping is of as-of itself. */
export const arbitraryWeeklyPings: fc.Arbitrary<OraclePing[]> = fc.uniqueArray(sender, { minLength: 1, maxLength: 8, selector: ({ uuid, hostname }) => `${uuid} ${hostname}` }).map((senders) => {
  const sent = senders.flatMap(({ uuid, hostname, turn, stray, weeks, strays }) =>
    weeks.map((week) => ({ uuid, hostname, at: Math.min(now, Math.round(now - turn * hour - week * 168 * hour + (strays[week] ?? 0) * stray * hour)) })),
  );
  const once = [...new Map(sent.map((one) => [`${one.uuid} ${one.hostname} ${one.at}`, one])).values()];
  return [...once, { uuid: "u9", hostname: "clock.example", at: now }]
    .map(({ uuid, hostname, at }, index) => ({ id: index + 1, uuid, hostname, recorded_at: at, received_at: now, version: "18.7.0-ee", edition: "EE", users: 20, values: {} }));
});
