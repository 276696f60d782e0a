import { useQuery } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { releaseChangeQuery, releaseHistoryQuery } from "../../api/queries.ts";
import type { ReleaseChangeRecord, ReleaseChangeRow } from "../../api/rows.ts";
import { formatInstant, formatNumber } from "../../charts/format.ts";
import { createUrlText } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { Panel } from "../../ui/panel.tsx";
import { UndoChange } from "./undo-change.tsx";
import { changeWords, differenceWords } from "./change-words.ts";

/** As many releases of one change as are spelled out. */
const most = 200;

/** What was done to the registry, the newest first; an operator can undo what nothing came over. */
export function HistoryPanel(props: { mayChange: boolean; onUndone: (said: string) => void }) {
  const list = createWholeList(releaseHistoryQuery);
  const [open, setOpen] = createUrlText("change");
  return (
    <Panel title="History" query={list.query} height={160} isEmpty={(rows) => rows.length === 0} empty="Nothing was changed since the hub keeps the history.">
      {(rows) => (
        <ul class="releases-history">
          <For each={rows().map(({ change }) => change)}>
            {(change) => (
              <Show when={rows().find((row) => row.change === change)}>
                {(row) => <Change row={row()} open={open() === String(change)} onToggle={() => setOpen(open() === String(change) ? "" : String(change))} mayChange={props.mayChange} onUndone={props.onUndone} />}
              </Show>
            )}
          </For>
        </ul>
      )}
    </Panel>
  );
}

function Change(props: { row: ReleaseChangeRow; open: boolean; onToggle: () => void; mayChange: boolean; onUndone: (said: string) => void }) {
  const [asked, setAsked] = createSignal(false);
  const undone = () => {
    setAsked(false);
    props.onUndone(`Change ${props.row.change} is undone.`);
  };
  return (
    <li>
      <div class="releases-change">
        <button type="button" class="releases-change-name" aria-expanded={props.open} onClick={() => props.onToggle()}>{props.row.change}. {changeWords(props.row)}</button>
        <span class="soft small">{formatInstant(props.row.at)}, by {props.row.actor}</span>
        <Show when={props.mayChange}>
          <Show when={props.row.undoable} fallback={<span class="faint small">changed again since</span>}>
            <button type="button" class="button" aria-expanded={asked()} aria-label={`Undo change ${props.row.change}`} onClick={() => setAsked(!asked())}>Undo</button>
          </Show>
        </Show>
      </div>
      <Show when={asked() && props.row.undoable}><UndoChange change={props.row.change} onUndone={undone} onLeave={() => setAsked(false)} /></Show>
      <Show when={props.open}><Releases change={props.row.change} /></Show>
    </li>
  );
}

const decided = (policy: NonNullable<ReleaseChangeRecord["policy"]>): string => {
  const words = (one: typeof policy.before): string => `${one.up_to_date === "latest" ? "the latest version alone" : "the newest patch of each maintained minor"}, ${one.maintained_minors} maintained`;
  return `Up to date: ${words(policy.before)} → ${words(policy.after)}`;
};

/** One change spelled out, release by release. */
function Releases(props: { change: number }) {
  const query = useQuery(() => releaseChangeQuery(props.change));
  return (
    <div class="releases-differences">
      <Panel title={`Change ${props.change}`} query={query} height={60}>
        {(record) => (
          <ul>
            <Show when={record().policy}>{(policy) => <li>{decided(policy())}</li>}</Show>
            <For each={record().releases.slice(0, most)}>{(one) => <li><strong>{one.version}</strong> {differenceWords(one)}</li>}</For>
            <Show when={record().releases.length > most}><li class="soft">{most} of {formatNumber(record().releases.length)} are shown; /api/v1/releases/history/{props.change} has all.</li></Show>
          </ul>
        )}
      </Panel>
    </div>
  );
}
