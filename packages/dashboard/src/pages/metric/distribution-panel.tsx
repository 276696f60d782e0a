import { createMemo, For, Show } from "solid-js";
import type { Distribution } from "../../api/rows.ts";
import { Chart } from "../../charts/chart.tsx";
import { formatNumber, formatShare } from "../../charts/format.ts";
import { histogramChart } from "../../charts/histogram-chart.ts";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";
import { unitWords, type Amount } from "./amounts.ts";
import { adoptionWords, coverageWords, reasonsWords, useWords, type Kind } from "./words.ts";

/** How many use it and how much, in one week: a comparison's figures in words and numbers, and the spread among its users. */
export function DistributionPanel(props: { query: PanelQuery<Distribution>; kind: Kind; as: Amount; when: string; api: string }) {
  return (
    <Panel title="Distribution" unit={props.when} query={props.query} height={420}>
      {(figures) => (
        <>
          <Figures figures={figures()} kind={props.kind} when={props.when} />
          <p class="metric-words">{adoptionWords(figures(), props.kind)} {coverageWords(figures())}</p>
          <Show when={figures().reasons.length > 0}><p class="metric-words">Without a value: {reasonsWords(figures().reasons)}.</p></Show>
          <Show when={figures().histogram.length > 0 && props.kind === "number"} fallback={<NoHistogram figures={figures()} kind={props.kind} />}>
            <Histogram figures={figures()} as={props.as} api={props.api} />
          </Show>
        </>
      )}
    </Panel>
  );
}

function Figures(props: { figures: Distribution; kind: Kind; when: string }) {
  const shown = () => {
    const { n, users, eligible } = props.figures;
    const ofThose = (count: number, words: string) => `${formatNumber(count)} ${words}; ${props.when}`;
    return [
      ...(props.kind === "string" ? [] : [{ term: useWords(props.kind).toLowerCase(), text: formatShare(props.figures.adoption), base: ofThose(n, "with a value (n)") }]),
      ...(props.kind === "number" ? [{ term: "median among users", text: formatNumber(props.figures.p50), base: ofThose(users, "users") }] : []),
      { term: "reported it (n)", text: formatNumber(n), base: ofThose(eligible, "can have it") },
      { term: "coverage", text: formatShare(props.figures.coverage), base: `${formatNumber(n)} of ${ofThose(eligible, "that can have it")}` },
      { term: "missing", text: formatNumber(props.figures.missing), base: ofThose(eligible, "can have it") },
      { term: "could not be counted", text: formatNumber(props.figures.failed), base: ofThose(eligible, "can have it") },
    ];
  };
  return (
    <dl class="metric-figures">
      <For each={shown()}>{({ term, text, base }) => <div title={base}><dt>{term}</dt><dd>{text}</dd></div>}</For>
    </dl>
  );
}

function Histogram(props: { figures: Distribution; as: Amount; api: string }) {
  const drawing = createMemo(() =>
    histogramChart({ unit: props.figures.unit ?? unitWords(null, props.as), counted: "Installations", bins: props.figures.histogram, quantiles: props.figures }),
  );
  return (
    <Chart
      label={`How large the value of ${props.figures.metric} is among the ${formatNumber(props.figures.users)} installations that use it, on a log scale.`}
      option={drawing().option}
      columns={drawing().columns}
      rows={drawing().rows}
      hover="item"
      height={280}
      menu={{ api: props.api, file: `distribution-${props.figures.metric}` }}
    />
  );
}

function NoHistogram(props: { figures: Distribution; kind: Kind }) {
  const why = () => {
    if (props.kind === "string") return "This metric is a text, so there is no distribution of amounts.";
    if (props.kind === "boolean") return "This metric is on or off, so there is no distribution of amounts.";
    return props.figures.n === 0 ? "There is nothing to draw. Widen the cohort, or look at another week." : "Nobody of them uses it, so there is nothing to draw.";
  };
  return <p class="soft small">{why()}</p>;
}
