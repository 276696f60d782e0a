import { useQuery } from "@tanstack/solid-query";
import { createMemo, Show } from "solid-js";
import { fleetBreakdownQuery } from "../../api/queries.ts";
import { barsChart, barsHeight } from "../../charts/bars-chart.ts";
import { Chart } from "../../charts/chart.tsx";
import { Panel } from "../../ui/panel.tsx";
import { breakdownBars, type BarsBy } from "./breakdown-bars.ts";

const words = {
  version: { title: "By version", of: "Version" },
  edition: { title: "By edition", of: "Edition" },
  size: { title: "By active users", of: "Active users" },
} as const;

/** Today's active installations by one attribute, as bars. */
export function BreakdownPanel(props: { by: BarsBy }) {
  const query = useQuery(() => fleetBreakdownQuery(props.by));
  return (
    <Panel title={words[props.by].title} unit="active installations" query={query} height={292} isEmpty={({ items }) => items.length === 0} empty="No installation is active.">
      {(answer) => {
        const prepared = createMemo(() => breakdownBars(props.by, answer().items));
        const drawing = createMemo(() => barsChart({ unit: "Installations", of: words[props.by].of, bars: prepared().bars }));
        return (
          <>
            <Chart
              label={`Active installations ${words[props.by].title.toLowerCase()}.`}
              option={drawing().option}
              columns={drawing().columns}
              rows={drawing().rows}
              hover="row"
              height={barsHeight(prepared().bars.length)}
              menu={{ api: `/api/v1/fleet/breakdown?by=${props.by}`, file: `fleet-by-${props.by}` }}
            />
            <Show when={prepared().said}>{(said) => <p class="small soft">{said()}.</p>}</Show>
          </>
        );
      }}
    </Panel>
  );
}
