import { leastBase, mostStandingOut, standingOut, type StandingOut } from "@pinghouse/shared/statistics/standing-out";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { InstallationMetric } from "../../api/rows.ts";
import { formatNumber } from "../../charts/format.ts";
import { MetricKey } from "../../ui/metric-key.tsx";
import { Panel } from "../../ui/panel.tsx";
import { changeWords, placedOf } from "./metric-columns.tsx";
import type { MetricList } from "./metrics-panel.tsx";
import { placeTitle, placeWords, signedShare, theirsTitle } from "./place-words.ts";

/** As many of each list before one asks for all. */
const fewer = 4;

const distanceWords = (row: InstallationMetric): string => `${formatNumber(row.value)}, median ${formatNumber(row.p50)}: ${placeWords(row)}`;
const movedWords = (row: InstallationMetric): string => `${formatNumber(row.previous)} to ${formatNumber(row.value)}, ${changeWords(row).replace(/^.*\(|\)$/g, "")}; theirs ${signedShare(row.cohort_change_28d)}`;

const lists = [
  { of: "above", title: "Furthest above", words: distanceWords, exact: placeTitle },
  { of: "below", title: "Furthest below", words: distanceWords, exact: placeTitle },
  { of: "risen", title: "Risen most", words: movedWords, exact: theirsTitle },
  { of: "fallen", title: "Fallen most", words: movedWords, exact: theirsTitle },
] as const satisfies { of: keyof StandingOut<unknown>; title: string; words: (row: InstallationMetric) => string; exact: (row: InstallationMetric, asOf: string | null) => string }[];

/** The few metrics that stand out against the peers and against four weeks before, by the rules against noise. */
export function StandingOutPanel(props: { list: MetricList; chosen: readonly string[]; onToggle: (key: string) => void }) {
  const [whole, setWhole] = createSignal(false);
  const rows = createMemo(() => new Map(props.list.rows().map((row) => [row.key, row])));
  const found = createMemo(() => standingOut(props.list.rows().map(placedOf)));
  const rowsOf = (of: keyof StandingOut<unknown>) => found()[of].flatMap(({ key }) => rows().get(key) ?? []);
  const shown = (of: keyof StandingOut<unknown>) => rowsOf(of).slice(0, whole() ? mostStandingOut : fewer);
  const hasMore = () => lists.some(({ of }) => found()[of].length > fewer);
  return (
    <Panel title="What stands out" unit="against its peers, and against four weeks before" query={props.list.query} height={300}
      actions={<Show when={hasMore()}><button type="button" class="button" aria-expanded={whole()} onClick={() => setWhole(!whole())}>{whole() ? "Show fewer" : "Show all"}</button></Show>}>
      {() => (
        <>
          <div class="standing-out">
            <For each={lists}>
              {({ of, title, words, exact }) => (
                <section aria-label={title}>
                  <h3>{title} <span class="soft">{shown(of).length < rowsOf(of).length ? `${shown(of).length} of ${rowsOf(of).length}` : ""}</span></h3>
                  <Show when={rowsOf(of).length > 0} fallback={<p class="soft">None is clear of its noise.</p>}>
                    <ol>
                      <For each={shown(of)}>
                        {(row) => (
                          <li title={exact(row, props.list.asOf())}>
                            <button type="button" class="metric-key" aria-pressed={props.chosen.includes(row.key)} onClick={() => props.onToggle(row.key)}><MetricKey name={row.key} /></button>
                            <span class="soft">{words(row)}</span>
                          </li>
                        )}
                      </For>
                    </ol>
                  </Show>
                </section>
              )}
            </For>
          </div>
          <p class="strip-legend">
            At most {mostStandingOut} each, one per family of features. Distances are from the middle half of at least {leastBase} users, in their own spread; changes from at least {leastBase} four weeks
            before. Both have to be clear of their noise and are ordered by what it leaves of them. More is not better, and nothing here says why.
          </p>
        </>
      )}
    </Panel>
  );
}
