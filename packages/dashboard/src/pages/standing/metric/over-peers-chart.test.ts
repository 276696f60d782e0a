import { expect, test } from "vitest";
import { overPeersChart, overPeersSentence } from "./over-peers-chart.ts";

const week = (name: string, amount: number | null, p50: number | null, fields: object = {}) => ({ week: name, amount, n: 50, users: 40, adoption: 0.8, p10: null, p25: null, p50, p75: null, p90: null, suppressed_reason: null, ...fields });

test("one's own line stands over what may be shown of the peers, and a week of which nothing may says why", () => {
  const { columns, rows } = overPeersChart([week("2026-01-05", 3, 2), week("2026-01-12", null, null), week("2026-01-19", 4, null, { n: null, suppressed_reason: "below_k" })], "per user");
  expect(columns).toEqual(["Week of", "You", "n (peers)", "p10", "p25", "Median", "p75", "p90", "Note"]);
  expect(rows.map((row) => [row[1], row[2], row[5], row[8]])).toEqual([["3", "50", "2", ""], ["–", "50", "–", "too few peers use it for a median"], ["4", "–", "–", "too few peers may be shown"]]);
});

test("an upgrade is a flag with a column of its own", () => {
  const { columns, rows } = overPeersChart([week("2026-01-05", 3, 2)], "per user", { title: "You went to", list: [{ week: "2026-01-05", name: "18.7.0" }] });
  expect([columns.at(-2), rows[0]?.at(-2)]).toEqual(["You went to", "18.7.0"]);
});

test("what it shows is said from the data", () => {
  expect(overPeersSentence([week("2026-01-05", 3, 2), week("2026-01-12", 4, 2.5, { p25: 2, p75: 6 })])).toBe("You went from 3 in the week of 5 Jan 2026 to 4 in the week of 12 Jan 2026. The median of the peers that use it is 2.5, their middle half 2 to 6.");
  expect(overPeersSentence([week("2026-01-05", null, null)])).toBe("You have no value in any week. Nothing may be shown of the peers.");
});
