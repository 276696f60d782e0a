import type { StandingOneMetric } from "../../../api/rows.ts";
import { weeklyLineChart } from "../../../charts/weekly-line-chart.ts";

const grey = 6;

/** An installation's weekly amounts over the lower quartile, the median and the upper quartile of the peers that use it, as far as these may be shown. */
export const overPeersChart = (weeks: StandingOneMetric["weeks"], unit: string) => {
  const line = (name: string, of: "amount" | "p25" | "p50" | "p75", colour?: number) => ({ name, points: weeks.map((one) => ({ week: one.week, value: one[of] })), ...(colour === undefined ? {} : { colour }) });
  const peers = [line("Peers, p75", "p75", grey), line("Peers, median", "p50", grey), line("Peers, p25", "p25", grey)];
  return weeklyLineChart({ unit, series: [line("You", "amount"), ...peers.filter(({ points }) => points.some(({ value }) => value !== null))] });
};
