import { joinKey, splitKey } from "@pinghouse/shared/metrics/key";
import "./metric-key.css";

/** Where the last part of a key begins. */
const tailStart = (key: string): number => key.length - joinKey(splitKey(key).slice(-1)).length;

/** A metric's key in a narrow place: what comes before the last part gives way first, for the end tells keys apart. */
export function MetricKey(props: { name: string }) {
  return (
    <span class="metric-name" title={props.name}>
      <span class="metric-name-head">{props.name.slice(0, tailStart(props.name))}</span>
      <span class="metric-name-tail">{props.name.slice(tailStart(props.name))}</span>
    </span>
  );
}
