import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { formatInstant, formatNumber } from "../../charts/format.ts";
import type { Absence } from "../../ui/absence.ts";
import { AbsenceMark } from "../../ui/absence-mark.tsx";
import { MetricKey } from "../../ui/metric-key.tsx";
import { ShareCell } from "../../ui/share-cell.tsx";
import type { Column } from "../../ui/virtual-table.tsx";
import { reasonWords } from "../installation/standing.ts";
import type { DropRow } from "./drop-rows.ts";
import { rankDetail, rankWords } from "./rank-words.ts";

const valueWords = ({ kind, value, value_text: text }: DropRow): string => {
  if (text !== null) return text;
  if (kind === "list") return `a list of ${formatNumber(value)}`;
  if (kind === "boolean") return value === 0 ? "off" : "on";
  return formatNumber(value);
};

function Value(props: { row: DropRow }) {
  const absence = (): Absence | undefined => (props.row.state !== "value" ? props.row.state : props.row.value === 0 ? "unused" : undefined);
  return (
    <Show when={props.row.withheld === null} fallback={<span class="drop-withheld" title={`Withheld: ${props.row.withheld?.why ?? ""}`}>{props.row.kind === "list" ? "partly withheld" : "withheld"}</span>}>
      <span class="drop-value" title={props.row.value_text ?? undefined}>
        <Show when={absence()}>{(kind) => <AbsenceMark kind={kind()} />}</Show>
        {props.row.state === "value" ? valueWords(props.row) : reasonWords(props.row.reason)}
      </span>
    </Show>
  );
}

const asOfWords = (asOf: string | null): string => `, as of ${formatInstant(asOf)}`;

/** The columns; those of the sample only where there is one to see. `asOf` is the moment the sample's figures speak of. */
export const dropColumns = (asOf: string | null, placed: boolean): Column<DropRow>[] => [
  {
    id: "key",
    title: "Key",
    width: 190,
    grow: 3,
    sort: ({ key }) => key,
    cell: (row) => (
      <Show when={placed && row.place} fallback={<MetricKey name={row.key} />}>
        <A class="metrics-key" href={`/metrics/${encodeURIComponent(row.key)}`} tabindex={-1}>
          <MetricKey name={row.key} />
        </A>
      </Show>
    ),
  },
  { id: "value", title: "Your value", width: 168, grow: 1, numeric: true, descendingFirst: true, sort: ({ value }) => value, cell: (row) => <Value row={row} /> },
  {
    id: "meaning",
    title: "What it is",
    width: 200,
    grow: 3,
    cell: (row) => (
      <span class="drop-meaning soft" title={row.withheld === null ? row.meaning : `Withheld: ${row.withheld.why}`}>
        {row.withheld === null ? row.meaning : `Withheld: ${row.withheld.why}`}
      </span>
    ),
  },
  ...(placed
    ? ([
        {
          id: "use",
          title: "Use it",
          unit: "invented fleet",
          width: 150,
          grow: 0,
          numeric: true,
          descendingFirst: true,
          sort: ({ place }) => place?.adoption ?? null,
          cell: ({ place }) => (
            <Show when={place}>{(at) => <span class="drop-share" title={`${formatNumber(at().users)} of ${formatNumber(at().n)} invented installations with a value${asOfWords(asOf)}`}><ShareCell share={at().adoption} /></span>}</Show>
          ),
        },
        {
          id: "rank",
          title: "Among users",
          unit: "invented fleet",
          width: 210,
          grow: 1,
          descendingFirst: true,
          sort: ({ place }) => place?.rank ?? null,
          cell: ({ place }) => (
            <Show when={place !== undefined && place.rank !== null && place}>
              {(at) => <span title={`${rankDetail(at().rank ?? 0, at().users)}${asOfWords(asOf)}`}>{rankWords(at().rank ?? 0, at().users)}</span>}
            </Show>
          ),
        },
      ] satisfies Column<DropRow>[])
    : []),
];
