import { metricSearch } from "@pinghouse/shared/metrics/search";
import { createMemo, createSignal, createUniqueId, For, Show } from "solid-js";
import { formatCount, formatNumber } from "../charts/format.ts";
import { MetricKey } from "./metric-key.tsx";
import "./metric-combobox.css";

const shownAtOnce = 8;

interface MetricComboboxProps {
  label: string;
  metrics: Parameters<typeof metricSearch>[0];
  wanted: (key: string) => boolean;
  onTake: (key: string) => void;
  /** What stands beside the field while nothing is searched, or while it is `full`. */
  idle: string;
  /** Takes no more. */
  full?: boolean;
  /** The list floats over the page and closes when the focus goes; the search stays after a find is taken. Else it is part of its form. */
  floating?: boolean;
  /** Where `/` leads on this page. */
  pageSearch?: boolean;
}

/** Finds a metric: a search whose finds are walked with the arrows and taken with Enter. */
export function MetricCombobox(props: MetricComboboxProps) {
  const id = createUniqueId();
  const [search, setSearch] = createSignal("");
  const [active, setActive] = createSignal(0);
  const find = createMemo(() => metricSearch(props.metrics));
  const found = createMemo(() => {
    if (search().trim() === "") return [];
    return find()(search()).places.flatMap((place) => props.metrics[place]?.key ?? []).filter(props.wanted);
  });
  const shown = () => (props.full === true ? [] : found().slice(0, shownAtOnce));
  const open = () => shown().length > 0;
  const type = (text: string) => {
    setSearch(text);
    setActive(0);
  };
  const take = (key: string | undefined) => {
    if (key === undefined) return;
    type(props.floating === true ? search() : "");
    props.onTake(key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive(Math.max(0, Math.min(shown().length - 1, active() + step)));
    else if (event.key === "Enter") take(shown()[active()]);
    else if (event.key === "Escape" && props.floating === true) type("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const said = () => {
    if (props.full === true || search().trim() === "") return props.idle;
    return found().length === 0 ? "No other metric fits." : `${formatNumber(shown().length)} of ${formatCount(found().length, "metric that fits", "metrics that fit")}`;
  };
  return (
    <div class="metric-combobox" classList={{ floating: props.floating === true }}>
      <input
        type="text"
        class="text-input"
        role="combobox"
        data-page-search={props.pageSearch === true ? "" : undefined}
        placeholder={props.label}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-expanded={open()}
        aria-controls={open() ? id : undefined}
        aria-activedescendant={open() ? `${id}-${active()}` : undefined}
        autocomplete="off"
        spellcheck={false}
        disabled={props.full === true}
        value={search()}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => props.floating === true && type("")}
      />
      <span class="small soft" role="status">{said()}</span>
      <Show when={open()}>
        <ul id={id} role="listbox" aria-label="Metrics that fit">
          <For each={shown()}>
            {(key, at) => (
              // The pointer must not take the focus from the search: losing it closes a floating list before the click.
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
