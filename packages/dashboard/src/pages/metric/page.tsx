import { useParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { failureOf } from "../../api/client.ts";
import { metricFormsQuery, metricQuery } from "../../api/queries.ts";
import { answerOf } from "../../state/answer-of.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Comparison } from "./comparison.tsx";
import { DefinitionPanel } from "./definition-panel.tsx";
import { metricWords } from "./definition-words.ts";
import { FormsSwitch } from "./forms-switch.tsx";
import "./metric.css";

const crumbs = [{ label: "Metrics", href: "/catalogue" }];

/** One metric in a cohort: what it is, how many use it, how much, where and how that went week by week. */
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
  const forms = useQuery(() => ({ ...metricFormsQuery(props.name), retry: false }));
  const isUnknown = () => record.isError && failureOf(record.error).status === 404;
  const known = () => answerOf(record);
  const lead = () => {
    const held = known();
    return held && metricWords(held);
  };
  return (
    <Show when={!isUnknown()} fallback={<PageHead title="No such metric" crumbs={crumbs} lead={`No ping ever held a key "${props.name}", and no definition names it. Keys are taken letter by letter, so look for it in the list.`} />}>
      <PageHead title={props.name} crumbs={crumbs} lead={lead()} />
      <FormsSwitch name={props.name} forms={answerOf(forms)?.items ?? []} />
      <Comparison name={props.name} record={known()} settled={known() !== undefined || record.isError} />
      <DefinitionPanel query={record} />
    </Show>
  );
}
