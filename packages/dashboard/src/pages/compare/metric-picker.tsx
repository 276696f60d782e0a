import { metricSearch } from "@pinghouse/shared/metrics/search";
import { createMemo, createSignal, createUniqueId, For, Show } from "solid-js";
import type { Metric } from "../../api/rows.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";
import { MetricKey } from "../../ui/metric-key.tsx";
import { mostMetrics } from "./compare-address.ts";

const shownAtOnce = 8;

/** Adds metrics to the comparison: a search whose finds are walked with the arrows and taken with Enter. */
export function MetricPicker(props: { metrics: readonly Metric[]; chosen: readonly string[]; onAdd: (keys: readonly string[]) => void }) {
  const id = createUniqueId();
  const [search, setSearch] = createSignal("");
  const [active, setActive] = createSignal(0);
  const full = () => props.chosen.length >= mostMetrics;
  const find = createMemo(() => metricSearch(props.metrics));
  const found = createMemo(() => {
    if (search().trim() === "") return [];
    return find()(search()).places.flatMap((place) => props.metrics[place] ?? []).filter(({ key }) => !props.chosen.includes(key));
  });
  const shown = () => found().slice(0, shownAtOnce);
  const type = (text: string) => {
    setSearch(text);
    setActive(0);
  };
  const take = (key: string | undefined) => {
    if (key === undefined || full()) return;
    props.onAdd([key]);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive(Math.max(0, Math.min(shown().length - 1, active() + step)));
    else if (event.key === "Enter") take(shown()[active()]?.key);
    else if (event.key === "Escape") type("");
    else return;
    event.preventDefault();
  };
  const said = () => {
    if (full()) return `${mostMetrics} metrics are the most that one comparison takes.`;
    if (search().trim() === "") return `${formatNumber(props.chosen.length)} of at most ${formatCount(mostMetrics, "metric")}`;
    return found().length === 0 ? "No other metric fits." : `${formatNumber(shown().length)} of ${formatCount(found().length, "metric that fits", "metrics that fit")}`;
  };
  const open = () => shown().length > 0 && !full();
  return (
    <div class="metric-picker">
      <input
        type="text"
        class="text-input"
        role="combobox"
        data-page-search
        placeholder="Add a metric"
        aria-label="Add a metric"
        aria-autocomplete="list"
        aria-expanded={open()}
        aria-controls={open() ? id : undefined}
        aria-activedescendant={open() ? `${id}-${active()}` : undefined}
        autocomplete="off"
        spellcheck={false}
        disabled={full()}
        value={search()}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => type("")}
      />
      <span class="metric-picker-said" role="status">{said()}</span>
      <Show when={open()}>
        <ul id={id} role="listbox" aria-label="Metrics that fit" class="metric-picker-list">
          <For each={shown()}>
            {({ key }, at) => (
              // The pointer must not take the focus: losing it closes the list before the click.
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
