import { createMemo, For } from "solid-js";
import { heldPingsQuery } from "../../../api/queries.ts";
import type { Held } from "../../../api/rows.ts";
import { formatBytes, formatCount, formatDay, formatNumber } from "../../../charts/format.ts";
import { answerOf } from "../../../state/answer-of.ts";
import { createWholeList } from "../../../state/whole-list.ts";
import type { PanelQuery } from "../../../ui/panel.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { goingByMonth } from "./going-by-month.ts";

/** How long pings are kept, and what goes when. */
export function RetentionPanel(props: { id: string; held: PanelQuery<Held> }) {
  const list = createWholeList(() => heldPingsQuery(props.id));
  const months = createMemo(() => goingByMonth(list.rows()));
  const days = () => answerOf(props.held)?.retention_days;
  return (
    <Panel title="When it goes" unit={days() === undefined ? undefined : `${formatNumber(days())} days after receipt`} query={list.query} height={260} isEmpty={(rows) => rows.length === 0} empty="Nothing is held that could go.">
      {() => (
        <>
          <p class="held-words">
            The hub keeps a ping for {formatCount(days() ?? 0, "day")} from its receipt. What was received together goes together, once all of it is past that: so not before the day told, and usually some days later. Nothing of it is left in the hub’s tables then; backups are the operator’s.
          </p>
          <div class="table-scroll" tabindex="0" role="region" aria-label="Pings by the month in which they go">
            <table class="plain-table held-months">
              <thead><tr><th scope="col">Not before</th><th scope="col" class="number">Pings</th><th scope="col" class="number">Size</th><th scope="col">From</th></tr></thead>
              <tbody>
                <For each={months()}>
                  {(month) => <tr><th scope="row">{month.words}</th><td class="number">{formatNumber(month.pings)}</td><td class="number">{formatBytes(month.bytes)}</td><td>{formatDay(month.first)}</td></tr>}
                </For>
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  );
}
