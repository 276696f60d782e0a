import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { StandingMetric } from "../../../api/rows.ts";
import { formatDay, formatNumber } from "../../../charts/format.ts";
import { Sparkline } from "../../../charts/sparkline.tsx";
import { MetricKey } from "../../../ui/metric-key.tsx";
import type { StripAxis } from "../../installation/strip-axis.ts";
import { metricTitle, placeDetail, placeSentence } from "../amount-words.ts";
import { PlaceStrip } from "../place-strip.tsx";
import type { YearLine, YearLines } from "./year-lines.ts";

const forms = { "7d": "7 days", "28d": "28 days", all: "in all" } as const;

/** The metric in words with its window, its key below. */
export function NameCell(props: { row: StandingMetric; href: string }) {
  return (
    <A class="name-cell" href={props.href} tabindex={-1} title={props.row.description ?? props.row.key}>
      <span class="name-words">{metricTitle(props.row)} <Show when={props.row.form}>{(form) => <span class="name-form">{forms[form()]}</span>}</Show></span>
      <span class="name-key"><MetricKey name={props.row.key} /></span>
    </A>
  );
}

const yearWords = ({ from, values }: YearLine): string => {
  const known = values.filter((value) => value !== null);
  return `Since ${formatDay(from)}: ${formatNumber(known[0])} to ${formatNumber(known.at(-1))}`;
};

/** A year of the metric as a small line, once it is there; only a number has one. */
export function YearCell(props: { row: StandingMetric; lines: YearLines }) {
  return <Show when={props.row.kind === "number" && props.row.state === "value" ? props.row.key : undefined}>{(key) => <Year key={key()} lines={props.lines} />}</Show>;
}

function Year(props: { key: string; lines: YearLines }) {
  const line = props.lines(props.key);
  const drawn = () => {
    const held = line();
    return held !== undefined && held.values.filter((value) => value !== null).length > 1 ? held : undefined;
  };
  return <Show when={drawn()}>{(held) => <Sparkline values={held().values} label={yearWords(held())} />}</Show>;
}

/** The place among the peers that use it, drawn and in words. */
export function PlaceCell(props: { row: StandingMetric; axis: StripAxis; week: string | null }) {
  return (
    <Show when={props.row.kind === "number"}>
      <span class="place-cell" title={placeDetail(props.row, props.week)}>
        <Show when={props.row.state === "value"}><PlaceStrip row={props.row} axis={props.axis} /></Show>
        <span class="soft">{placeSentence(props.row)}</span>
      </span>
    </Show>
  );
}
