import { joinKey, splitKey } from "@pinghouse/shared/metrics/key";
import "./metric-key.css";

/** As many letters of a long last part as stay whole: its end (`_monthly`, `_weekly`) is what tells it from its sisters. */
const kept = 24;

/** Where the part begins that gives way last: the last part of the key, or the end of it. */
const tailStart = (key: string): number => key.length - Math.min(kept, joinKey(splitKey(key).slice(-1)).length);

/** A metric's key in a narrow place: what comes before the last part gives way first, for the end tells keys apart. */
export function MetricKey(props: { name: string }) {
  return (
    <span class="metric-name" title={props.name}>
      <span class="metric-name-head">{props.name.slice(0, tailStart(props.name))}</span>
      <span class="metric-name-tail">
        <bdi dir="ltr">{props.name.slice(tailStart(props.name))}</bdi>
      </span>
    </span>
  );
}
