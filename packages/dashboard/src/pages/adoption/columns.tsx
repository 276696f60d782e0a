import { A } from "@solidjs/router";
import type { AdoptionRow } from "../../api/rows.ts";
import { formatNumber, formatShare } from "../../charts/format.ts";
import { MetricKey } from "../../ui/metric-key.tsx";
import { ShareCell } from "../../ui/share-cell.tsx";
import type { Column } from "../../ui/virtual-table.tsx";
import { stageOf, stageWords } from "./features.ts";
import { coverageOf } from "./found-uses.ts";
import { TrendCell } from "./trend-cell.tsx";
import type { Trends } from "./trends.ts";

const amount = { grow: 0, numeric: true, descendingFirst: true } as const;

/** A metric's own page. */
export const metricHref = (key: string): string => `/metrics/${encodeURIComponent(key)}`;

/** Why a metric has no adoption: nobody sent a value, or what was sent is no amount. */
const whyNone = ({ n }: AdoptionRow): string => (n === 0 ? "no value" : "a text");

/** The columns of the list of adoption; `query` is the cohort as the metric's page reads it from its address, `trends` the weeks behind each line. */
export const adoptionColumns = (query: () => string, trends: Trends): readonly Column<AdoptionRow>[] => [
  {
    id: "metric",
    title: "Metric",
    width: 190,
    grow: 1,
    sort: ({ metric }) => metric,
    cell: (row) => (
      <A class="adoption-key" href={`${metricHref(row.metric)}${query()}`} tabindex={-1}>
        <MetricKey name={row.metric} />
      </A>
    ),
  },
  {
    id: "adoption",
    title: "Use it",
    unit: "of n",
    width: 150,
    grow: 0.6,
    descendingFirst: true,
    sort: ({ adoption }) => adoption,
    cell: (row) => (row.adoption === null ? <span class="faint">{whyNone(row)}</span> : <ShareCell share={row.adoption} />),
  },
  { id: "trend", title: "13 weeks", width: 116, grow: 0, cell: ({ metric, adoption }) => (adoption === null ? "" : <TrendCell metric={metric} trends={trends} />) },
  { id: "users", title: "Using", width: 76, ...amount, sort: ({ users }) => users, cell: ({ users }) => formatNumber(users) },
  { id: "n", title: "n", width: 68, ...amount, sort: ({ n }) => n, cell: ({ n }) => formatNumber(n) },
  { id: "eligible", title: "Can have it", width: 104, ...amount, sort: ({ eligible }) => eligible, cell: ({ eligible }) => formatNumber(eligible) },
  { id: "stage", title: "Stage", width: 110, grow: 0.2, sort: stageOf, cell: (row) => (row.stage === null ? "" : stageWords(row.stage)) },
  { id: "coverage", title: "Coverage", width: 94, ...amount, sort: coverageOf, cell: (row) => formatShare(coverageOf(row)) },
];
