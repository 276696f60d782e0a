import { createMemo } from "solid-js";
import type { Ping } from "../../api/rows.ts";
import { Chart } from "../../charts/chart.tsx";
import { timelineHeight, versionRuns, versionTimelineChart } from "../../charts/version-timeline-chart.ts";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";

/** Which version ran when, from the ping that stands for each week. */
export function VersionsPanel(props: { id: string; query: PanelQuery<{ items: Ping[] }> }) {
  return (
    <Panel title="Versions over time" query={props.query} height={160}>
      {(answer) => {
        const runs = createMemo(() => versionRuns(answer().items.filter(({ stands }) => stands)));
        const drawing = createMemo(() => versionTimelineChart(runs()));
        return (
          <Chart
            label="The version of this installation week by week."
            option={drawing().option}
            columns={drawing().columns}
            rows={drawing().rows}
            hover="item"
            height={timelineHeight(runs())}
            menu={{ api: `/api/v1/installations/${encodeURIComponent(props.id)}/pings`, file: "versions" }}
          />
        );
      }}
    </Panel>
  );
}
