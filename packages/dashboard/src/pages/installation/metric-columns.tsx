import { shrunkChange, shrunkDistance, type Placed } from "@pinghouse/shared/statistics/standing-out";
import { Show } from "solid-js";
import type { InstallationMetric } from "../../api/rows.ts";
import { formatChange, formatNumber, formatShare } from "../../charts/format.ts";
import { AbsenceMark } from "../../ui/absence-mark.tsx";
import { MetricKey } from "../../ui/metric-key.tsx";
import type { Column } from "../../ui/virtual-table.tsx";
import { PeerStrip } from "./peer-strip.tsx";
import { adoptionTitle, placeTitle, placeWords, signedShare, theirsTitle } from "./place-words.ts";
import type { StripAxis } from "./strip-axis.ts";
import { standingOf } from "./standing.ts";
import { ValueCell } from "./value-cell.tsx";

/** A row as what may stand out: only numbers do. */
export const placedOf = (row: InstallationMetric): Placed =>
  row.kind === "number" ? { ...row, users: row.users ?? 0 } : { ...row, value: null, previous: null, users: 0 };

/** A change with its size against what it was: "+12 (+4 %)". */
export const changeWords = ({ change_28d: change, previous }: InstallationMetric): string => {
  if (change === null) return "";
  const part = previous === null || previous <= 0 || change === 0 ? "" : ` (${signedShare(change / previous)})`;
  return formatChange(change) + part;
};

interface TableState {
  chosen: () => readonly string[];
  toggle: (key: string) => void;
  asOf: () => string | null;
  axis: () => StripAxis;
}

const ownColumns = ({ chosen, toggle }: TableState): Column<InstallationMetric>[] => [
  {
    id: "key", title: "Metric", width: 150, grow: 1, sort: ({ key }) => key,
    cell: (row) => (
      <button type="button" class="metric-key" tabindex={-1} aria-pressed={chosen().includes(row.key)} onClick={() => toggle(row.key)}>
        <MetricKey name={row.key} />
      </button>
    ),
  },
  { id: "value", title: "Value", width: 108, grow: 0, numeric: true, descendingFirst: true, sort: ({ value }) => value, cell: (row) => <ValueCell row={row} /> },
  {
    id: "change", title: "Change", unit: "4 weeks", width: 140, grow: 0, numeric: true, descendingFirst: true,
    sort: (row) => (row.change_28d === null ? null : shrunkChange(placedOf(row))),
    cell: (row) => <span class="soft" title={row.previous === null ? undefined : `Four weeks before: ${formatNumber(row.previous)}`}>{changeWords(row)}</span>,
  },
];

const kindColumn: Column<InstallationMetric> = { id: "kind", title: "Kind", width: 76, grow: 0, sort: ({ kind }) => kind, cell: ({ kind }) => <span class="soft">{kind}</span> };

/** Where there is no place because there is no number, the mark says which kind of absence it is; the value beside it says it in words. */
function PlaceCell(props: { row: InstallationMetric; asOf: string | null }) {
  const standing = () => standingOf(props.row);
  const isAbsent = () => standing() !== "used" && standing() !== "unused";
  return (
    <span classList={{ soft: props.row.rank === null }} title={placeTitle(props.row, props.asOf)}>
      <Show when={isAbsent()} fallback={placeWords(props.row)}><AbsenceMark kind={standing()} /></Show>
    </span>
  );
}

const placeColumns = ({ asOf, axis }: TableState): Column<InstallationMetric>[] => [
  {
    id: "strip", title: "Among users", width: 158, grow: 0,
    cell: (row) => <span title={placeTitle(row, asOf())}><PeerStrip row={row} axis={axis()} /></span>,
  },
  {
    id: "place", title: "Place", width: 164, grow: 0, descendingFirst: true,
    sort: (row) => (row.rank === null ? null : shrunkDistance(placedOf(row))),
    cell: (row) => <PlaceCell row={row} asOf={asOf()} />,
  },
  {
    id: "adoption", title: "Use it", width: 70, grow: 0, numeric: true, descendingFirst: true, sort: ({ adoption }) => adoption,
    cell: (row) => <span class="soft" title={adoptionTitle(row, asOf())}>{formatShare(row.adoption)}</span>,
  },
];

const theirsColumn = ({ asOf }: TableState): Column<InstallationMetric> => ({
  id: "theirs", title: "Theirs", width: 84, grow: 0, numeric: true, descendingFirst: true, sort: (row) => row.cohort_change_28d,
  cell: (row) => <span class="soft" title={theirsTitle(row, asOf())}>{row.kind === "number" ? signedShare(row.cohort_change_28d) : ""}</span>,
});

/** The columns of an installation's metrics; without peers those that speak of it alone. */
export const metricColumns = (state: TableState, hasPeers: boolean): Column<InstallationMetric>[] => {
  const own = ownColumns(state);
  if (!hasPeers) return [...own, kindColumn];
  const [key, value, change] = own;
  return [key, value, ...placeColumns(state), change, theirsColumn(state)].filter((column) => column !== undefined);
};

/** Beside a history there is room for these alone. */
export const narrowColumns = ["key", "value", "place", "change"];

