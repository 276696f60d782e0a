import { createMemo, createUniqueId, For, type JSX, Show } from "solid-js";
import type { CompareRow } from "../../api/rows.ts";
import { formatInstant, formatNumber, formatShare } from "../../charts/format.ts";
import { createUrlSort, createUrlText } from "../../state/url-state.ts";
import { Icon } from "../../ui/icon.tsx";
import { sortRows } from "../../ui/sort-rows.ts";
import "../../ui/virtual-table.css";
import type { Side } from "./compare-address.ts";
import { amountWords, failedShare, type Figures, figuresOf, hoverWords, noRatioWords, ratioWords, sortValues } from "./compare-words.ts";
import { ratioAxis, type RatioAxis } from "./ratio-axis.ts";
import { RatioScale, RatioStrip } from "./ratio-strip.tsx";
import { RowTrend } from "./row-trend.tsx";
import type { UrlComparison } from "./url-comparison.ts";

const spread = ({ p25, p75 }: Figures): string => (p25 === null ? formatNumber(null) : `${amountWords(p25)} to ${amountWords(p75)}`);

const columns: readonly { id: string; title: string; text: (figures: Figures) => string }[] = [
  { id: "use", title: "Use it", text: ({ adoption }) => formatShare(adoption) },
  { id: "median", title: "Median of users", text: ({ p50 }) => amountWords(p50) },
  { id: "spread", title: "p25 to p75", text: spread },
  { id: "eligible", title: "Can have it", text: ({ eligible }) => formatNumber(eligible) },
  { id: "coverage", title: "Coverage", text: ({ coverage }) => formatShare(coverage) },
  { id: "failed", title: "Failed", text: (figures) => formatShare(failedShare(figures)) },
];

const sides: readonly Side[] = ["a", "b"];

/** A row per metric, A's figures above B's. A row opens its weeks. */
export function CompareTable(props: { label: string; rows: readonly CompareRow[]; asOf: string | null; comparison: UrlComparison }) {
  const [sort, setSort] = createUrlSort({ by: "ratio", descending: true });
  const [open, setOpen] = createUrlText("open");
  const axis = createMemo(() => ratioAxis(props.rows.flatMap(({ ratio }) => ratio ?? [])));
  const sorted = createMemo(() => {
    const value = sortValues[sort().by];
    return value === undefined ? props.rows : sortRows(props.rows, value, sort().descending);
  });
  const head = (id: string, title: string, { numeric = false, below }: { numeric?: boolean; below?: JSX.Element } = {}) => {
    const here = () => sort().by === id;
    const turn = () => setSort({ by: id, descending: here() ? !sort().descending : id !== "metric" });
    return (
      <th scope="col" classList={{ number: numeric }} aria-sort={here() ? (sort().descending ? "descending" : "ascending") : undefined}>
        <Show when={sortValues[id] !== undefined} fallback={title}>
          <button type="button" class="vt-sort" onClick={turn}>
            <span>{title}</span>
            <span class="vt-arrow" aria-hidden="true">{here() ? (sort().descending ? "↓" : "↑") : ""}</span>
          </button>
        </Show>
        {below}
      </th>
    );
  };
  return (
    <div class="compare-scroll" role="region" aria-label={props.label} tabindex={0}>
      <table class="compare-table">
        <thead>
          <tr>
            {head("metric", "Metric")}
            {head("ratio", "B to A, log axis", { below: <RatioScale axis={axis()} /> })}
            <th scope="col"><span class="visually-hidden">Cohort</span></th>
            <For each={columns}>{({ id, title }) => head(id, title, { numeric: true })}</For>
            <th scope="col"><span class="visually-hidden">Take out</span></th>
          </tr>
        </thead>
        <For each={sorted()}>
          {(row) => (
            <Row
              row={row}
              axis={axis()}
              asOf={formatInstant(props.asOf)}
              open={open() === row.metric}
              onToggle={() => setOpen(open() === row.metric ? "" : row.metric)}
              comparison={props.comparison}
            />
          )}
        </For>
      </table>
    </div>
  );
}

function Row(props: { row: CompareRow; axis: RatioAxis; asOf: string; open: boolean; onToggle: () => void; comparison: UrlComparison }) {
  const id = createUniqueId();
  const figures = (side: Side) => figuresOf(props.row, side);
  const pair = (text: (figures: Figures) => string) => (
    <For each={sides}>
      {(side) => <span class="compare-line" title={hoverWords(side, figures(side), props.asOf)}>{text(figures(side))}</span>}
    </For>
  );
  return (
    <tbody class="compare-row" classList={{ "compare-open": props.open }}>
      <tr>
        <th scope="row">
          <button type="button" class="compare-toggle" aria-label={`${props.row.metric}${props.row.as === "rate" ? " per 28 days and active user" : ""}`} aria-expanded={props.open} aria-controls={props.open ? id : undefined} onClick={() => props.onToggle()}>
            <Icon name={props.open ? "down" : "next"} size={14} />
            <span class="compare-key" title={props.row.metric}>{props.row.metric}<Show when={props.row.as === "rate"}><span class="compare-unit"> per 28 days and active user</span></Show></span>
          </button>
        </th>
        <td class="compare-ratio">
          <RatioStrip ratio={props.row.ratio} axis={props.axis} />
          <span class="compare-ratio-words" classList={{ soft: props.row.ratio === null }}>{props.row.ratio === null ? noRatioWords(props.row) : ratioWords(props.row.ratio)}</span>
        </td>
        <td>
          <For each={sides}>{(side) => <span class="compare-line"><span class={`side-letter side-${side}`}>{side.toUpperCase()}</span></span>}</For>
        </td>
        <For each={columns}>{({ text }) => <td class="number">{pair(text)}</td>}</For>
        <td>
          <button type="button" class="icon-button" aria-label={`Take out ${props.row.metric}`} title="Take out" onClick={() => props.comparison.remove(props.row.metric)}>
            <Icon name="close" size={14} />
          </button>
        </td>
      </tr>
      <Show when={props.open}>
        <tr id={id}>
          <td class="compare-detail" colspan={columns.length + 4}>
            <div class="compare-detail-box"><RowTrend metric={props.row.metric} as={props.row.as} comparison={props.comparison} /></div>
          </td>
        </tr>
      </Show>
    </tbody>
  );
}
