import { createMemo, For, Show } from "solid-js";
import type { Distribution } from "../../api/rows.ts";
import { Chart } from "../../charts/chart.tsx";
import { formatNumber, formatShare } from "../../charts/format.ts";
import { histogramChart } from "../../charts/histogram-chart.ts";
import { answerOf } from "../../state/answer-of.ts";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";
import { adoptionWords, coverageWords, useWords, weekWords, type Kind } from "./words.ts";

/** How many use it and how much, in one week: a comparison's figures in words and numbers, and the spread among its users. */
export function DistributionPanel(props: { query: PanelQuery<Distribution>; kind: Kind; filling: string | undefined; api: string }) {
  const unit = () => {
    const figures = answerOf(props.query);
    return figures && weekWords(figures.week, figures.week === props.filling);
  };
  return (
    <Panel title="Distribution" unit={unit()} query={props.query} height={420}>
      {(figures) => (
        <>
          <Figures figures={figures()} kind={props.kind} />
          <p class="metric-words">{adoptionWords(figures(), props.kind)} {coverageWords(figures())}</p>
          <Show when={figures().histogram.length > 0 && props.kind === "number"} fallback={<NoHistogram figures={figures()} kind={props.kind} />}>
            <Histogram figures={figures()} api={props.api} />
          </Show>
        </>
      )}
    </Panel>
  );
}

function Figures(props: { figures: Distribution; kind: Kind }) {
  const shown = () => [
    ...(props.kind === "string" ? [] : [{ term: useWords(props.kind).toLowerCase(), text: formatShare(props.figures.adoption) }]),
    ...(props.kind === "number" ? [{ term: "median among users", text: formatNumber(props.figures.p50) }] : []),
    { term: "reported it (n)", text: formatNumber(props.figures.n) },
    { term: "coverage", text: formatShare(props.figures.coverage) },
    { term: "missing", text: formatNumber(props.figures.missing) },
    { term: "could not be counted", text: formatNumber(props.figures.failed) },
  ];
  return (
    <dl class="metric-figures">
      <For each={shown()}>{({ term, text }) => <div><dt>{term}</dt><dd>{text}</dd></div>}</For>
    </dl>
  );
}

function Histogram(props: { figures: Distribution; api: string }) {
  const drawing = createMemo(() =>
    histogramChart({ unit: props.figures.unit ?? "value", counted: "Installations", bins: props.figures.histogram, quantiles: props.figures }),
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
