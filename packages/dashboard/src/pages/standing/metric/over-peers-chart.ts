import type { StandingOneMetric } from "../../../api/rows.ts";
import { bandChart } from "../../../charts/band-chart.ts";
import type { Drawing } from "../../../charts/drawing.ts";
import { formatDay, formatNumber } from "../../../charts/format.ts";
import type { Markers } from "../../../charts/marked.ts";

type Week = StandingOneMetric["weeks"][number];

/** Why a week has no band, in words; undefined where it has one. */
const bandless = ({ suppressed_reason, p50 }: Week): string | undefined => {
  if (suppressed_reason === "below_k") return "too few peers may be shown";
  if (suppressed_reason === "dominant") return "one peer would be over half of it";
  return p50 === null ? "too few peers use it for a median" : undefined;
};

/** An installation's weekly amounts over the band of the peers that use the metric, as far as that may be shown. */
export const overPeersChart = (weeks: readonly Week[], unit: string, markers?: Markers): Drawing =>
  bandChart({
    unit,
    weeks: weeks.map(({ week, n, p10, p25, p50, p75, p90 }) => ({ week, n, p10, p25, p50, p75, p90 })),
    own: { name: "You", points: weeks.map(({ week, amount }) => ({ week, value: amount })) },
    notes: new Map(weeks.flatMap((row) => { const words = bandless(row); return words === undefined ? [] : [[row.week, words] as const]; })),
    markers,
  });

/** What the chart shows, from its data. */
export const overPeersSentence = (weeks: readonly Week[]): string => {
  const known = weeks.filter(({ amount }) => amount !== null);
  const [first, last] = [known[0], known.at(-1)];
  const own = first === undefined || last === undefined ? "You have no value in any week." : `You went from ${formatNumber(first.amount)} in the week of ${formatDay(first.week)} to ${formatNumber(last.amount)} in the week of ${formatDay(last.week)}.`;
  const band = weeks.findLast(({ p50 }) => p50 !== null);
  if (band === undefined) return `${own} Nothing may be shown of the peers.`;
  const middle = band.p25 === null || band.p75 === null ? "" : `, their middle half ${formatNumber(band.p25)} to ${formatNumber(band.p75)}`;
  return `${own} The median of the peers that use it is ${formatNumber(band.p50)}${middle}.`;
};
