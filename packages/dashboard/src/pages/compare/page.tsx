import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { createMemo, For, onCleanup, onMount, Show } from "solid-js";
import { compareQuery, metricsQuery } from "../../api/queries.ts";
import type { CompareQuestion, CompareRow } from "../../api/rows.ts";
import { inFormat } from "../../charts/chart-menu.tsx";
import { formatDay } from "../../charts/format.ts";
import { useSession } from "../../shell/session.tsx";
import { isTyping } from "../../shell/shortcuts.ts";
import { createUrlChoice } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { Choice } from "../../ui/choice.tsx";
import { CopyBlock } from "../../ui/copy-block.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import type { Option } from "../../ui/menu.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { asCurl } from "../../cohort/cohort-address.ts";
import "../metric/metric.css";
import { WindowButton } from "../../cohort/window-button.tsx";
import { ases, compareFaults, compareRoute, isSame, overs } from "./compare-address.ts";
import { CompareTable } from "./compare-table.tsx";
import "./compare.css";
import { MetricPicker } from "./metric-picker.tsx";
import { mostUsed } from "./most-used.ts";
import { NotComparable } from "./not-comparable.tsx";
import { SavedComparisons } from "./saved-comparisons.tsx";
import { SidesNote } from "./sides-note.tsx";
import { StatusLine } from "./status-line.tsx";
import { focusSide, SideCard } from "./side-card.tsx";
import { createUrlComparison, type UrlComparison } from "./url-comparison.ts";

/** Listens for a and b, which lead into a cohort's controls, and x, which swaps the two. */
const listenForKeys = (comparison: UrlComparison) => {
  const onKeyDown = (event: KeyboardEvent) => {
    // What the shell has taken (the letter after g) is not for this page.
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    if (event.key === "a" || event.key === "b") focusSide(event.key);
    else if (event.key === "x") comparison.swap();
    else return;
    event.preventDefault();
  };
  onMount(() => document.addEventListener("keydown", onKeyDown));
  onCleanup(() => document.removeEventListener("keydown", onKeyDown));
};

const times: readonly Option<(typeof overs)[number]>[] = [
  { value: "week", label: "Its last week" },
  { value: "window", label: "The whole window" },
];

const forms: readonly Option<(typeof ases)[number]>[] = [
  { value: "rate", label: "Totals as rates" },
  { value: "total", label: "As counted" },
];

/** Two cohorts side by side on some metrics. */
export function ComparePage() {
  const comparison = createUrlComparison();
  const faults = createMemo(() => compareFaults(comparison.params()));
  listenForKeys(comparison);
  return (
    <>
      <PageHead
        title="Compare"
        lead="Two cohorts on the same metrics. An installation that fits both is in both."
        actions={
          <>
            <SavedComparisons comparison={comparison} />
            <button type="button" class="button" onClick={() => comparison.swap()}>Swap A and B</button>
          </>
        }
      />
      <div class="sides">
        <SideCard side="a" comparison={comparison} />
        <SideCard side="b" comparison={comparison} />
      </div>
      <SidesNote comparison={comparison} />
      <div role="alert">
        <For each={faults()}>{(fault) => <p class="cohort-fault">{fault}</p>}</For>
        <Show when={isSame(comparison.params()) && comparison.metrics().length > 0}>
          <p class="compare-same">A and B are the same cohort. Choose an edition, a size or a version on one side.</p>
        </Show>
      </div>
      <Comparison comparison={comparison} invalid={faults().length > 0} />
      <p class="compare-keys">Keys: <kbd>a</kbd> and <kbd>b</kbd> lead to a cohort, <kbd>x</kbd> swaps them, <kbd>/</kbd> adds a metric.</p>
    </>
  );
}

function Controls(props: { comparison: UrlComparison; invalid: boolean }) {
  const [over, setOver] = createUrlChoice("over", overs, "week");
  const [as, setAs] = createUrlChoice("as", ases, "rate");
  return (
    <div class="compare-options">
      <WindowButton window={props.comparison.window()} invalid={props.invalid} onChange={props.comparison.setWindow} />
      <Choice label="Over" options={times} value={over()} onChoose={setOver} />
      <Choice label="Totals" options={forms} value={as()} onChoose={setAs} />
    </div>
  );
}

