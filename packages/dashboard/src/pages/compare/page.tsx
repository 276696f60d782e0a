import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { createMemo, For, onCleanup, onMount, Show } from "solid-js";
import { compareQuery, metricsQuery } from "../../api/queries.ts";
import { inFormat } from "../../charts/chart-menu.tsx";
import { formatDay, formatInstant } from "../../charts/format.ts";
import { useSession } from "../../shell/session.tsx";
import { isTyping } from "../../shell/shortcuts.ts";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlText } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { CopyBlock } from "../../ui/copy-block.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { asCurl } from "../../cohort/cohort-address.ts";
import "../metric/metric.css";
import { DayField } from "../../cohort/day-field.tsx";
import { compareFaults, compareRoute, isSame } from "./compare-address.ts";
import { CompareTable } from "./compare-table.tsx";
import "./compare.css";
import { MetricPicker } from "./metric-picker.tsx";
import { mostUsed } from "./most-used.ts";
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

/** Two cohorts side by side on some metrics. */
export function ComparePage() {
  const comparison = createUrlComparison();
  const [to, setTo] = createUrlText("to");
  const faults = createMemo(() => compareFaults(comparison.params()));
  listenForKeys(comparison);
  return (
    <>
      <PageHead
        title="Compare"
        lead="Two cohorts on the same metrics. An installation that fits both is in both."
        actions={<button type="button" class="button" onClick={() => comparison.swap()}>Swap A and B</button>}
      />
      <div class="sides">
        <SideCard side="a" comparison={comparison} />
        <SideCard side="b" comparison={comparison} />
      </div>
      <div role="alert">
        <For each={faults()}>{(fault) => <p class="cohort-fault">{fault}</p>}</For>
        <Show when={isSame(comparison.params()) && comparison.metrics().length > 0}>
          <p class="compare-same">A and B are the same cohort. Choose an edition, a size or a version on one side.</p>
        </Show>
      </div>
      <Comparison comparison={comparison} to={to()} setTo={setTo} invalid={faults().length > 0} />
      <p class="compare-keys">Keys: <kbd>a</kbd> and <kbd>b</kbd> lead to a cohort, <kbd>x</kbd> swaps them, <kbd>/</kbd> adds a metric.</p>
    </>
  );
}

function Comparison(props: { comparison: UrlComparison; to: string; setTo: (day: string) => void; invalid: boolean }) {
  const session = useSession();
  const list = createWholeList(metricsQuery);
  const chosen = () => props.comparison.metrics();
  const query = useQuery(() => ({ ...compareQuery(props.comparison.question()), enabled: chosen().length > 0, placeholderData: keepPreviousData }));
  const route = () => compareRoute(props.comparison.question());
  const from = () => props.comparison.question().from;
  const when = () => {
    const until = props.comparison.question().to;
    const asOf = answerOf(query)?.as_of ?? null;
    const week = until === undefined ? "among installations reporting today" : `among those reporting in the last week before ${formatDay(until)}`;
    return `${week}${from() === undefined ? "" : `, a window since ${formatDay(from())}`}${asOf === null ? "" : `, as of ${formatInstant(asOf)}`}`;
  };
  const controls = (
    <div class="compare-bar">
      <MetricPicker metrics={list.rows()} chosen={chosen()} onAdd={props.comparison.add} />
      <DayField label="Window ends before" value={props.to} invalid={props.invalid} onChange={props.setTo} />
    </div>
  );
  return (
    <>
      {controls}
      <Show when={chosen().length > 0} fallback={<Beginning ready={list.rows().length > 0} onBegin={() => props.comparison.begin(mostUsed(list.rows(), 10))} />}>
        <Panel title="Side by side" unit={when()} query={query} height={420} actions={<Files route={route()} />}>
          {(answer) => (
            <>
              <Unknown chosen={chosen()} rows={answer().items} settled={!query.isPlaceholderData} onRemove={props.comparison.remove} />
              <CompareTable rows={answer().items} asOf={answer().as_of} comparison={props.comparison} />
              <p class="metric-caption">
                The dot is B's median among users divided by A's, so a dot at the right is more in B. Ordering by it puts the rows whose medians differ most first. "Use it" is the share above zero of those that
                reported it; coverage is the share of those that can have it that reported it; failed is the share where it could not be counted.
              </p>
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
