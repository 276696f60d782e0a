import { expect, test } from "vitest";
import { overPeersChart } from "./over-peers-chart.ts";

const week = (name: string, amount: number | null, p50: number | null) => ({ week: name, amount, n: 50, users: 40, adoption: 0.8, p10: null, p25: null, p50, p75: null, p90: null, suppressed_reason: null });

test("one's own line stands beside those of the peers that may be shown, and only these", () => {
  const { columns, rows } = overPeersChart([week("2026-01-05", 3, 2), week("2026-01-12", null, 2.5)], "per user");
  expect(columns).toEqual(["Week of", "You", "Peers, median", "Note"]);
  expect(rows).toHaveLength(2);
});
