import { formatNumber } from "../../charts/format.ts";
import type { InstallationMetric } from "../../api/rows.ts";
import { AbsenceMark } from "../../ui/absence-mark.tsx";
import { reasonWords, standingOf } from "./standing.ts";

/** A value in words: a text, on or off, a number, or why there is none. */
export const valueWords = (row: Pick<InstallationMetric, "kind" | "value" | "value_text" | "reason" | "state">): string => {
  if (row.state !== "value") return reasonWords(row.reason) || row.state;
  if (row.value_text !== null) return row.value_text;
  if (row.kind === "boolean") return row.value === 0 ? "off" : "on";
  return formatNumber(row.value);
};

/** A cell that never leaves open what an absence is: each kind has its shape and its words. */
export function ValueCell(props: { row: InstallationMetric }) {
  const standing = () => standingOf(props.row);
  return (
    <span class="value" classList={{ "value-none": standing() !== "used" }} title={props.row.value_text ?? undefined}>
      {standing() === "used" ? undefined : <AbsenceMark kind={standing()} />}
      <span class="value-words">{valueWords(props.row)}</span>
    </span>
  );
}
