import { Show } from "solid-js";
import type { StandingMetric } from "../../api/rows.ts";
import { AbsenceMark } from "../../ui/absence-mark.tsx";
import { standingOf } from "../installation/standing.ts";
import { valueWords } from "../installation/value-cell.tsx";

/** A value, or the shape and the words of why there is none. */
export function ValueMark(props: { row: StandingMetric }) {
  const standing = () => standingOf(props.row);
  return (
    <span class="value" classList={{ "value-none": standing() !== "used" }} title={props.row.value_text ?? undefined}>
      <Show when={standing() !== "used"}><AbsenceMark kind={standing()} /></Show>
      <span class="value-words">{valueWords(props.row)}</span>
    </span>
  );
}
