import { useParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, Show } from "solid-js";
import { failureOf } from "../../../api/client.ts";
import { standingScoreOutlookQuery, standingScoreQuery } from "../../../api/queries.ts";
import { answerOf } from "../../../state/answer-of.ts";
import { createWholeList } from "../../../state/whole-list.ts";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { FeaturesTable } from "./features-table.tsx";
import { InputsTable } from "./inputs-table.tsx";
import { OverallFigure } from "./overall-figure.tsx";
import { answerBefore, answersOf } from "./score-answers.ts";
import { outlookWords } from "./score-words.ts";
import "./score.css";
import { TrendPanel } from "./trend-panel.tsx";

/** The DevOps score of one installation: just what the answers to its pings carried, and what moved it. */
export function StandingScorePage() {
  const params = useParams();
  return <Show when={params["id"]} keyed>{(id) => <Score id={id} />}</Show>;
}

function Score(props: { id: string }) {
  const list = createWholeList(() => standingScoreQuery(props.id));
  const outlook = useQuery(() => standingScoreOutlookQuery(props.id));
  const answers = createMemo(() => answersOf(list.rows()));
  const why = () => {
    const held = answerOf(outlook);
    return held && outlookWords(held);
  };
  const unknown = () => outlook.isError && failureOf(outlook.error).status === 404;
  const empty = () => <p>{why() === undefined ? "Scores begin with the second ping, about four weeks after the first." : "There is no score yet. What it takes stands above."}</p>;
  return (
    <Show when={!unknown()} fallback={<PageHead title="No such installation" lead="Either it never sent a ping, or it is not yours to see." />}>
      <PageHead title="DevOps score" lead="How much nine features are used by each active user, against the leaders among installations of your edition and size. It is what GitLab shows under Admin > Analytics." />
      <Show when={why()}>
        {(said) => (
          <section class="score-why" aria-label={said().title}>
            <h2>{said().title}</h2>
            <p>{said().words}</p>
          </section>
        )}
      </Show>
      <div class="score-page">
        <Panel title="Score by feature" unit="usage per 28 days and active user" query={list.query} height={480} isEmpty={(rows) => rows.length === 0} empty={empty()}>
          {() => (
            <Show when={answers().at(-1)}>
              {(newest) => (
                <>
                  <OverallFigure answer={newest()} before={answerBefore(answers())} />
                  <FeaturesTable answer={newest()} before={answerBefore(answers())} />
                  <details class="score-how">
                    <summary>How this score came</summary>
                    <InputsTable answer={newest()} />
                  </details>
                </>
              )}
            </Show>
          )}
        </Panel>
        <TrendPanel id={props.id} query={list.query} />
      </div>
    </Show>
  );
}
