import { createMemo, Show } from "solid-js";
import { sparklinePath } from "./sparkline-path.ts";

const width = 96;
const height = 24;

/** A line of the size of a word, without axes; its last point is marked. Says nothing to a screen reader but `label`. */
export function Sparkline(props: { values: readonly (number | null)[]; label: string; leastSpan?: number }) {
  const drawn = createMemo(() => sparklinePath(props.values, { width, height, inset: 3, leastSpan: props.leastSpan ?? 0 }));
  return (
    <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={props.label}>
      <path d={drawn().path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" />
      <Show when={drawn().last}>{(last) => <circle cx={last().x} cy={last().y} r="2.5" fill="currentColor" />}</Show>
    </svg>
  );
}
