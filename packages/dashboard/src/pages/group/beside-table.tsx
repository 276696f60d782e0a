import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { Group, GroupFigure, GroupInstallation } from "../../api/rows.ts";
import { formatDay, formatInstant, formatNumber } from "../../charts/format.ts";
import { AbsenceMark } from "../../ui/absence-mark.tsx";
import { versionWords } from "../standing/overview/overview-words.ts";
import { measureNames, wholeReason, wholeWords } from "./group-words.ts";

type State = GroupFigure["values"][number]["state"];

const marks = { missing: "missing", failed: "failed", silent: "silent", not_yet: "missing" } as const;
const stateWords: Record<Exclude<State, "value">, string> = { missing: "not in its ping", failed: "could not be counted", silent: "silent", not_yet: "not sending yet" };

function Version(props: { one: GroupInstallation }) {
  const severity = () => props.one.advice?.severity ?? "none";
  return <span class={`overview-version overview-${severity()}`}>{versionWords(props.one) || "not said"}</span>;
}

const scoreText = ({ score }: GroupInstallation): string => (score === null ? "none yet" : formatNumber(Math.round(score * 10) / 10));

/** What is said of each installation before the measures. */
const facts: readonly { title: string; note?: string; cell: (one: GroupInstallation) => JSX.Element }[] = [
  { title: "Label", cell: ({ label, counted }) => <>{label ?? <span class="faint">none</span>}<Show when={!counted}> <span class="faint">in no sum</span></Show></> },
  { title: "Version", cell: (one) => <Version one={one} /> },
  { title: "Edition", cell: ({ edition, plan }) => [edition ?? "not said", plan].filter((word) => word !== null).join(", ") },
  { title: "Last ping", cell: ({ last_ping_at, state }) => <span title={formatInstant(last_ping_at)}>{state === "silent" ? <><AbsenceMark kind="silent" /> silent since </> : ""}{formatDay(last_ping_at)}</span> },
  { title: "DevOps score", note: "of 100", cell: (one) => <span title={one.scored_at === null ? undefined : `Of the ping of ${formatInstant(one.scored_at)}`}>{scoreText(one)}</span> },
  { title: "Features used", note: "of those it counts", cell: ({ features_used, features_available }) => `${formatNumber(features_used)} of ${formatNumber(features_available)}` },
];

function Value(props: { figure: GroupFigure; id: string }) {
  const part = () => props.figure.values.find(({ installation }) => installation === props.id);
  const absent = () => {
    const state = part()?.state;
    return state === undefined || state === "value" ? undefined : state;
  };
  return (
    <Show when={absent()} fallback={<>{formatNumber(part()?.value)}</>}>
      {(state) => <span class="value value-none"><AbsenceMark kind={marks[state()]} /> {stateWords[state()]}</span>}
    </Show>
  );
}

/** Measures as rows, installations as columns: each name leads to where that installation stands. */
export function BesideTable(props: { group: Group }) {
  return (
    <div class="group-scroll" role="region" aria-label="Your installations side by side" tabindex={0}>
      <table class="group-table">
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <For each={props.group.installations}>
              {(one) => <th scope="col" class="number"><A href={`/standing/${encodeURIComponent(one.id)}`}>{one.hostname || `without a hostname, ${one.id.slice(0, 8)}`}</A></th>}
            </For>
            <th scope="col" class="number">Together</th>
          </tr>
        </thead>
        <tbody>
          <For each={facts}>
            {(fact) => (
              <tr>
                <th scope="row">{fact.title}<Show when={fact.note}>{(note) => <span class="panel-unit">{note()}</span>}</Show></th>
                <For each={props.group.installations}>{(one) => <td class="number">{fact.cell(one)}</td>}</For>
                <td class="number faint">–</td>
              </tr>
            )}
          </For>
          <For each={props.group.figures}>
            {(figure) => (
              <tr title={figure.metric}>
                <th scope="row">{measureNames[figure.measure]}</th>
                <For each={props.group.installations}>{(one) => <td class="number"><Value figure={figure} id={one.id} /></td>}</For>
                <td class="number group-whole" title={wholeReason(figure)}>{wholeWords(figure)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
