import { createMemo, For, Show } from "solid-js";
import type { VersionsRow } from "../../api/rows.ts";
import { Chart } from "../../charts/chart.tsx";
import { shareStackChart } from "../../charts/share-stack-chart.ts";
import type { PanelQuery } from "../../ui/panel.tsx";
import { Panel } from "../../ui/panel.tsx";
import { versionParts } from "./version-parts.ts";

const nobody = "No installation of this cohort reported in this window. Widen the cohort, or look at another window.";

/** What the cohort ran week by week, as shares of those that reported. */
export function SharePanel(props: { query: PanelQuery<VersionsRow[]>; filling: string | undefined; api: string; by: string }) {
  return (
    <Panel title="Share of each version by week" unit="of active installations" query={props.query} height={390} isEmpty={(rows) => rows.length === 0} empty={nobody}>
      {(rows) => {
        const prepared = createMemo(() => versionParts(rows()));
        const drawing = createMemo(() => shareStackChart({ unit: "of installations", parts: prepared().parts, filling: props.filling }));
        return (
          <>
            <ul class="versions-legend" aria-label="Versions, the newest first">
              <For each={prepared().parts.toReversed()}>
                {(part) => (
                  <li>
                    <span class="versions-swatch" style={{ background: `var(--series-${part.colour + 1}, var(--text-faint))` }} aria-hidden="true" />
                    {part.name}
                  </li>
                )}
              </For>
            </ul>
            <Chart
              label={`The share of each ${props.by} version among active installations, week by week.`}
              option={drawing().option}
              columns={drawing().columns}
              rows={drawing().rows}
              height={320}
              menu={{ api: props.api, file: `versions-by-${props.by}` }}
            />
            <p class="small soft">
              Outlines are the week being filled.<Show when={prepared().said}>{(said) => <> {said()}</>}</Show>
            </p>
          </>
        );
      }}
    </Panel>
  );
}
