import { metricsQuery } from "../api/queries.ts";
import type { Metric } from "../api/rows.ts";
import { formatCount } from "../charts/format.ts";
import { createWholeList } from "../state/whole-list.ts";
import { MetricCombobox } from "../ui/metric-combobox.tsx";

/** Finds a metric of the dictionary. */
export function MetricSearch(props: { label: string; wanted: (metric: Metric) => boolean; onTake: (key: string) => void }) {
  const list = createWholeList(metricsQuery);
  const metrics = () => list.rows().filter(props.wanted);
  const idle = () => (list.complete() ? `${formatCount(metrics().length, "metric")} to choose from` : "Loading the metrics");
  return <MetricCombobox label={props.label} metrics={metrics()} wanted={() => true} onTake={props.onTake} idle={idle()} />;
}
