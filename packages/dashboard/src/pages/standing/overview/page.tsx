import { A, useParams } from "@solidjs/router";
import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { failureOf } from "../../../api/client.ts";
import { standingOverviewQuery } from "../../../api/queries.ts";
import type { StandingOverview } from "../../../api/rows.ts";
import { answerOf } from "../../../state/answer-of.ts";
import { PageHead } from "../../../ui/page-head.tsx";
import { FailureNote } from "../../../ui/panel.tsx";
import "../../installation/places.css";
import { CellBar } from "../cell-bar.tsx";
import { createUrlCell } from "../url-cell.ts";
import { ChangedPanel } from "./changed-panel.tsx";
import { OverviewFigures } from "./figures.tsx";
import { pingWords, sizeWords, versionWords } from "./overview-words.ts";
import { viewedWords } from "../held/held-words.ts";
import "./overview.css";
import { StripsPanel } from "./strips-panel.tsx";
import { AlonePanel, UnusedPanel } from "./uses-panel.tsx";

/** Where an installation stands, on one page that prints on one sheet. */
export function StandingOverviewPage() {
  const params = useParams();
  return <Show when={params["id"]} keyed>{(id) => <Overview id={id} />}</Show>;
}

function Overview(props: { id: string }) {
  const cell = createUrlCell();
  const query = useQuery(() => ({ ...standingOverviewQuery(cell.question(props.id)), placeholderData: keepPreviousData }));
  const held = () => answerOf(query);
  const unknown = () => query.isError && failureOf(query.error).status === 404;
  const name = () => held()?.installation.hostname || "Where we stand";
  return (
    <Show when={!unknown()} fallback={<PageHead title="No such installation" lead="Either it never sent a ping, or it is not yours to see." />}>
      <PageHead title={name()} lead={<Show when={held()} fallback={<>&nbsp;</>}>{(known) => <Lead about={known().installation} />}</Show>}
        actions={<button type="button" class="button" onClick={() => window.print()}>Print</button>} />
      <CellBar id={props.id} cell={cell} />
      <Show when={query.error === null || held()} fallback={<FailureNote title="Where you stand" error={query.error} stale={false} retry={() => query.refetch()} />}>
        <OverviewFigures id={props.id} overview={held()} />
        <div class="overview">
          <StripsPanel query={query} />
          <div class="overview-side">
            <UnusedPanel id={props.id} query={query} />
            <AlonePanel id={props.id} query={query} />
          </div>
          <ChangedPanel id={props.id} query={query} />
        </div>
      </Show>
      <Show when={held()}>{(known) => <Foot about={known().installation} />}</Show>
      <p class="overview-sheet">{location.href}</p>
    </Show>
  );
}

function Lead(props: { about: StandingOverview["installation"] }) {
  const severity = () => props.about.advice?.severity ?? "none";
  return (
    <>
      <Show when={props.about.label}>{(label) => <span class="overview-label">{label()}</span>}</Show>
      <Show when={versionWords(props.about)}>{(words) => <span class={`overview-version overview-${severity()}`}>{words()}</span>}</Show>
      <span>{pingWords(props.about)}</span>
    </>
  );
}

function Foot(props: { about: StandingOverview["installation"] }) {
  const page = () => `/standing/${encodeURIComponent(props.about.id)}/held`;
  return (
    <footer class="overview-foot">
      <Show when={props.about.last_ping_id}>
        {(ping) => <>Your last ping was {sizeWords(props.about)}: <A href={`${page()}?ping=${ping()}`}>see it</A>. </>}
      </Show>
      <Show when={viewedWords(props.about)}>{(words) => <><A href={`${page()}#viewed`}>{words()}</A> </>}</Show>
      <A href={page()}>What is held about you</A>
    </footer>
  );
}
