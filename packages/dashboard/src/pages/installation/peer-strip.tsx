import { Show } from "solid-js";
import type { InstallationMetric } from "../../api/rows.ts";
import type { StripAxis } from "./strip-axis.ts";

const width = 140;
const height = 20;
const middle = height / 2;
const inset = 7;
const x = (place: number): number => inset + place * (width - 2 * inset);

/**
 * The users of a metric as a band from p25 to p75, a thin line from p10 to p90 and a tick at the median, with this installation's own mark:
 * a dot, an arrow where it is beyond the axis, a circle at the left where it does not use the metric. A picture of the words beside it.
 */
export function PeerStrip(props: { row: InstallationMetric; axis: StripAxis }) {
  const bounds = () => {
    const { p10, p25, p50, p75, p90, kind } = props.row;
    if (kind !== "number" || p10 === null || p25 === null || p50 === null || p75 === null || p90 === null) return undefined;
    const at = (value: number) => x(props.axis.place(value, p50));
    return { p10: at(p10), p25: at(p25), p50: at(p50), p75: at(p75), p90: at(p90), median: p50 };
  };
  return (
    <Show when={bounds()}>
      {(strip) => (
        <svg class="peer-strip" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
          <line class="peer-line" x1={strip().p10} x2={strip().p90} y1={middle} y2={middle} />
          <rect class="peer-band" x={strip().p25} width={Math.max(1, strip().p75 - strip().p25)} y={middle - 5} height={10} rx={2} />
          <line class="peer-median" x1={strip().p50} x2={strip().p50} y1={middle - 8} y2={middle + 8} />
          <OwnMark value={props.row.value} median={strip().median} axis={props.axis} />
        </svg>
      )}
    </Show>
  );
}

function OwnMark(props: { value: number | null; median: number; axis: StripAxis }) {
  const at = (value: number) => x(props.axis.place(value, props.median));
  const arrow = (value: number) => (value > props.median ? `M${x(1) - 4} ${middle - 5}l8 5l-8 5z` : `M${x(0) + 4} ${middle - 5}l-8 5l8 5z`);
  return (
    <Show when={props.value !== null && props.value >= 0 ? { value: props.value } : undefined}>
      {(own) => (
        <Show when={own().value > 0} fallback={<circle class="peer-unused" cx={x(0)} cy={middle} r={4} />}>
          <Show when={props.axis.isBeyond(own().value, props.median)} fallback={<circle class="peer-own" cx={at(own().value)} cy={middle} r={4.5} />}>
            <path class="peer-own" d={arrow(own().value)} />
          </Show>
        </Show>
      )}
    </Show>
  );
}
