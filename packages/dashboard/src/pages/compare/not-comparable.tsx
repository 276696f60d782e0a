import { createMemo, Show } from "solid-js";
import type { CompareRow } from "../../api/rows.ts";
import { formatCount } from "../../charts/format.ts";
import { CompareTable } from "./compare-table.tsx";
import type { UrlComparison } from "./url-comparison.ts";

/** Under a fold, the metrics without a ratio, each with why in the ratio's place. */
export function NotComparable(props: { rows: readonly CompareRow[]; asOf: string | null; comparison: UrlComparison }) {
  const rows = createMemo(() => props.rows.filter(({ ratio }) => ratio === null));
  return (
    <Show when={rows().length > 0}>
      <details class="not-comparable">
        <summary>{formatCount(rows().length, "metric has", "metrics have")} no ratio</summary>
        <CompareTable label="Metrics without a ratio" rows={rows()} asOf={props.asOf} comparison={props.comparison} />
      </details>
    </Show>
  );
}
