import { createMemo } from "solid-js";
import type { ScoreRow } from "../../../api/rows.ts";
import { Chart } from "../../../charts/chart.tsx";
import { weeklyLineChart } from "../../../charts/weekly-line-chart.ts";
import { Panel, type PanelQuery } from "../../../ui/panel.tsx";
import { createOwnUpgrades } from "../own-upgrades.ts";
import { answersOf, weeklyScores } from "./score-answers.ts";

const mostWeeks = 53;

/** The overall score of the year's pings, with the installation's own upgrades as flags. */
export function TrendPanel(props: { id: string; query: PanelQuery<ScoreRow[]> }) {
  const upgrades = createOwnUpgrades(() => props.id);
  return (
    <Panel title="Overall score by week" unit="of 100" query={props.query} height={260} isEmpty={(rows) => rows.length === 0} empty="A line begins with the first score.">
      {(rows) => {
        const points = createMemo(() => weeklyScores(answersOf(rows())).slice(-mostWeeks));
        const drawing = createMemo(() => weeklyLineChart({ unit: "of 100", series: [{ name: "Overall score", points: points() }], markers: upgrades() }));
        const said = () => `The overall score went from ${points()[0]?.value.toFixed(1) ?? "nothing"} to ${points().at(-1)?.value.toFixed(1) ?? "nothing"} in ${points().length} weeks with a score.`;
        return <Chart label={said()} option={drawing().option} columns={drawing().columns} rows={drawing().rows} height={240} menu={{ api: `/api/v1/installations/${encodeURIComponent(props.id)}/score`, file: "devops-score" }} />;
      }}
    </Panel>
  );
}
