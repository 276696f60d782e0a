import { For } from "solid-js";
import type { ReleasesSummary } from "../../api/rows.ts";
import { formatInstant, formatNumber, formatShare } from "../../charts/format.ts";
import { SeverityMark, type Colour } from "../../releases/severity-mark.tsx";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";
import { PolicyLine } from "./policy-line.tsx";

const told: readonly Colour[] = ["danger", "warning", "success", "unknown"];

/** How many of today's members hear what, and the policy that decides it. */
export function ToldPanel(props: { query: PanelQuery<ReleasesSummary>; mayChange: boolean; onDecided: (said: string) => void }) {
  return (
    <Panel title="What active installations are told" query={props.query} height={130}>
      {(summary) => {
        const n = () => told.reduce((sum, colour) => sum + summary()[colour], 0);
        return (
          <>
            <dl class="releases-told">
              <For each={told}>
                {(colour) => (
                  <div title={`${formatNumber(summary()[colour])} of n = ${formatNumber(n())} active installations, as of ${formatInstant(summary().as_of)}`}>
                    <dt><SeverityMark severity={colour} /></dt>
                    <dd>{formatNumber(summary()[colour])}<span class="soft small"> {n() === 0 ? "" : formatShare(summary()[colour] / n())}</span></dd>
                  </div>
                )}
              </For>
            </dl>
            <PolicyLine summary={summary()} mayChange={props.mayChange} onDecided={props.onDecided} />
          </>
        );
      }}
    </Panel>
  );
}
