import type { StandingMetric } from "../../../api/rows.ts";
import { formatNumber, formatShare } from "../../../charts/format.ts";
import type { Column } from "../../../ui/virtual-table.tsx";
import type { StripAxis } from "../../installation/strip-axis.ts";
import { growthText } from "../trends/trend-words.ts";
import { ValueMark } from "../value-mark.tsx";
import { NameCell, PlaceCell, YearCell } from "./cells.tsx";
import type { YearLines } from "./year-lines.ts";

interface State {
  /** The page of one metric. */
  href: (key: string) => string;
  week: () => string | null;
  axis: () => StripAxis;
  lines: YearLines;
  /** On a phone: the name gives way. */
  narrow: boolean;
}

const figure = { grow: 0, numeric: true, descendingFirst: true } as const;

const before = ({ before_13w }: StandingMetric): string | undefined => (before_13w === null ? undefined : `13 weeks before: ${formatNumber(before_13w)}`);

/** The columns of an installation's metrics beside its peers. */
export const standingColumns = ({ href, week, axis, lines, narrow }: State): readonly Column<StandingMetric>[] => [
  { id: "key", title: "Metric", width: narrow ? 132 : 224, grow: narrow ? 0 : 1, sort: ({ key }) => key, cell: (row) => <NameCell row={row} href={href(row.key)} /> },
  { id: "value", title: "Value", width: narrow ? 92 : 128, ...figure, sort: ({ value }) => value, cell: (row) => <ValueMark row={row} /> },
  { id: "year", title: "A year", width: 112, grow: 0, cell: (row) => <YearCell row={row} lines={lines} /> },
  { id: "change", title: "13 weeks", width: 84, ...figure, sort: ({ change_13w }) => change_13w, cell: (row) => <span class="soft" title={before(row)}>{row.change_13w === null ? "" : growthText(row.change_13w)}</span> },
  { id: "place", title: "Among peers that use it", width: 208, grow: 0.4, descendingFirst: true, sort: ({ rank }) => rank, cell: (row) => <PlaceCell row={row} axis={axis()} week={week()} /> },
  { id: "adoption", title: "Peers use it", width: 92, ...figure, sort: ({ adoption }) => adoption, cell: (row) => <span class="soft">{row.kind === "string" ? "" : formatShare(row.adoption)}</span> },
  { id: "stage", title: "Stage", width: 108, grow: 0.1, sort: ({ stage }) => stage, cell: ({ stage }) => <span class="soft">{stage?.replaceAll("_", " ")}</span> },
];
