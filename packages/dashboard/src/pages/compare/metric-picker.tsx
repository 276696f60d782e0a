import type { Metric } from "../../api/rows.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";
import { MetricCombobox } from "../../ui/metric-combobox.tsx";
import { mostMetrics } from "./compare-address.ts";

/** Adds metrics to the comparison. */
export function MetricPicker(props: { metrics: readonly Metric[]; chosen: readonly string[]; onAdd: (keys: readonly string[]) => void }) {
  const full = () => props.chosen.length >= mostMetrics;
  const idle = () => (full() ? `${mostMetrics} metrics are the most that one comparison takes.` : `${formatNumber(props.chosen.length)} of at most ${formatCount(mostMetrics, "metric")}`);
  return (
    <MetricCombobox
      label="Add a metric"
      metrics={props.metrics}
      wanted={(key) => !props.chosen.includes(key)}
      onTake={(key) => props.onAdd([key])}
      idle={idle()}
      full={full()}
      floating
      pageSearch
    />
  );
}
