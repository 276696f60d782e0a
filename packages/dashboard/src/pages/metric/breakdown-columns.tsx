import { sizeWords } from "@pinghouse/shared/cohort/sentence";
import { sizes } from "@pinghouse/shared/cohort/size";
import type { MetricPart } from "../../api/rows.ts";
import { formatCount, formatNumber, formatShare } from "../../charts/format.ts";
import { AbsenceMark } from "../../ui/absence-mark.tsx";
import type { Absence } from "../../ui/absence.ts";
import { ShareCell } from "../../ui/share-cell.tsx";
import type { Column } from "../../ui/virtual-table.tsx";
import { unavailableIn } from "./part-figures.ts";
import { useWords, type Kind } from "./words.ts";

export type PartBy = "version" | "edition" | "size";

const heads: Record<PartBy, string> = { version: "Version", edition: "Edition", size: "Active users" };
const amount = { grow: 0.2, numeric: true, descendingFirst: true } as const;
const bar = { grow: 1, descendingFirst: true } as const;

const partWords = (by: PartBy, value: string): string => {
  const size = by === "size" ? sizes.find((band) => band === value) : undefined;
  return size === undefined || size === "unknown" ? value : sizeWords(size);
};

/** How many of a part lack a value in one way: its mark and their number, empty where there are none. */
function Lacking(props: { kind: Absence; n: number; of: number }) {
  return (
    <span class="metric-lacking" classList={{ faint: props.n === 0 }} title={`${formatNumber(props.n)} of ${formatCount(props.of, "installation")}`}>
      {props.n === 0 ? "0" : <><AbsenceMark kind={props.kind} /> {formatNumber(props.n)}</>}
    </span>
  );
}

/** The columns of one metric by version, edition or size. Hovering a figure tells its n and what `asOf` says. */
export const partColumns = (by: PartBy, kind: Kind, asOf: () => string): readonly Column<MetricPart>[] => {
  const base = (n: number, words: string) => `n = ${formatNumber(n)} ${words}; ${asOf()}`;
  const use: Column<MetricPart>[] = kind === "string" ? [] : [{
    id: "adoption", title: useWords(kind), unit: "of n", width: 120, ...bar, sort: ({ adoption }) => adoption,
    cell: ({ adoption, n }) => <span class="metric-bar" title={base(n, "with a value")}><ShareCell share={adoption} /></span>,
  }];
  const level: Column<MetricPart>[] = kind !== "number" ? [] : [
    { id: "p50", title: "Median", unit: "of users", width: 112, ...amount, sort: ({ p50 }) => p50, cell: ({ p50, users }) => <span title={base(users, "users")}>{formatNumber(p50)}</span> },
    {
      id: "quarters", title: "p25 to p75", width: 124, grow: 0.3, numeric: true,
      cell: ({ p25, p75, users }) => <span class="soft" title={base(users, "users")}>{p25 === null ? "" : `${formatNumber(p25)} to ${formatNumber(p75)}`}</span>,
    },
  ];
  return [
    { id: "part", title: heads[by], width: by === "size" ? 124 : 90, grow: 0.4, descendingFirst: by === "version", sort: ({ place, value }) => (value === "unknown" ? null : place), cell: ({ value }) => partWords(by, value) },
    { id: "installations", title: "Installations", width: 100, ...amount, sort: ({ installations }) => installations, cell: ({ installations }) => formatNumber(installations) },
    ...use,
    ...level,
    { id: "n", title: "n", width: 54, ...amount, sort: ({ n }) => n, cell: ({ n }) => formatNumber(n) },
    {
      id: "coverage", title: "Coverage", width: 120, ...bar, sort: ({ coverage }) => coverage,
      cell: ({ coverage, n, eligible }) => <span class="metric-bar" title={`${formatNumber(n)} of ${formatNumber(eligible)} that can have it; ${asOf()}`}><ShareCell share={coverage} hollow /></span>,
    },
    {
      id: "failed", title: "Failed", width: 76, ...amount, sort: ({ failed }) => failed,
      cell: ({ failed, eligible }) => <span title={`${formatShare(eligible === 0 ? null : failed / eligible)} of who can have it`}><Lacking kind="failed" n={failed} of={eligible} /></span>,
    },
    { id: "missing", title: "Missing", width: 76, ...amount, sort: ({ missing }) => missing, cell: ({ missing, eligible }) => <Lacking kind="missing" n={missing} of={eligible} /> },
    {
      id: "unavailable", title: "Not available", width: 104, ...amount, sort: unavailableIn,
      cell: (row) => <Lacking kind="unavailable" n={unavailableIn(row)} of={row.installations} />,
    },
  ];
};
