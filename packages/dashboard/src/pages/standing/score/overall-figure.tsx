import { bandOf, scoreText } from "@pinghouse/shared/score/score";
import { Show } from "solid-js";
import { formatInstant } from "../../../charts/format.ts";
import { movesOf, overallMove, type ScoreAnswer } from "./score-answers.ts";
import { bandWords, moveWords, pointsText } from "./score-words.ts";

/** The overall score in large, its band as a word, and what moved it. */
export function OverallFigure(props: { answer: ScoreAnswer; before: ScoreAnswer | undefined }) {
  const band = () => bandOf(props.answer.overall);
  const move = () => props.before && overallMove(movesOf(props.before, props.answer));
  return (
    <div class="score-overall">
      <p class="score-large" title={`Mean of nine features, of the ping of ${formatInstant(props.answer.recorded_at)}`}>
        {scoreText(props.answer.overall)} <span class="score-of">of 100</span>
      </p>
      <p>
        <span class={`score-band score-${band()}`}>{bandWords[band()]}</span>
      </p>
      <Show when={move()}>
        {(moved) => (
          <p class="soft">
            {pointsText(moved().own + moved().leader)} points in four weeks: {moveWords(moved())}.
          </p>
        )}
      </Show>
      <p class="small faint">The mean of nine features. Below 33.33 is low, below 66.66 moderate, else high. As the answer to the ping of {formatInstant(props.answer.recorded_at)} had it.</p>
    </div>
  );
}
