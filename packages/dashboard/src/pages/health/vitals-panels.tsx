import { useQuery } from "@tanstack/solid-query";
import { createMemo, For, Show } from "solid-js";
import { healthDiskQuery, healthVitalsQuery } from "../../api/queries.ts";
import type { VitalsSample } from "../../api/rows.ts";
import { Chart } from "../../charts/chart.tsx";
import { formatBytes, formatInstant, formatNumber } from "../../charts/format.ts";
import { minutesLineChart } from "../../charts/minutes-line-chart.ts";
import { answerOf } from "../../state/answer-of.ts";
import { Panel } from "../../ui/panel.tsx";
import { diskWords, secondsWords } from "./health-words.ts";

interface Tile {
  title: string;
  unit: string;
  file: string;
  series: string;
  scale?: "free";
  value: (sample: VitalsSample) => number | null;
  format: (value: number | null) => string;
}

const tiles: readonly Tile[] = [
  { title: "Acknowledgement, slowest of 100", unit: "p99 of each minute", file: "acknowledgement", series: "pinghouse_acknowledgement_seconds", value: (sample) => sample.acknowledgement_p99, format: secondsWords },
  { title: "From journal to queryable", unit: "longest lag of each minute", file: "lag", series: "pinghouse_journal_to_query_lag_seconds", value: (sample) => sample.lag_seconds, format: secondsWords },
  { title: "Disk used by journal and warehouse", unit: "bytes", file: "disk", series: "pinghouse_journal_bytes, pinghouse_warehouse_bytes, pinghouse_disk_free_bytes", scale: "free", value: (sample) => sample.data_bytes, format: (value) => (value === null ? "–" : formatBytes(Math.round(value))) },
  { title: "Pings acknowledged", unit: "pings per second", file: "pings", series: "pinghouse_posts_total", value: (sample) => sample.pings_per_second, format: (value) => formatNumber(value === null ? null : Math.round(value * 100) / 100) },
];

function Forecast() {
  const disk = useQuery(healthDiskQuery);
  return <Show when={answerOf(disk)}>{(forecast) => <p class="health-now">{diskWords(forecast())}</p>}</Show>;
}

function VitalsPanel(props: { tile: Tile }) {
  const query = useQuery(() => ({ ...healthVitalsQuery(), refetchInterval: 30_000 }));
  return (
    <Panel title={props.tile.title} unit={props.tile.unit} query={query} height={230}>
      {(vitals) => {
        const points = createMemo(() => vitals().samples.map((sample) => ({ at: sample.at, value: props.tile.value(sample) })));
        const drawing = createMemo(() => minutesLineChart({ unit: props.tile.unit, name: props.tile.title, points: points(), format: props.tile.format, ...(props.tile.scale === undefined ? {} : { scale: props.tile.scale }) }));
        return (
          <>
            <Show when={props.tile.file === "disk"} fallback={<p class="health-now">{points().length === 0 ? "–" : `now ${props.tile.format(points().at(-1)?.value ?? null)}`}</p>}>
              <Forecast />
            </Show>
            <Show when={points().length > 0} fallback={<p class="small soft health-wait">The first minute is being measured. Lines are kept in memory for 24 hours and begin with the hub, {formatInstant(vitals().since)}.</p>}>
              <Chart label={`${props.tile.title}, minute by minute.`} option={drawing().option} columns={drawing().columns} rows={drawing().rows} height={160} menu={{ file: props.tile.file }} />
            </Show>
            <p class="small soft">
              Series <code>{props.tile.series}</code>. Since {formatInstant(vitals().since)}, 24 hours at most.
            </p>
          </>
        );
      }}
    </Panel>
  );
}

/** Four lines of the last 24 hours. */
export function VitalsPanels() {
  return (
    <div class="health-four">
      <For each={tiles}>{(tile) => <VitalsPanel tile={tile} />}</For>
    </div>
  );
}
