import { A } from "@solidjs/router";
import type { StandingMetric } from "../../../api/rows.ts";
import { formatNumber, formatShare } from "../../../charts/format.ts";
import { MetricKey } from "../../../ui/metric-key.tsx";
import type { Column } from "../../../ui/virtual-table.tsx";
import { signedShare } from "../../installation/place-words.ts";
import type { StripAxis } from "../../installation/strip-axis.ts";
import { amountUnit, placeDetail, placeSentence } from "../amount-words.ts";
import { PlaceStrip } from "../place-strip.tsx";
import { ValueMark } from "../value-mark.tsx";

interface State {
  /** The page of one metric. */
  href: (key: string) => string;
  week: () => string | null;
  axis: () => StripAxis;
}

const figure = { grow: 0, numeric: true, descendingFirst: true } as const;

const amountText = (row: StandingMetric): string => (row.kind === "number" && row.amount !== null ? `${formatNumber(row.amount)} ${amountUnit(row)}` : "");

/** The columns of an installation's metrics beside its peers. */
export const standingColumns = ({ href, week, axis }: State): readonly Column<StandingMetric>[] => [
  { id: "key", title: "Metric", width: 190, grow: 1, sort: ({ key }) => key, cell: ({ key }) => <A class="standing-key" href={href(key)} tabindex={-1}><MetricKey name={key} /></A> },
  { id: "value", title: "Value", width: 130, ...figure, sort: ({ value }) => value, cell: (row) => <ValueMark row={row} /> },
  { id: "change", title: "13 weeks", width: 86, ...figure, sort: ({ change_13w }) => change_13w, cell: (row) => <span class="soft" title={row.before_13w === null ? undefined : `13 weeks before: ${formatNumber(row.before_13w)}`}>{row.change_13w === null ? "" : signedShare(row.change_13w)}</span> },
  { id: "strip", title: "Among peers that use it", width: 190, grow: 0.4, cell: (row) => <span title={placeDetail(row, week())}>{row.kind === "number" && row.state === "value" ? <PlaceStrip row={row} axis={axis()} /> : ""}</span> },
  { id: "place", title: "Place", width: 190, grow: 0.3, descendingFirst: true, sort: ({ rank }) => rank, cell: (row) => <span class="soft" title={amountText(row)}>{row.kind === "number" ? placeSentence(row) : ""}</span> },
  { id: "adoption", title: "Peers use it", width: 96, ...figure, sort: ({ adoption }) => adoption, cell: (row) => <span class="soft">{row.kind === "string" ? "" : formatShare(row.adoption)}</span> },
  { id: "stage", title: "Stage", width: 110, grow: 0.1, sort: ({ stage }) => stage, cell: ({ stage }) => <span class="soft">{stage?.replaceAll("_", " ")}</span> },
];
