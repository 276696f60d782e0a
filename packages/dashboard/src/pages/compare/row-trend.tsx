import { weekOf } from "@pinghouse/shared/time/week";
import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, For } from "solid-js";
import { metricTrendQuery } from "../../api/queries.ts";
import type { TrendWeek } from "../../api/rows.ts";
import { Chart } from "../../charts/chart.tsx";
import { inFormat } from "../../charts/chart-menu.tsx";
import { formatNumber } from "../../charts/format.ts";
import { createReleaseMarkers } from "../../releases/release-markers.ts";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlChoice } from "../../state/url-state.ts";
import { Choice } from "../../ui/choice.tsx";
import type { Option } from "../../ui/menu.tsx";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";
import { cohortQuery } from "../../cohort/cohort-address.ts";
import type { Side } from "./compare-address.ts";
import { medianTrend, useTrend } from "./trend-chart.ts";
import type { UrlComparison } from "./url-comparison.ts";

interface Trend {
  readonly as_of: string | null;
  readonly items: TrendWeek[];
}

/** Two answers as one, which is there when both are. */
const both = (a: PanelQuery<Trend>, b: PanelQuery<Trend>): PanelQuery<{ a: Trend; b: Trend }> => ({
  get data() {
    const [one, other] = [answerOf(a), answerOf(b)];
    return one === undefined || other === undefined ? undefined : { a: one, b: other };
  },
  get isSuccess() {
    return a.isSuccess && b.isSuccess;
  },
  get dataUpdatedAt() {
    return Math.min(a.dataUpdatedAt, b.dataUpdatedAt);
  },
  get error() {
    return a.error ?? b.error;
  },
  get isFetching() {
    return a.isFetching || b.isFetching;
  },
  refetch: () => Promise.all([a.refetch(), b.refetch()]),
});

const whos: readonly Option<"all" | "same">[] = [
  { value: "all", label: "Whoever reported" },
  { value: "same", label: "Same installations" },
];

/** How many are the same throughout on each side: every week has the same n. */
const sameWords = ({ a, b }: { a: Trend; b: Trend }): string => `${formatNumber(a.items[0]?.n ?? 0)} of A and ${formatNumber(b.items[0]?.n ?? 0)} of B`;

const sides: readonly Side[] = ["a", "b"];

/** What a row opens: both cohorts' use and median week by week, and ways on. */
export function RowTrend(props: { metric: string; as: "total" | "rate"; comparison: UrlComparison }) {
  const [who, setWho] = createUrlChoice("who", ["all", "same"] as const, "all");
  const how = () => ({ ...(props.as === "rate" ? { as: "rate" as const } : {}), ...(who() === "same" ? { same: true } : {}) });
  const a = useQuery(() => metricTrendQuery({ key: props.metric, ...how(), ...props.comparison.windowed("a") }));
  const b = useQuery(() => metricTrendQuery({ key: props.metric, ...how(), ...props.comparison.windowed("b") }));
  const markers = createReleaseMarkers();
  const page = (side: Side) => `/metrics/${encodeURIComponent(props.metric)}?${cohortQuery(props.comparison.windowed(side))}`;
  const route = (side: Side) => `/api/v1/metrics/${encodeURIComponent(props.metric)}/trend?${[...Object.entries(how()).map(([name, value]) => `${name}=${value}`), cohortQuery(props.comparison.windowed(side))].filter((part) => part !== "").join("&")}`;
  return (
    <Panel title="By week" unit={props.as === "rate" ? `${props.metric}, per 28 days and active user` : props.metric} query={both(a, b)} height={300} actions={<Choice label="Among" options={whos} value={who()} onChoose={setWho} />} isEmpty={(trend) => trend.a.items.length + trend.b.items.length === 0} empty="No week of this window has an installation of either cohort that can have it.">
      {(trend) => {
        const weeks = createMemo(() => ({ a: trend().a.items, b: trend().b.items }));
        const filling = createMemo(() => {
          const asOf = trend().a.as_of;
          return asOf === null ? undefined : weekOf(Date.parse(asOf));
        });
        const use = createMemo(() => useTrend(weeks(), filling(), markers()));
        const median = createMemo(() => medianTrend(weeks(), filling(), markers()));
        return (
          <>
            <div class="row-trend">
              <Chart label={`The share of reporting installations that use ${props.metric}, by week, for A and B.`} option={use().option} columns={use().columns} rows={use().rows} height={240} menu={{ file: `compare-use-${props.metric}` }} />
              <Chart label={`The median of ${props.metric} among its users, by week, for A and B.`} option={median().option} columns={median().columns} rows={median().rows} height={240} menu={{ file: `compare-median-${props.metric}` }} />
            </div>
            <p class="metric-caption">
              Left the share that uses it, right the median among users; the hollow point is the week being filled.{" "}
              {who() === "same" ? `The same installations throughout: those with a value in every week, ${sameWords(trend())}. ` : ""}
              <For each={sides}>
                {(side) => (
                  <>
                    {side.toUpperCase()}: <A href={page(side)}>spread and coverage</A>, <a href={inFormat(route(side), "csv")} download={`trend-${side}.csv`}>CSV</a>, <a href={inFormat(route(side), "arrow")} download={`trend-${side}.arrow`}>Arrow</a>.{" "}
                  </>
                )}
              </For>
            </p>
          </>
        );
      }}
    </Panel>
  );
}
