import { useParams } from "@solidjs/router";
import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { failureOf } from "../../../api/client.ts";
import { standingMetricQuery } from "../../../api/queries.ts";
import { answerOf } from "../../../state/answer-of.ts";
import { createUrlChoice } from "../../../state/url-state.ts";
import { Choice } from "../../../ui/choice.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import "../../installation/installation.css";
import "../../installation/places.css";
import { amountUnit, metricTitle } from "../amount-words.ts";
import { CellBar } from "../cell-bar.tsx";
import { createOwnUpgrades } from "../own-upgrades.ts";
import { createUrlCell } from "../url-cell.ts";
import { DefinitionPanel } from "./definition-panel.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import "./metric.css";
import { TodayPanel } from "./today-panel.tsx";

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
  const upgrades = createOwnUpgrades(() => props.id);
  const held = () => answerOf(query);
  const title = () => { const known = held(); return known === undefined ? props.name : metricTitle(known.metric); };
  const unit = () => { const known = held(); return known === undefined || as() === "total" ? "as sent" : amountUnit(known.metric) || "as sent"; };
  const back = () => `/standing/${encodeURIComponent(props.id)}/metrics${cell.cell() === "" ? "" : `?cell=${encodeURIComponent(cell.cell())}`}`;
  const unknown = () => query.isError && failureOf(query.error).status === 404;
  return (
    <Show when={!unknown()} fallback={<PageHead title="No such metric" crumbs={[{ label: "Metrics", href: back() }]} lead={<>No ping ever held <code>{props.name}</code>, or the installation is not yours to see.</>} />}>
      <PageHead title={title()} crumbs={[{ label: "Metrics", href: back() }]} lead={<code class="metric-code">{props.name}</code>}
        actions={<Choice label="Compare" options={formOptions} value={as()} onChoose={setAs} />} />
      <CellBar id={props.id} cell={cell} />
      <div class="metric-page">
        <TodayPanel query={query} unit={unit()} />
        <DefinitionPanel query={query} />
        <HistoryPanel id={props.id} query={query} unit={unit()} upgrades={upgrades()} />
      </div>
    </Show>
  );
}
