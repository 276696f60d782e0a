import { useQuery } from "@tanstack/solid-query";
import { createMemo } from "solid-js";
import { fleetWeeksQuery } from "../../api/queries.ts";
import type { FleetWeek } from "../../api/rows.ts";
import { Chart } from "../../charts/chart.tsx";
import type { Markers } from "../../charts/marked.ts";
import { weeklyLineChart } from "../../charts/weekly-line-chart.ts";
import { createReleaseMarkers } from "../../releases/release-markers.ts";
import { Panel } from "../../ui/panel.tsx";

/** The line of reporting installations; the week being filled is hollow. A week without a row had none. */
export const fleetWeeksChart = (weeks: readonly FleetWeek[], markers?: Markers) =>
  weeklyLineChart({
    unit: "installations",
    series: [{ name: "Installations", points: weeks.map(({ week, installations }) => ({ week, value: installations })) }],
    filling: weeks.find(({ filling }) => filling)?.week,
    silentIsZero: true,
    markers,
  });

export function WeeksPanel() {
  const query = useQuery(fleetWeeksQuery);
  const markers = createReleaseMarkers();
  return (
    <Panel
      title="Active installations by week"
      unit="reported in the 14 days before the week's end"
      query={query}
      height={290}
      isEmpty={({ items }) => items.length === 0}
      empty="No week has a ping yet. The first appears here seconds after it was sent."
    >
      {(answer) => {
        const drawing = createMemo(() => fleetWeeksChart(answer().items, markers()));
        return (
          <Chart
            label="Active installations by week; the hollow point is the week being filled."
            option={drawing().option}
            columns={drawing().columns}
            rows={drawing().rows}
            height={290}
            menu={{ api: "/api/v1/fleet/weeks", file: "fleet-weeks" }}
          />
        );
      }}
    </Panel>
  );
}
