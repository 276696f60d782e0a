import { sizeWords } from "@pinghouse/shared/cohort/sentence";
import { A } from "@solidjs/router";
import type { MetricHolder } from "../../api/rows.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";
import { AbsenceMark } from "../../ui/absence-mark.tsx";
import type { Column } from "../../ui/virtual-table.tsx";
import { reasonWords } from "../installation/standing.ts";
import { holdingOf, rankWords } from "./found-holders.ts";
import type { Kind } from "./words.ts";

/** An installation's own page. */
export const holderHref = ({ id }: MetricHolder): string => `/installations/${encodeURIComponent(id)}`;

const valueWords = (row: MetricHolder, kind: Kind): string => {
  if (row.state !== "value") return reasonWords(row.reason) || row.state;
  if (row.value_text !== null) return row.value_text;
  if (kind === "boolean") return row.value === 0 ? "off" : "on";
  return formatNumber(row.value);
};

function HolderValue(props: { row: MetricHolder; kind: Kind; title: string }) {
  const holding = () => holdingOf(props.row);
  return (
    <span class="metric-value" classList={{ soft: holding() !== "used" }} title={props.title}>
      {holding() === "used" ? undefined : <AbsenceMark kind={holding()} />}
      <span>{valueWords(props.row, props.kind)}</span>
    </span>
  );
}

/** The columns of the installations that a metric's figures are made of. `users` are those above zero; `when` names week and as-of. */
export const holderColumns = (kind: Kind, unit: string, users: () => number, when: () => string): readonly Column<MetricHolder>[] => [
  { id: "hostname", title: "Installation", width: 170, grow: 1, sort: ({ hostname }) => hostname, cell: (row) => <A href={holderHref(row)} tabindex={-1}>{row.hostname === "" ? row.id : row.hostname}</A> },
  {
    id: "place", title: kind === "number" ? "Value" : "Holds", ...(kind === "number" && unit !== "value" ? { unit } : {}), width: 290, grow: 0.4, numeric: kind === "number", descendingFirst: true, sort: ({ place }) => -place,
    cell: (row) => <HolderValue row={row} kind={kind} title={when()} />,
  },
  ...(kind === "number" ? [{
    id: "rank", title: "Among users", width: 124, grow: 0.2, descendingFirst: true, sort: ({ rank }: MetricHolder) => rank,
    cell: ({ rank }: MetricHolder) => <span class="soft" title={rank === null ? "" : `Rank ${formatNumber(rank)} of 100 among ${formatCount(users(), "user")}; ${when()}`}>{rankWords(rank, users())}</span>,
  }] : []),
  { id: "version", title: "Version", width: 110, grow: 0.2, descendingFirst: true, sort: ({ version }) => version, cell: ({ version }) => version ?? <span class="faint">unknown</span> },
  { id: "edition", title: "Edition", width: 86, grow: 0.1, sort: ({ edition }) => edition, cell: ({ edition }) => edition ?? <span class="faint">unknown</span> },
  { id: "size", title: "Active users", width: 140, grow: 0.2, cell: ({ size }) => <span class="soft">{size === "unknown" ? "unknown" : sizeWords(size)}</span> },
];
