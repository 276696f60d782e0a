import { weekOf } from "@pinghouse/shared/time/week";
import { useParams } from "@solidjs/router";
import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { createMemo, Show } from "solid-js";
import { failureOf } from "../../api/client.ts";
import { metricDistributionQuery, metricQuery, metricTrendQuery } from "../../api/queries.ts";
import { useSession } from "../../shell/session.tsx";
import { CopyBlock } from "../../ui/copy-block.tsx";
import { answerOf } from "../../state/answer-of.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { asCurl, cohortQuery } from "../../cohort/cohort-address.ts";
import { CohortBar, createUrlCohort } from "../../cohort/cohort-bar.tsx";
import { metricWords } from "./definition-words.ts";
import { DistributionPanel } from "./distribution-panel.tsx";
import "./metric.css";
import { AdoptionPanel, BandPanel } from "./trend-panels.tsx";
import { useWords, type Kind } from "./words.ts";

const crumbs = [{ label: "Metrics", href: "/catalogue" }];

/** One metric in a cohort: how many use it, how much, and how that went week by week. */
export function MetricPage() {
  const params = useParams();
  return <Show when={params["key"]} keyed>{(key) => <Metric name={decoded(key)} />}</Show>;
}

/** The router hands over what stands in the address; a key with a broken escape is taken as it is. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

function Metric(props: { name: string }) {
  const record = useQuery(() => metricQuery(props.name));
  const isUnknown = () => record.isError && failureOf(record.error).status === 404;
  const known = () => answerOf(record);
  const lead = () => {
    const held = known();
    return held && metricWords(held);
  };
  return (
    <Show when={!isUnknown()} fallback={<PageHead title="No such metric" crumbs={crumbs} lead={`No ping ever held a key "${props.name}", and no definition names it. Keys are taken letter by letter, so look for it in the list.`} />}>
      <PageHead title={props.name} crumbs={crumbs} lead={lead()} />
      <Comparison name={props.name} kind={known()?.kind ?? "number"} />
    </Show>
  );
}

/** The panels on one cohort, all from the same question. */
function Comparison(props: { name: string; kind: Kind }) {
  const session = useSession();
  const cohort = createUrlCohort();
  const question = createMemo(() => ({ key: props.name, ...cohort.cohort() }));
  const distribution = useQuery(() => ({ ...metricDistributionQuery(question()), placeholderData: keepPreviousData }));
  const trend = useQuery(() => ({ ...metricTrendQuery(question()), placeholderData: keepPreviousData }));
  const filling = () => {
    const asOf = answerOf(trend)?.as_of ?? null;
    return asOf === null ? undefined : weekOf(Date.parse(asOf));
  };
  const route = (what: string) => `/api/v1/metrics/${encodeURIComponent(props.name)}/${what}`;
  const api = (what: string) => {
    const query = cohortQuery(cohort.cohort());
    return `${route(what)}${query === "" ? "" : `?${query}`}`;
  };
  const curl = () => asCurl(session().public_url, route("distribution"), cohort.cohort(), !session().demo);
  // While a new cohort is on its way the figures are still the former one's, and its count would belie the sentence.
  const eligible = () => (distribution.isPlaceholderData ? undefined : answerOf(distribution)?.eligible);
  return (
    <>
      <CohortBar cohort={cohort} n={eligible()} />
      <div class="metric-panels">
        <div class="wide"><DistributionPanel query={distribution} kind={props.kind} filling={filling()} api={api("distribution")} /></div>
        <Show when={props.kind === "number"}>
          <BandPanel query={trend} metric={props.name} filling={filling()} api={api("trend")} />
        </Show>
        <AdoptionPanel query={trend} metric={props.name} filling={filling()} api={api("trend")} useWords={useWords(props.kind)} />
        <section class="wide" aria-label="With curl">
          <p class="metric-curl">The numbers of the distribution above, with curl:</p>
          <CopyBlock label="the same numbers with curl" text={curl()} />
        </section>
      </div>
    </>
  );
}
