import { useQuery } from "@tanstack/solid-query";
import { createMemo } from "solid-js";
import { healthHoursQuery } from "../../api/queries.ts";
import { Chart } from "../../charts/chart.tsx";
import { formatInstant } from "../../charts/format.ts";
import { hoursHeatmapChart, hoursHeight } from "../../charts/hours-heatmap-chart.ts";
import { Panel } from "../../ui/panel.tsx";

/** Seven days, hour by hour: what came against what was expected. */
export function HoursPanel() {
  const query = useQuery(healthHoursQuery);
  return (
    <Panel title="Pings by the hour they were recorded" unit="7 days, UTC" query={query} height={290} isEmpty={({ items }) => items.length === 0} empty="No ping has come yet.">
      {(answer) => {
        const drawing = createMemo(() => hoursHeatmapChart(answer().items));
        return (
          <>
            <Chart
              label="Pings received and expected in each hour of seven days."
              option={drawing().option}
              columns={drawing().columns}
              rows={drawing().rows}
              hover="item"
              height={hoursHeight(7)}
              menu={{ api: "/api/v1/health/hours", file: "health-hours" }}
            />
            <p class="small soft health-key">
              <span class="health-swatch health-swatch-full" aria-hidden="true" /> received, the more the stronger
              <span class="health-swatch health-swatch-hollow" aria-hidden="true" /> still to come
              <span class="health-swatch-late" aria-hidden="true">×</span> somebody is late
              <span>As of {formatInstant(answer().as_of)}.</span>
            </p>
          </>
        );
      }}
    </Panel>
  );
}
