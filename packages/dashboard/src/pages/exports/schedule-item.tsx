import { A, useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { api } from "../../api/client.ts";
import type { ExportRun, ExportSchedule } from "../../api/rows.ts";
import { formatInstant } from "../../charts/format.ts";
import { useSession } from "../../shell/session.tsx";
import { Menu, MenuAction } from "../../ui/menu.tsx";
import type { Acts } from "../../ui/acts.tsx";
import { formHref, sourceOfRow } from "./export-address.ts";
import { mayChange } from "./may-change.ts";
import { RunStateMark } from "./run-state.tsx";
import { stateWords, writtenWords } from "./run-words.ts";
import { formatWords, sourceWords } from "./source-words.ts";
import { inZone, whenWords } from "./when-words.ts";

const how = ({ format, layout, mode, hostnames }: ExportSchedule): string =>
  [formatWords[format], layout === "weeks" ? "a part for each week" : "", mode === "new" ? "only what is new" : "", hostnames ? "with host names" : ""].filter((words) => words !== "").join(", ");

/** The last run of a schedule, with the way to all of them. */
function LastRun(props: { schedule: ExportSchedule; run: ExportRun | undefined }) {
  return (
    <Show when={props.run} fallback={<span class="small soft">It has not run yet.</span>}>
      {(run) => (
        <>
          <A class="exports-state-link" href={`/exports/runs?schedule=${props.schedule.id}`} aria-label={`${stateWords[run().state]}: runs of ${props.schedule.name}`}><RunStateMark state={run().state} /></A>
          <span class="small soft">{formatInstant(run().ended_at ?? run().started_at ?? run().due_at)}</span>
          <Show when={writtenWords(run())}>{(words) => <span class="small soft">{words()}</span>}</Show>
          <Show when={run().state === "failed" && run().error}>{(error) => <span class="small run-failed">{error()}</span>}</Show>
        </>
      )}
    </Show>
  );
}

/** Asked before a schedule goes. */
function Removal(props: { schedule: ExportSchedule; acts: Acts; onKeep: () => void }) {
  const { id, name } = props.schedule;
  const remove = async () => {
    await api.exports.removeSchedule.mutate({ id });
    return `${name} is no longer scheduled. Its runs stay listed for 90 days, and its files where they are.`;
  };
  return (
    <div class="exports-ask" role="group" aria-label={`Remove ${name}`}>
      <span class="small">Remove {name}? Its files stay where they are.</span>
      <button type="button" class="button" disabled={props.acts.busy()} onClick={() => void props.acts.act(remove)}>Remove it</button>
      <button type="button" class="button" onClick={() => props.onKeep()}>Keep it</button>
    </div>
  );
}

function Verbs(props: { schedule: ExportSchedule; acts: Acts; onRemove: () => void }) {
  const navigate = useNavigate();
  const { id, name } = props.schedule;
  const runNow = async () => {
    await api.exports.runNow.mutate({ schedule: id });
    return `${name} runs now; its schedule stays as it is.`;
  };
  const pause = async () => {
    const paused = !props.schedule.paused;
    await api.exports.pauseSchedule.mutate({ id, paused });
    return paused ? `${name} is paused. What comes due meanwhile is not caught up.` : `${name} runs again from its next slot on.`;
  };
  return (
    <div class="exports-verbs">
      <button type="button" class="button" aria-label={`Run now: ${name}`} disabled={props.acts.busy()} onClick={() => void props.acts.act(runNow)}>Run now</button>
      <Menu name={`More for ${name}`} label="More">
        <MenuAction onSelect={() => navigate(formHref(props.schedule, "edit"))}>Change</MenuAction>
        <MenuAction onSelect={() => navigate(formHref(props.schedule, "copy"))}>Duplicate</MenuAction>
        <MenuAction onSelect={() => void props.acts.act(pause)}>{props.schedule.paused ? "Go on" : "Pause"}</MenuAction>
        <MenuAction onSelect={() => props.onRemove()}>Remove</MenuAction>
      </Menu>
    </div>
  );
}

/** One schedule: what goes where, when, how it went last, and what can be done with it. */
export function ScheduleItem(props: { schedule: ExportSchedule; last: ExportRun | undefined; acts: Acts }) {
  const session = useSession();
  const [removing, setRemoving] = createSignal(false);
  const mine = () => mayChange(session(), props.schedule.owner);
  const next = () => (props.schedule.paused ? "Paused: no next run" : props.schedule.next_at === null ? (props.schedule.cron === null ? "" : "No next run") : `Next ${inZone(props.schedule.next_at, props.schedule.time_zone)}`);
  return (
    <li class="exports-item" data-schedule={props.schedule.id}>
      <div class="exports-what">
        <h3>
          {props.schedule.name}
          <Show when={props.schedule.paused}><span class="exports-tag">Paused</span></Show>
        </h3>
        <p>{sourceWords(sourceOfRow(props.schedule))}</p>
        <p class="small soft">{how(props.schedule)}, to {props.schedule.destination}{props.schedule.owner === null ? "" : `, of ${props.schedule.owner}`}.</p>
      </div>
      <div class="exports-when">
        <p>{whenWords(props.schedule)}</p>
        <p class="small soft">{next()}</p>
      </div>
      <div class="exports-last"><LastRun schedule={props.schedule} run={props.last} /></div>
      <Show when={mine()} fallback={<div class="exports-verbs"><A class="button" href={formHref(props.schedule, "copy")} aria-label={`Duplicate ${props.schedule.name}`}>Duplicate</A></div>}>
        <Show when={removing()} fallback={<Verbs schedule={props.schedule} acts={props.acts} onRemove={() => setRemoving(true)} />}>
          <Removal schedule={props.schedule} acts={props.acts} onKeep={() => setRemoving(false)} />
        </Show>
      </Show>
    </li>
  );
}
