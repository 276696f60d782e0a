import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { healthSlotsQuery } from "../../api/queries.ts";
import { formatCount, formatInstant, formatNumber } from "../../charts/format.ts";
import { answerOf } from "../../state/answer-of.ts";

const shown = 50;

/** Whose ping is late, behind a fold: longest overdue first. */
export function LateTable(props: { count: number }) {
  const [open, setOpen] = createSignal(false);
  const query = useQuery(() => ({ ...healthSlotsQuery("late"), enabled: open() }));
  const rows = () => (answerOf(query)?.items ?? []).toSorted((a, b) => ((a.due_at ?? "") < (b.due_at ?? "") ? -1 : 1)).slice(0, shown);
  return (
    <details class="health-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Whose ping is late: {formatCount(props.count, "installation")}</summary>
      <div class="health-scroll" tabindex="0" role="region" aria-label="Installations whose ping is late">
        <table class="health-table">
          <thead>
            <tr>
              <th scope="col">Installation</th>
              <th scope="col">Its turn was</th>
              <th scope="col">Last ping</th>
              <th scope="col">Version</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr>
                  <th scope="row">
                    <A href={`/installations/${encodeURIComponent(row.id)}`}>{row.hostname || row.id}</A>
                  </th>
                  <td>{formatInstant(row.due_at)}</td>
                  <td>{formatInstant(row.last_ping_at)}</td>
                  <td>{row.version ?? "not said"}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={props.count > shown}>
        <p class="small soft">
          {formatNumber(shown)} of {formatNumber(props.count)} are shown; all of them: <a href="/api/v1/health/slots?state=late&format=csv">CSV</a>.
        </p>
      </Show>
    </details>
  );
}
