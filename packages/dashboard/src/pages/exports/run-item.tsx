import { Show } from "solid-js";
import { api } from "../../api/client.ts";
import type { ExportRun } from "../../api/rows.ts";
import { formatBytes, formatCount, formatInstant } from "../../charts/format.ts";
import { useSession } from "../../shell/session.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import type { Acts } from "../../ui/acts.tsx";
import { sourceOfRow } from "./export-address.ts";
import { mayChange } from "./may-change.ts";
import { RunStateMark } from "./run-state.tsx";
import { progressWords, shareDone, tookWords, writtenWords } from "./run-words.ts";
import { formatWords, sourceWords } from "./source-words.ts";

/** How far a run is, as a bar where it is known how much there will be, and in words. */
function Progress(props: { run: ExportRun }) {
  const told = () => ({ rows: props.run.rows, estimate: props.run.estimate, bytes: props.run.bytes ?? 0 });
  const share = () => shareDone(told());
  const label = () => `Progress of ${props.run.name}`;
  return (
    <div class="run-progress">
      <Show when={share() !== undefined} fallback={<progress aria-label={label()} max={1} />}>
        <progress aria-label={label()} max={1} value={share() ?? 0} />
      </Show>
      <span class="small soft">{progressWords(told())}</span>
    </div>
  );
}

/** The file of a run that is done, and what to check it by. */
function FileLine(props: { run: ExportRun }) {
  return (
    <Show when={props.run.file}>
      {(file) => (
        <p class="run-file">
          <code>{file()}</code>
          <Show when={props.run.sha256}>
            {(sha256) => (
              <span class="run-sum">
                <span class="small soft" title={sha256()}>SHA-256 {sha256().slice(0, 12)}…</span>
                <CopyButton text={sha256()} name={`Copy the SHA-256 of ${file()}`} />
              </span>
            )}
          </Show>
        </p>
      )}
    </Show>
  );
}

const tries = ({ state, attempt, next_try_at }: ExportRun): string => {
  if (state === "waiting" && attempt > 1) return `Try ${attempt} comes ${formatInstant(next_try_at)}.`;
  return attempt > 1 ? `Try ${attempt}.` : "";
};

function Verb(props: { run: ExportRun; acts: Acts }) {
  const { id, name } = props.run;
  const stop = async () => {
    await api.exports.stopRun.mutate({ id });
    return `${name} is stopped. Nothing half is left at the destination.`;
  };
  const retry = async () => {
    await api.exports.retryRun.mutate({ id });
    return `${name} runs once more, as a run of its own.`;
  };
  const ended = () => props.run.state === "failed" || props.run.state === "stopped";
  return (
    <Show when={props.run.state !== "done" && props.run.state !== "withdrawn"}>
      <Show
        when={ended()}
        fallback={<button type="button" class="button" aria-label={`Stop run ${id} of ${name}`} disabled={props.acts.busy()} onClick={() => void props.acts.act(stop)}>Stop</button>}
      >
        <button type="button" class="button" aria-label={`Retry run ${id} of ${name}`} disabled={props.acts.busy()} onClick={() => void props.acts.act(retry)}>Retry</button>
      </Show>
    </Show>
  );
}

/** One run: how it stands, what it wrote where, why it failed. */
export function RunItem(props: { run: ExportRun; now: number; acts: Acts }) {
  const session = useSession();
  const took = () => tookWords(props.run, props.now);
  return (
    <li class="exports-item run-item" data-run={props.run.id}>
      <div class="run-how">
        <RunStateMark state={props.run.state} />
        <span class="small soft">{formatInstant(props.run.started_at ?? props.run.due_at)}</span>
        <span class="small soft">{took() === undefined ? "" : `${props.run.ended_at === null ? "for" : "took"} ${took()}`}</span>
      </div>
      <div class="exports-what">
        <h3>{props.run.name}<Show when={props.run.schedule === null}><span class="exports-tag">Once</span></Show></h3>
        <p class="small soft">{sourceWords(sourceOfRow(props.run))}. {formatWords[props.run.format]}, to {props.run.destination}{props.run.owner === null ? "" : `, of ${props.run.owner}`}.</p>
        <Show when={props.run.error}>{(error) => <p class="run-error"><span class="run-failed">{error()}</span> {tries(props.run)}</p>}</Show>
        <Show when={props.run.state === "running"}><Progress run={props.run} /></Show>
        <FileLine run={props.run} />
      </div>
      <div class="run-amount">
        <Show when={props.run.state === "done" && writtenWords(props.run) !== undefined}>
          <span>{formatCount(props.run.rows ?? 0, "row")}</span>
          <span class="small soft">{formatBytes(props.run.bytes ?? 0)}</span>
        </Show>
      </div>
      <div class="exports-verbs"><Show when={mayChange(session(), props.run.owner)}><Verb run={props.run} acts={props.acts} /></Show></div>
    </li>
  );
}
