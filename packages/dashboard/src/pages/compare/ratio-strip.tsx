import { Show } from "solid-js";
import type { RatioAxis } from "./ratio-axis.ts";

const width = 132;
const height = 20;
const inset = 7;
const x = (place: number): number => inset + place * (width - 2 * inset);

/** One ratio on the table's common log axis, with a line at 1. A picture of the number beside it, so hidden from readers. */
export function RatioStrip(props: { ratio: number | null; axis: RatioAxis }) {
  return (
    <svg class="ratio-strip" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <line class="ratio-rail" x1={x(0)} x2={x(1)} y1={height / 2} y2={height / 2} />
      <line class="ratio-one" x1={x(0.5)} x2={x(0.5)} y1={0} y2={height} />
      <Show when={props.ratio}>
        {(ratio) => <circle class={ratio() === 1 ? "ratio-same" : ratio() > 1 ? "ratio-more" : "ratio-less"} cx={x(props.axis.place(ratio()))} cy={height / 2} r={5} />}
      </Show>
    </svg>
  );
}

/** The axis' ends and its middle, in the table's head. */
export function RatioScale(props: { axis: RatioAxis }) {
  return (
    <span class="ratio-scale">
      <span>÷ {props.axis.end.toLocaleString("en-US")}</span>
      <span>1</span>
      <span>{props.axis.end.toLocaleString("en-US")} ×</span>
    </span>
  );
}
