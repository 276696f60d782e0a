import { For, type JSX, Show } from "solid-js";
import type { StandingMetric } from "../../../api/rows.ts";
import { formatNumber, formatShort } from "../../../charts/format.ts";
import { distributionAxis } from "./distribution-axis.ts";

const height = 92;
const middle = 44;

/** Labels turn inwards near the ends, so that none is cut. */
const anchorAt = (place: number): "start" | "middle" | "end" => (place < 0.12 ? "start" : place > 0.88 ? "end" : "middle");

/**
 * The amounts of the peers that use a metric as their released quantiles draw them, on a log axis with its numbers, and one's own amount with its
 * value above it. A picture of the figures beside it.
 */
export function DistributionStrip(props: { row: StandingMetric; unit: string }) {
  const row = () => props.row;
  const used = () => (row().amount !== null && (row().amount ?? 0) > 0 ? row().amount : null);
  const axis = () => distributionAxis([row().p10, row().p25, row().p50, row().p75, row().p90, used()]);
  return (
    <Show when={axis()}>
      {(known) => {
        const x = (value: number): string => `${known().place(value) * 100}%`;
        const width = (from: number, to: number): string => `${Math.max(0.3, (known().place(to) - known().place(from)) * 100)}%`;
        return (
          <svg class="distribution" height={height} aria-hidden="true">
            <line class="place-axis" x1="0" x2="100%" y1={middle + 20} y2={middle + 20} />
            <For each={known().ticks}>
              {(tick) => (
                <>
                  <line class="distribution-tick" x1={x(tick)} x2={x(tick)} y1={middle + 20} y2={middle + 24} />
                  <text class="distribution-label" x={x(tick)} y={middle + 38} text-anchor={anchorAt(known().place(tick))}>{formatShort(tick)}</text>
                </>
              )}
            </For>
            <Both of={[row().p10, row().p90]}>{(from, to) => <line class="peer-line" x1={x(from)} x2={x(to)} y1={middle} y2={middle} />}</Both>
            <Both of={[row().p25, row().p75]}>{(from, to) => <rect class="peer-band" x={x(from)} width={width(from, to)} y={middle - 9} height={18} rx={2} />}</Both>
            <Show when={row().p50}>{(median) => <line class="peer-median" x1={x(median())} x2={x(median())} y1={middle - 13} y2={middle + 13} />}</Show>
            <Show when={used()}>
              {(own) => (
                <>
                  <circle class="peer-own" cx={x(own())} cy={middle} r={6} />
                  <text class="distribution-own" x={x(own())} y={middle - 22} text-anchor={anchorAt(known().place(own()))}>You: {formatNumber(own())}</text>
                </>
              )}
            </Show>
          </svg>
        );
      }}
    </Show>
  );
}

function Both(props: { of: readonly [number | null, number | null]; children: (from: number, to: number) => JSX.Element }) {
  return <Show when={props.of[0] !== null && props.of[1] !== null ? ([props.of[0], props.of[1]] as const) : undefined}>{(ends) => <>{props.children(ends()[0], ends()[1])}</>}</Show>;
}
