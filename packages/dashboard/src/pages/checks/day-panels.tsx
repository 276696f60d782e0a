import { createMemo } from "solid-js";
import type { CheckDay } from "../../api/rows.ts";
import { Chart } from "../../charts/chart.tsx";
import { dailyBarsChart } from "../../charts/daily-bars-chart.ts";
import { formatNumber } from "../../charts/format.ts";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";
import { daysOf, type CheckSpan } from "./check-days.ts";

const noChecks = "Nobody has asked yet. A check stands here seconds after it was answered: docs/operations.md says how to try one.";

interface DaysProps {
  query: PanelQuery<CheckDay[]>;
  span: CheckSpan;
  api: string;
}

/** Checks day by day. */
export function ChecksPanel(props: DaysProps) {
  return (
    <Panel title="Checks by day" unit="answered" query={props.query} height={250} isEmpty={(rows) => rows.every(({ checks }) => checks === 0)} empty={noChecks}>
      {(rows) => {
        const drawing = createMemo(() =>
          dailyBarsChart({
            unit: "checks",
            more: ["Hosts", "Versions"],
            days: daysOf(rows(), props.span).map(({ day, checks, hosts, versions }) => ({ day, value: checks, more: [hosts === null ? "no longer kept" : formatNumber(hosts), formatNumber(versions)] })),
          }),
        );
        return <Chart label="Version checks answered, day by day; the hollow bar is the day that goes on." option={drawing().option} columns={drawing().columns} rows={drawing().rows} height={220} menu={{ api: props.api, file: "checks-by-day" }} />;
      }}
    </Panel>
  );
}

/** The pings of the same days, in a chart of their own: not to be added, and not of the same senders. */
export function PingsPanel(props: DaysProps) {
  return (
    <Panel title="Pings by day" unit="recorded on it, for comparison" query={props.query} height={250} isEmpty={(rows) => rows.every(({ pings }) => pings === 0)} empty="No ping has come yet.">
      {(rows) => {
        const drawing = createMemo(() => dailyBarsChart({ unit: "pings", colour: 6, days: daysOf(rows(), props.span).map(({ day, pings }) => ({ day, value: pings })) }));
        return <Chart label="Pings recorded, day by day; the hollow bar is the day that goes on." option={drawing().option} columns={drawing().columns} rows={drawing().rows} height={220} menu={{ api: props.api, file: "pings-by-day" }} />;
      }}
    </Panel>
  );
}
