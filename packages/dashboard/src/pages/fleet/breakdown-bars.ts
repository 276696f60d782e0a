import { sizes } from "@pinghouse/shared/cohort/size";
import { compareVersions } from "@pinghouse/shared/version/version";
import type { BreakdownRow } from "../../api/rows.ts";
import type { Bar } from "../../charts/bars-chart.ts";
import { formatCount } from "../../charts/format.ts";

/** How many bars stand by themselves before the rest is summed in one. */
const shown = 9;
const unknown = "unknown";
const rank: ReadonlyMap<string, number> = new Map(sizes.map((size, index) => [size, index]));

const inOrder = {
  version: (a: BreakdownRow, b: BreakdownRow) => compareVersions(b.value, a.value),
  edition: (a: BreakdownRow, b: BreakdownRow) => b.installations - a.installations,
  size: (a: BreakdownRow, b: BreakdownRow) => (rank.get(a.value) ?? sizes.length) - (rank.get(b.value) ?? sizes.length),
} as const;

/** What the fleet is shown by, as bars. */
export type BarsBy = keyof typeof inOrder;

const names: Record<BarsBy, (value: string) => string> = {
  version: (value) => value,
  edition: (value) => value,
  size: (value) => value.replace("10001+", "over 10,000").replace("-", " to ").replace(/\b(\d+)(\d{3})\b/g, "$1,$2"),
};

const barOf = (by: BarsBy, { value, installations }: BreakdownRow): Bar =>
  value === unknown ? { name: "Not said", value: installations, hollow: true } : { name: names[by](value), value: installations };

/**
 * The bars of a breakdown: versions newest first, editions by number, size bands by size. Of many values the most
 * frequent stand by themselves and the others in one last hollow bar; what is not said is hollow too.
 * `said` tells how many there are of how many.
 */
export const breakdownBars = (by: BarsBy, rows: readonly BreakdownRow[]): { bars: Bar[]; said: string | undefined } => {
  const frequent = [...rows].sort((a, b) => b.installations - a.installations);
  const alone = new Set(frequent.slice(0, rows.length > shown + 1 ? shown : rows.length));
  const others = frequent.filter((row) => !alone.has(row));
  const known = [...alone].filter(({ value }) => value !== unknown).sort(inOrder[by]);
  const bars = [...known, ...[...alone].filter(({ value }) => value === unknown)].map((row) => barOf(by, row));
  if (others.length === 0) return { bars, said: undefined };
  const rest = others.reduce((sum, { installations }) => sum + installations, 0);
  return {
    bars: [...bars, { name: `${others.length} others`, value: rest, hollow: true }],
    said: `The ${shown} most frequent of ${formatCount(rows.length, by)}`,
  };
};
