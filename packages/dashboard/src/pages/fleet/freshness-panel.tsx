import { useQuery } from "@tanstack/solid-query";
import { createMemo } from "solid-js";
import { fleetFreshnessQuery } from "../../api/queries.ts";
import type { FreshnessRow } from "../../api/rows.ts";
import { barsChart, barsHeight } from "../../charts/bars-chart.ts";
import { Chart } from "../../charts/chart.tsx";
import { Panel } from "../../ui/panel.tsx";

const sentenceCase = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** All installations by the age of their newest ping; the silent ones are hollow, because no figure of today counts them. */
export const freshnessChart = (rows: readonly FreshnessRow[]) =>
  barsChart({
    unit: "Installations",
    of: "Last ping",
    bars: rows.map(({ age, installations }) => ({ name: sentenceCase(age), value: installations, hollow: age.startsWith("silent") })),
  });

export function FreshnessPanel() {
  const query = useQuery(fleetFreshnessQuery);
  return (
    <Panel title="Last ping" unit="installations" query={query} height={320}>
      {(answer) => {
        const drawing = createMemo(() => freshnessChart(answer().items));
        return (
          <>
            <Chart
              label="Installations by the age of their newest ping."
              option={drawing().option}
              columns={drawing().columns}
              rows={drawing().rows}
              hover="row"
              height={barsHeight(answer().items.length)}
              menu={{ api: "/api/v1/fleet/freshness", file: "fleet-freshness" }}
            />
            <p class="small soft">
              An installation without a ping for 14 days is silent: it stays in the list, and no figure of today counts it.
            </p>
          </>
        );
      }}
    </Panel>
  );
}
