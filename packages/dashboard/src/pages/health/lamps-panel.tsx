import { useQuery } from "@tanstack/solid-query";
import { For } from "solid-js";
import { healthLampsQuery } from "../../api/queries.ts";
import type { Lamp } from "../../api/rows.ts";
import { Panel } from "../../ui/panel.tsx";

const names: Record<Lamp["check"], string> = { data: "Data directory", disk: "Disk", lock: "Lock", journal: "Journal", control: "Control database", warehouse: "Warehouse" };
const states: Record<Lamp["state"], { word: string; shape: string }> = { ok: { word: "Sound", shape: "●" }, note: { word: "Note", shape: "◆" }, bad: { word: "Broken", shape: "▲" } };
const order: Record<Lamp["state"], number> = { bad: 0, note: 1, ok: 2 };

/** What the doctor finds, each with a lamp, a word and what it saw; the worst first. */
export function LampsPanel() {
  const query = useQuery(() => ({ ...healthLampsQuery(), refetchInterval: 15_000 }));
  return (
    <Panel title="What the doctor finds" query={query} height={260}>
      {(lamps) => (
        <>
          <ul class="lamps">
            <For each={lamps().toSorted((a, b) => order[a.state] - order[b.state])}>
              {(lamp) => (
                <li>
                  <span class={`lamp lamp-${lamp.state}`}>
                    <span aria-hidden="true">{states[lamp.state].shape}</span> {states[lamp.state].word}
                  </span>
                  <span class="lamp-name">{names[lamp.check]}</span>
                  <span class="small soft lamp-detail">{lamp.detail}</span>
                </li>
              )}
            </For>
          </ul>
          <p class="small soft">
            Series <code>pinghouse_journal_up</code>, <code>pinghouse_store_up</code>. <code>pinghouse doctor</code> looks closer.
          </p>
        </>
      )}
    </Panel>
  );
}
