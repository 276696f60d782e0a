import { metricSearch } from "@pinghouse/shared/metrics/search";
import { createMemo, createSignal, createUniqueId, For, Show } from "solid-js";
import { metricsQuery } from "../api/queries.ts";
import type { Metric } from "../api/rows.ts";
import { formatCount, formatNumber } from "../charts/format.ts";
import { createWholeList } from "../state/whole-list.ts";
import { MetricKey } from "../ui/metric-key.tsx";
import "./metric-search.css";

const shownAtOnce = 8;

/** Finds a metric of the dictionary: a search whose finds are walked with the arrows and taken with Enter. */
export function MetricSearch(props: { label: string; wanted: (metric: Metric) => boolean; onTake: (key: string) => void }) {
  const id = createUniqueId();
  const list = createWholeList(metricsQuery);
  const [search, setSearch] = createSignal("");
  const [active, setActive] = createSignal(0);
  const find = createMemo(() => metricSearch(list.rows()));
  const found = createMemo(() => {
    if (search().trim() === "") return [];
    return find()(search()).places.flatMap((place) => list.rows()[place] ?? []).filter(props.wanted);
  });
  const shown = () => found().slice(0, shownAtOnce);
  const type = (text: string) => {
    setSearch(text);
    setActive(0);
  };
  const take = (key: string | undefined) => {
    if (key === undefined) return;
    type("");
    props.onTake(key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive(Math.max(0, Math.min(shown().length - 1, active() + step)));
    else if (event.key === "Enter") take(shown()[active()]?.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const said = () => {
    if (search().trim() === "") return list.complete() ? `${formatCount(list.rows().filter(props.wanted).length, "metric")} to choose from` : "Loading the metrics";
    return found().length === 0 ? "No other metric fits." : `${formatNumber(shown().length)} of ${formatCount(found().length, "metric that fits", "metrics that fit")}`;
  };
  return (
    <div class="metric-search">
      <input
        type="text"
        class="text-input"
        role="combobox"
        placeholder={props.label}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-expanded={shown().length > 0}
        aria-controls={shown().length > 0 ? id : undefined}
        aria-activedescendant={shown().length > 0 ? `${id}-${active()}` : undefined}
        autocomplete="off"
        spellcheck={false}
        value={search()}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="small soft" role="status">{said()}</span>
      <Show when={shown().length > 0}>
        <ul id={id} role="listbox" aria-label="Metrics that fit" class="metric-search-list">
          <For each={shown()}>
            {({ key }, at) => (
              // The pointer must not take the focus from the search.
              <li id={`${id}-${at()}`} role="option" aria-selected={active() === at()} onPointerDown={(event) => event.preventDefault()} onClick={() => take(key)}>
                <MetricKey name={key} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
