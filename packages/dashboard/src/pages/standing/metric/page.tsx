import { useParams } from "@solidjs/router";
import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { createMemo, Show } from "solid-js";
import { standingMetricQuery } from "../../../api/queries.ts";
import type { StandingOneMetric } from "../../../api/rows.ts";
import { Chart } from "../../../charts/chart.tsx";
import { formatNumber, formatShare } from "../../../charts/format.ts";
import { answerOf } from "../../../state/answer-of.ts";
import { createUrlChoice } from "../../../state/url-state.ts";
import { Choice } from "../../../ui/choice.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import "../../installation/installation.css";
import "../../installation/places.css";
import { signedShare } from "../../installation/place-words.ts";
import { stripAxis } from "../../installation/strip-axis.ts";
import { amountUnit, metricTitle, placeDetail, placeSentence } from "../amount-words.ts";
import { CellBar } from "../cell-bar.tsx";
import { PlaceStrip } from "../place-strip.tsx";
import { createUrlCell } from "../url-cell.ts";
import { ValueMark } from "../value-mark.tsx";
import "./metric.css";
import { overPeersChart } from "./over-peers-chart.ts";

const forms = ["rate", "total"] as const;
const formOptions = [{ value: "rate", label: "Per active user" }, { value: "total", label: "Values as sent" }] as const;

/** One metric of an installation: its place today, its history over the peers' band, what it means. */
export function StandingMetricPage() {
  const params = useParams();
  return <Show when={params["id"] !== undefined && params["key"] !== undefined ? { id: params["id"], key: params["key"] } : undefined} keyed>{(one) => <OneMetric id={one.id} name={one.key} />}</Show>;
}

function OneMetric(props: { id: string; name: string }) {
  const cell = createUrlCell();
  const [as, setAs] = createUrlChoice("as", forms, "rate");
  const query = useQuery(() => ({ ...standingMetricQuery({ ...cell.question(props.id), key: props.name, as: as() }), placeholderData: keepPreviousData }));
  const held = () => answerOf(query);
  const title = () => { const known = held(); return known === undefined ? props.name : metricTitle(known.metric); };
  const unit = () => { const known = held(); return known === undefined || as() === "total" ? "as sent" : amountUnit(known.metric) || "as sent"; };
  return (
    <>
      <PageHead title={title()} crumbs={[{ label: "Metrics", href: `/standing/${encodeURIComponent(props.id)}/metrics` }]} lead={<><code>{props.name}</code> {held()?.metric.description}</>}
        actions={<Choice label="Compare" options={formOptions} value={as()} onChoose={setAs} />} />
      <CellBar id={props.id} cell={cell} />
      <div class="stack">
        <Panel title="Today" unit={unit()} query={query} height={160}>{(answer) => <Today answer={answer()} unit={unit()} />}</Panel>
        <Panel title="A year, over the same peers" unit={unit()} query={query} height={360} isEmpty={({ weeks }) => weeks.length === 0} empty="A text has no history of amounts, and without a closed week there is none yet.">
          {(answer) => <History id={props.id} answer={answer()} unit={unit()} />}
        </Panel>
      </div>
    </>
  );
}

function Today(props: { answer: StandingOneMetric; unit: string }) {
  const row = () => props.answer.metric;
  const axis = createMemo(() => stripAxis([row()]));
  const isNumber = () => row().kind === "number";
  const quartiles = () => (row().p25 === null ? "too few to say" : `${formatNumber(row().p25)} to ${formatNumber(row().p75)}`);
  return (
    <div class="metric-today">
      <Show when={isNumber()}>
        <div title={placeDetail(row(), props.answer.cohort.week)}><PlaceStrip row={row()} axis={axis()} /></div>
        <p>{placeSentence(row())}</p>
      </Show>
      <dl>
        <div><dt>Your value</dt><dd><ValueMark row={row()} /></dd></div>
        <Show when={isNumber()}><div><dt>You, {props.unit}</dt><dd>{formatNumber(row().amount)}</dd></div></Show>
        <div><dt>Peers use it</dt><dd>{formatShare(row().adoption)}</dd></div>
        <Show when={isNumber()}>
          <div><dt>Their median</dt><dd>{formatNumber(row().p50)}</dd></div>
          <div><dt>Their middle half</dt><dd>{quartiles()}</dd></div>
          <div><dt>You in 13 weeks</dt><dd>{row().change_13w === null ? "–" : signedShare(row().change_13w)}</dd></div>
          <div><dt>They in 13 weeks</dt><dd>{row().peers_change_13w === null ? "–" : signedShare(row().peers_change_13w)}</dd></div>
        </Show>
        <div><dt>Peers with a value</dt><dd>{row().n === null ? "too few to show" : `about ${formatNumber(row().n)} of ${formatNumber(row().eligible)}`}</dd></div>
        <Show when={row().stage}>{(stage) => <div><dt>Stage</dt><dd>{stage().replaceAll("_", " ")}</dd></div>}</Show>
      </dl>
    </div>
  );
}

function History(props: { id: string; answer: StandingOneMetric; unit: string }) {
  const drawing = createMemo(() => overPeersChart(props.answer.weeks, props.unit));
  const api = () => `/api/v1/installations/${encodeURIComponent(props.id)}/standing/${encodeURIComponent(props.answer.metric.key)}`;
  return <Chart label={`${metricTitle(props.answer.metric)}, ${props.unit}, week by week, you and the quartiles of the peers that use it.`} option={drawing().option} columns={drawing().columns} rows={drawing().rows} menu={{ api: api(), file: "metric" }} />;
}
