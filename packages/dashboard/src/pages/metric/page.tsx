export function MetricPage() {
  return <h1>Metric</h1>;
}
