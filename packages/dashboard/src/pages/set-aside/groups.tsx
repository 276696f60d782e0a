import { For, Show } from "solid-js";
import { api } from "../../api/client.ts";
import type { SetAsideGroup, SetAsideRow } from "../../api/rows.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";
import { dryRunWords } from "../health/health-words.ts";
import { byReason, reasonWords, sendersOf, type ReasonGroup } from "./set-aside-groups.ts";

export interface Decision {
  decide: (decide: () => Promise<{ replayed: number }>) => void;
  busy: () => boolean;
}

/** Senders that can be approved at once; more follow when these are decided. */
const shown = 10;

/** What replaying one version's pings would do, and the verb that does it. */
function VersionGroup(props: { group: SetAsideGroup; decision: Decision }) {
  const replay = () => api.quarantine.replayGroup.mutate({ reason: props.group.reason, version: props.group.version === "" ? null : props.group.version });
  return (
    <li>
      <div>
        <h4>{props.group.version === "" ? "No version" : props.group.version}</h4>
        <p class="small soft">If replayed: {dryRunWords(props.group)}</p>
      </div>
      <Show when={props.group.reason !== "unapproved"}>
        <button type="button" class="button" disabled={props.decision.busy()} onClick={() => props.decision.decide(replay)}>
          Replay {formatCount(props.group.pings, "ping")}
        </button>
      </Show>
    </li>
  );
}

function Senders(props: { rows: readonly SetAsideRow[]; decision: Decision }) {
  const senders = () => sendersOf(props.rows, "unapproved");
  return (
    <div class="groups-verbs">
      <For each={senders().slice(0, shown)}>
        {(sender) => (
          <button type="button" class="button" disabled={props.decision.busy()} onClick={() => props.decision.decide(() => api.quarantine.approve.mutate({ uuid: sender.uuid }))}>
            Approve {sender.hostname || sender.uuid}
          </button>
        )}
      </For>
      <Show when={senders().length > shown}>
        <span class="small soft">
          {formatNumber(shown)} of {formatCount(senders().length, "sender")}; more follow when these are decided
        </span>
      </Show>
    </div>
  );
}

function Reason(props: { group: ReasonGroup; rows: readonly SetAsideRow[]; decision: Decision }) {
  return (
    <li>
      <h3>
        {reasonWords[props.group.reason].title} <span class="faint">{formatNumber(props.group.pings)}</span>
      </h3>
      <p class="small soft">{reasonWords[props.group.reason].sentence}</p>
      <Show when={props.group.reason === "unapproved"}>
        <Senders rows={props.rows} decision={props.decision} />
      </Show>
      <ul class="groups-versions">
        <For each={props.group.versions}>{(group) => <VersionGroup group={group} decision={props.decision} />}</For>
      </ul>
    </li>
  );
}

/** What is set aside by reason and version: what a replay would do, said before it is done. */
export function Groups(props: { groups: readonly SetAsideGroup[]; rows: readonly SetAsideRow[]; decision: Decision }) {
  return (
    <ul class="groups">
      <For each={byReason(props.groups)}>{(group) => <Reason group={group} rows={props.rows} decision={props.decision} />}</For>
    </ul>
  );
}
