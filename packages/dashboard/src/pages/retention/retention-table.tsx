import { For, Show } from "solid-js";
import type { RetentionBy } from "../../api/rows.ts";
import { formatInstant, formatNumber, formatShare } from "../../charts/format.ts";
import { cellWords, monthWords, type RetentionCell, type RetentionGrid, type RetentionLine } from "./retention-grid.ts";

/** The strongest tint in percent of the series colour: text on it stays readable in both themes. */
const strongest = 36;

/** The triangle as a table: a line for each month of birth, a tint for each share, its n beside it and in its hover; shares or counts in words. */
export function RetentionTable(props: { grid: RetentionGrid; by: RetentionBy; asOf: string | null; counts: boolean }) {
  const across = () => (props.by === "first_seen" ? "Months since" : "Sent a ping in");
  return (
    <div class="retention-scroll" tabindex="0" role="region" aria-label="Retention by month">
      <table class="retention-table">
        <thead>
          <tr>
            <th scope="col" rowspan="2">{props.by === "first_seen" ? "First seen" : "Created"}</th>
            <th scope="col" rowspan="2" class="retention-n">n</th>
            <th scope="colgroup" colspan={Math.max(1, props.grid.columns.length)} class="retention-across">{across()}</th>
          </tr>
          <tr><For each={props.grid.columns}>{(column) => <th scope="col">{column}</th>}</For></tr>
        </thead>
        <tbody>
          <For each={props.grid.lines}>{(line) => <Line line={line} by={props.by} asOf={props.asOf} counts={props.counts} />}</For>
        </tbody>
      </table>
    </div>
  );
}

function Line(props: { line: RetentionLine; by: RetentionBy; asOf: string | null; counts: boolean }) {
  return (
    <tr>
      <th scope="row">
        {monthWords(props.line.month)}
        <Show when={props.line.leftCensored}>
          <abbr class="retention-mark" title="Not watched from its start">
            ◂<span class="visually-hidden"> not watched from its start</span>
          </abbr>
        </Show>
      </th>
      <td class="retention-n">{formatNumber(props.line.base)}</td>
      <For each={props.line.cells}>
        {(cell) => <Show when={cell} fallback={<td class="retention-none" />}>{(held) => <Cell line={props.line} cell={held()} by={props.by} asOf={props.asOf} counts={props.counts} />}</Show>}
      </For>
    </tr>
  );
}

function Cell(props: { line: RetentionLine; cell: RetentionCell; by: RetentionBy; asOf: string | null; counts: boolean }) {
  return (
    <td
      class="retention-cell"
      classList={{ "retention-filling": props.cell.filling }}
      style={{ "--tint": `${Math.round(props.cell.share * strongest)}%` }}
      title={`${cellWords(props.line, props.cell, props.by)} As of ${formatInstant(props.asOf)}.`}
    >
      {props.counts ? formatNumber(props.cell.active) : formatShare(props.cell.share)}
    </td>
  );
}
