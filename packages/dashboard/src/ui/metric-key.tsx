import { joinKey, splitKey } from "@pinghouse/shared/metrics/key";
import { cutStretches, markTerms } from "@pinghouse/shared/metrics/search-marks";
import { Stretches } from "./marked.tsx";
import "./metric-key.css";

/** As many letters of a long last part as stay whole: its end (`_monthly`, `_weekly`) is what tells it from its sisters. */
const kept = 24;

/** Where the part begins that gives way last: the last part of the key, or the end of it. */
const tailStart = (key: string): number => key.length - Math.min(kept, joinKey(splitKey(key).slice(-1)).length);

/** A metric's key in a narrow place: what comes before the last part gives way first, for the end tells keys apart. `terms` are marked. */
export function MetricKey(props: { name: string; terms?: readonly string[] }) {
  const parts = () => cutStretches(markTerms(props.name, props.terms ?? []), tailStart(props.name));
  return (
    <span class="metric-name" title={props.name}>
      <span class="metric-name-head"><Stretches stretches={parts()[0]} /></span>
      <span class="metric-name-tail">
        <bdi dir="ltr"><Stretches stretches={parts()[1]} /></bdi>
      </span>
    </span>
  );
}
