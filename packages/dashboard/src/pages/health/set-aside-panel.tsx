import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { For } from "solid-js";
import { healthSetAsideQuery } from "../../api/queries.ts";
import { formatInstant, formatNumber } from "../../charts/format.ts";
import { Panel } from "../../ui/panel.tsx";
import { reasonWords } from "../set-aside/set-aside-groups.ts";

/** What is set aside, by reason and version; deciding about it has a page of its own. */
export function SetAsidePanel() {
  const query = useQuery(() => ({ ...healthSetAsideQuery(), refetchInterval: 15_000 }));
  return (
    <Panel title="Set aside" unit="pings" query={query} height={160} isEmpty={({ items }) => items.length === 0} empty="Nothing is set aside. Every acknowledged ping is in the figures.">
      {(answer) => (
        <>
          <div class="health-scroll" tabindex="0" role="region" aria-label="Pings set aside by reason and version">
            <table class="health-table">
              <thead>
                <tr>
                  <th scope="col">Reason</th>
                  <th scope="col">Version</th>
                  <th scope="col">Pings</th>
                  <th scope="col">Installations</th>
                </tr>
              </thead>
              <tbody>
                <For each={answer().items.toSorted((a, b) => b.pings - a.pings).slice(0, 8)}>
                  {(row) => (
                    <tr>
                      <th scope="row">{reasonWords[row.reason].title}</th>
                      <td>{row.version || "not said"}</td>
                      <td>{formatNumber(row.pings)}</td>
                      <td>{formatNumber(row.installations)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
          <p class="small soft">
            <A href="/set-aside">Look at what a replay would do</A>. {answer().items.length > 8 ? `8 of ${answer().items.length} groups. ` : ""}Series <code>pinghouse_pings_set_aside</code>. As of {formatInstant(answer().as_of)}.
          </p>
        </>
      )}
    </Panel>
  );
}