/** When the figures are of, in words. */
const whenWords = ({ from, to, over }: CompareQuestion): string => {
  const start = from === undefined ? "" : ` since ${formatDay(from)}`;
  const end = to === undefined ? "" : ` before ${formatDay(to)}`;
  if (over === "window") return `over ${from === undefined ? "13 weeks" : "the weeks"}${start}${end}${to === undefined ? " up to now" : ""}`;
  return to === undefined ? "among installations reporting today" : `among those reporting in the last week${end}`;
};

function Comparison(props: { comparison: UrlComparison; invalid: boolean }) {
  const session = useSession();
  const list = createWholeList(metricsQuery);
  const chosen = () => props.comparison.metrics();
  const query = useQuery(() => ({ ...compareQuery(props.comparison.question()), enabled: chosen().length > 0, placeholderData: keepPreviousData }));
  const route = () => compareRoute(props.comparison.question());
  const comparable = (rows: readonly CompareRow[]) => rows.filter(({ ratio }) => ratio !== null);
  const controls = (
    <div class="compare-bar">
      <MetricPicker metrics={list.rows()} chosen={chosen()} onAdd={props.comparison.add} />
      <Controls comparison={props.comparison} invalid={props.invalid} />
    </div>
  );
  return (
    <>
      {controls}
      <Show when={chosen().length > 0} fallback={<Beginning ready={list.rows().length > 0} onBegin={() => props.comparison.begin(mostUsed(list.rows(), 10))} />}>
        <Panel title="Side by side" unit={whenWords(props.comparison.question())} query={query} height={420} actions={<Files route={route()} />}>
          {(answer) => (
            <>
              <Unknown chosen={chosen()} rows={answer().items} settled={!query.isPlaceholderData} onRemove={props.comparison.remove} />
              <Show when={comparable(answer().items).length > 0} fallback={<p class="compare-same">No metric here has users on both sides, so there is no ratio to draw.</p>}>
                <CompareTable label="The comparison's table" rows={comparable(answer().items)} asOf={answer().as_of} comparison={props.comparison} />
              </Show>
              <NotComparable rows={answer().items} asOf={answer().as_of} comparison={props.comparison} />
              <StatusLine asOf={answer().as_of} comparison={props.comparison} />
            </>
          )}
        </Panel>
        <section class="compare-curl" aria-label="With curl">
          <p class="metric-curl">The numbers of the table above, with curl:</p>
          <CopyBlock label="the same numbers with curl" text={asCurl(session().public_url, route(), {}, !session().demo)} />
        </section>
      </Show>
    </>
  );
}

function Files(props: { route: string }) {
  return (
    <>
      <a class="button" href={inFormat(props.route, "csv")} download="compare.csv">CSV</a>
      <a class="button" href={inFormat(props.route, "arrow")} download="compare.arrow">Arrow</a>
      <CopyLink route={props.route} />
    </>
  );
}

/** The address is read when the route changes, which is when it changed too. */
function CopyLink(props: { route: string }) {
  const address = () => (props.route === "" ? "" : location.href);
  return <CopyButton name="Copy the link to this comparison" text={address()} />;
}

function Unknown(props: { chosen: readonly string[]; rows: readonly { metric: string }[]; settled: boolean; onRemove: (key: string) => void }) {
  const missing = () => (props.settled ? props.chosen.filter((key) => !props.rows.some(({ metric }) => metric === key)) : []);
  return (
    <For each={missing()}>
      {(key) => (
        <p class="compare-unknown">
          No ping ever held "{key}". <button type="button" class="button" onClick={() => props.onRemove(key)}>Take it out</button>
        </p>
      )}
    </For>
  );
}

function Beginning(props: { ready: boolean; onBegin: () => void }) {
  return (
    <section class="panel compare-beginning" aria-label="Nothing to compare yet">
      <p>No metric is chosen yet. Search one above, or begin with those that most installations use.</p>
      <button type="button" class="button button-main" disabled={!props.ready} onClick={() => props.onBegin()}>Compare the ten most used metrics</button>
    </section>
  );
}
