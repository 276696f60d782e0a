import { type JSX, Show } from "solid-js";
import type { StandingMetric } from "../../api/rows.ts";
import type { StripAxis } from "../installation/strip-axis.ts";

/** What a strip's parts mean, under several of them. `end`: how many times the median its axis reaches. */
export const stripWords = (end: number): string =>
  `The band holds the middle half of the peers that use it, the thin line four in five, the tick is their median; the log axis reaches from 1/${end} of it to ${end} times it. ` +
  "The dot is you, a hollow one: not used here, an arrow: beyond the axis. Hatched: too few peers may be shown. More is not better.";

const height = 20;
const middle = height / 2;
/** Percent of the width left free at each end, for the marks. */
const inset = 4;
const x = (place: number): number => inset + place * (100 - 2 * inset);
const percent = (place: number): string => `${x(place)}%`;

/**
 * The peers that use a metric as a grey band from p25 to p75, a thin line from p10 to p90 and a tick at the median, as far as they may be shown, with
 * this installation's own mark: a dot, an arrow beyond the axis, a circle at the left where it does not use it; hatched where nothing may be shown.
 * As wide as its place. A picture of the words beside it.
 */
export function PlaceStrip(props: { row: StandingMetric; axis: StripAxis }) {
  const at = (value: number | null, median: number) => (value === null ? null : props.axis.place(value, median));
  return (
    <svg class="place-strip" height={height} aria-hidden="true">
      <Show when={props.row.p50} fallback={<line class="place-hidden" x1={percent(0)} x2={percent(1)} y1={middle} y2={middle} />}>
        {(median) => (
          <>
            <line class="place-axis" x1={percent(0)} x2={percent(1)} y1={middle} y2={middle} />
            <Between from={at(props.row.p10, median())} to={at(props.row.p90, median())}>{(from, to) => <line class="peer-line" x1={percent(from)} x2={percent(to)} y1={middle} y2={middle} />}</Between>
            <Between from={at(props.row.p25, median())} to={at(props.row.p75, median())}>
              {(from, to) => <rect class="peer-band" x={percent(from)} width={`${Math.max(0.5, x(to) - x(from))}%`} y={middle - 5} height={10} rx={2} />}
            </Between>
            <line class="peer-median" x1={percent(0.5)} x2={percent(0.5)} y1={middle - 8} y2={middle + 8} />
            <Own row={props.row} median={median()} axis={props.axis} />
          </>
        )}
      </Show>
    </svg>
  );
}

function Between(props: { from: number | null; to: number | null; children: (from: number, to: number) => JSX.Element }) {
  return <Show when={props.from !== null && props.to !== null ? ([props.from, props.to] as const) : undefined}>{(ends) => <>{props.children(ends()[0], ends()[1])}</>}</Show>;
}

function Own(props: { row: StandingMetric; median: number; axis: StripAxis }) {
  const used = () => (props.row.amount !== null && props.row.amount > 0 ? props.row.amount : undefined);
  return (
    <Show when={props.row.value === 0} fallback={<Show when={used()}>{(amount) => <Used amount={amount()} median={props.median} axis={props.axis} />}</Show>}>
      <circle class="peer-unused" cx={percent(0)} cy={middle} r={4} />
    </Show>
  );
}

function Used(props: { amount: number; median: number; axis: StripAxis }) {
  const above = () => props.amount > props.median;
  return (
    <Show when={props.axis.isBeyond(props.amount, props.median)} fallback={<circle class="peer-own" cx={percent(props.axis.place(props.amount, props.median))} cy={middle} r={4.5} />}>
      <svg x={percent(above() ? 1 : 0)} overflow="visible"><path class="peer-own" d={above() ? `M-4 ${middle - 5}l8 5l-8 5z` : `M4 ${middle - 5}l-8 5l8 5z`} /></svg>
    </Show>
  );
}
