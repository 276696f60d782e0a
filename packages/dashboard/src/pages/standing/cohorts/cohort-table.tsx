import { For, Show } from "solid-js";
import { formatInstant, formatNumber, nothing } from "../../../charts/format.ts";
import { monthWords, type CohortCell, type CohortLine, type Reading } from "./cohort-grid.ts";
import { cellWords } from "./cohort-words.ts";

/** The strongest tint in percent of the series colour: text on it stays readable in both themes. */
const strongest = 36;

/** Twelve months of registration and the months since: percent and people in each cell, a tint for the percent, a sentence in the hover. */
export function CohortTable(props: { lines: readonly CohortLine[]; by: Reading; asOf: string }) {
  const columns = () => props.lines.map((_, months) => months);
  return (
    <div class="cohorts-scroll" tabindex="0" role="region" aria-label="People by month of registration">
      <table class="cohorts-table">
        <thead>
          <tr>
            <th scope="col" rowspan="2">Registered</th>
            <th scope="col" rowspan="2" class="number">People</th>
            <th scope="col" rowspan="2" class="number" title="Without any activity">Inactive</th>
            <th scope="colgroup" colspan={Math.max(1, columns().length)} class="cohorts-across">Months since</th>
          </tr>
          <tr><For each={columns()}>{(months) => <th scope="col">{months}</th>}</For></tr>
        </thead>
        <tbody>
          <For each={props.lines}>
            {(line) => (
              <tr>
                <th scope="row">{monthWords(line.month)}</th>
                <td class="number">{formatNumber(line.users)}</td>
                <td class="number">{formatNumber(line.inactive)}</td>
                <For each={columns()}>
                  {(months) => (
                    <Show when={line.cells[months]} fallback={<td />}>
                      {(cell) => <Cell cell={cell()} words={`${cellWords(line, cell(), props.by)} As of ${formatInstant(props.asOf)}.`} />}
                    </Show>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function Cell(props: { cell: CohortCell; words: string }) {
  return (
    <td
      class="cohorts-cell"
      classList={{ "cohorts-filling": props.cell.filling }}
      style={{ "--tint": `${Math.round(((props.cell.percent ?? 0) / 100) * strongest)}%` }}
      title={props.words}
    >
      <Show when={props.cell.percent !== null} fallback={nothing}>
        <strong>{props.cell.percent}&nbsp;%</strong> <span>{formatNumber(props.cell.people)}</span>
      </Show>
    </td>
  );
}
